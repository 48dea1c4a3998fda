import { armSql, type CustomerPlace, type ReachArm, reachArms } from '@/lib/areas/customers/policy'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { today } from '@/lib/core/clock'
import type { BusinessDate } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { Settings } from '@/lib/core/settings'
import { workCalendar } from '@/lib/core/work-days'
import { visitSettings } from '../contributes'
import { mayRecordVisit } from '../policy'
import {
  type Cadence,
  cadenceText,
  groupsShown,
  visitDue,
  type VisitDue,
  visitsShown,
} from '../rules/visit-due'

/** A visit that is due, with what it is counted from. */
export type VisitDueRow = VisitDue & {
  customerId: string
  name: string
  grade: Grade | null
  ownerName: string | null
  lastOn: BusinessDate | null
  /** The day agreed at the last visit; null where its day comes from the cadence. */
  agreedOn: BusinessDate | null
  cadence: Cadence | null
  /** What was promised at the last visit. */
  promises: string | null
  mayRecord: boolean
}

export type VisitsDue = {
  today: number
  past: number
  overdue: number
  /** Of all these: with the viewer's own customers. */
  own: number
  rows: VisitDueRow[]
}

/** Customers whose visit comes due on one day for one reason: what the rule looks at, and how many they are. */
type Group = {
  key: string
  grade: Grade | null
  lastOn: BusinessDate | null
  agreedOn: BusinessDate | null
  count: number
  own: number
}

type Raw = CustomerPlace & {
  id: string
  key: string
  name: string
  state: string
  grade: Grade | null
  lastOn: BusinessDate | null
  agreedOn: BusinessDate | null
  ownerName: string | null
  promises: string | null
}

const NOTHING: VisitsDue = { today: 0, past: 0, overdue: 0, own: 0, rows: [] }

/**
 * Visits due within reach, today's and the longest overdue first: of whoever answers for customers of his own, of an office
 * or of a branch (R-V02, R-V03); all are counted. A reach of regions or of the company has none: it is too many to be read
 * while one waits. The rule is asked once for all customers that have the same dates.
 */
export async function visitsDue(viewer: Viewer, settings: Settings, most: number): Promise<VisitsDue> {
  const arms = reachArms(viewer, 'visits.read')
  if (arms === 'all' || arms.length === 0 || arms.some(({ column }) => column === 'regionId')) return NOTHING
  const cadenceOf = settings.valueOf(visitSettings, 'visits.rep-cadence')
  const tolerance = settings.valueOf(visitSettings, 'visits.tolerance')
  const day = today()
  const spans = ([1, 2, 3, 4, 5] as const).map((grade) => cadenceText[cadenceOf[grade]])
  const due = dueWithin(viewer, arms, [day, spans])
  const [found] = await sql<{ groups: Group[]; calendar: { date: string; kind: string }[] }>(
    `WITH due AS (${due.statement}), groups AS (
       SELECT due."key",due."countedGrade" AS "grade",due."countedFrom" AS "lastOn",due."agreedOn",count(*)::int AS "count",
         (count(*) FILTER (WHERE due."ownerId"=$${due.values.length + 1}::uuid))::int AS "own" FROM due GROUP BY 1,2,3,4)
     SELECT coalesce((SELECT json_agg(groups) FROM groups),'[]') AS "groups",
       coalesce((SELECT json_agg(json_build_object('date',w."date",'kind',w."kind")) FROM "WorkCalendar" w),'[]') AS "calendar"`,
    [...due.values, viewer.personId],
  )
  const calendar = workCalendar(found!.calendar)
  const groups = found!.groups.flatMap((group) => {
    const cadence = group.grade === null ? null : cadenceOf[group.grade]
    const when = visitDue({ ...group, cadence }, tolerance, day, calendar)
    return when ? [{ ...group, when }] : []
  })
  const counted = (state: VisitDue['state']) =>
    groups.reduce((sum, { when, count }) => sum + (when.state === state ? count : 0), 0)
  const whenOf = new Map(groupsShown(groups, most).map(({ key, when }) => [key, when]))
  const rows = whenOf.size === 0 ? [] : await rowsOf(due, [...whenOf.keys()], most)
  const shown = visitsShown(
    rows.map((raw) => ({ ...whenOf.get(raw.key)!, name: raw.name, raw })),
    most,
  )
  return {
    today: counted('today'),
    past: counted('past'),
    overdue: counted('overdue'),
    own: groups.reduce((sum, { own }) => sum + own, 0),
    rows: shown.map(({ raw, ...row }) => ({
      ...row,
      customerId: raw.id,
      grade: raw.grade,
      lastOn: raw.lastOn,
      agreedOn: raw.agreedOn,
      cadence: raw.state === 'selected' && raw.grade !== null ? cadenceOf[raw.grade] : null,
      ownerName: raw.ownerName,
      promises: raw.promises,
      mayRecord: mayRecordVisit(viewer, raw),
    })),
  }
}

type Statement = { statement: string; values: unknown[] }

/** Customers the viewer may see whose visit may be due by $1, the spans of the grades in $2. A working day may come later. */
function dueWithin(viewer: Viewer, arms: readonly ReachArm[], values: unknown[]): Statement {
  const files = reachArms(viewer, 'customers.read')
  const reach = (some: readonly ReachArm[]) =>
    some.map((arm) => armSql(arm, values.push(arm.ids))).join(' OR ') || 'false'
  const within = [reach(arms), files === 'all' ? 'true' : reach(files)]
  const statement = `SELECT c."id",c."name",c."namePinyin",c."state",c."creditGrade" AS "grade",c."lastVisitOn" AS "lastOn",c."nextVisitOn" AS "agreedOn",
      c."ownerId",c."regionId",c."branchId",c."marketOfficeId",k."countedGrade",k."countedFrom",
      concat_ws('/',c."nextVisitOn",k."countedFrom",k."countedGrade") AS "key"
    FROM "Customer" c CROSS JOIN LATERAL (SELECT CASE WHEN c."nextVisitOn" IS NULL THEN c."creditGrade" END AS "countedGrade",
      CASE WHEN c."nextVisitOn" IS NULL THEN c."lastVisitOn" END AS "countedFrom") k
    WHERE c."deletedAt" IS NULL AND c."state" NOT IN ('disqualified','ended') AND ${within.map((one) => `(${one})`).join(' AND ')}
      AND coalesce(c."nextVisitOn",CASE WHEN c."state"='selected' THEN c."lastVisitOn"+($2::interval[])[c."creditGrade"] END)<=$1::date`
  return { statement, values }
}

/** The first of each group by name, with whose they are and what was promised at the last visit. */
function rowsOf(due: Statement, keys: readonly string[], most: number): Promise<Raw[]> {
  return sql<Raw>(
    `WITH due AS (${due.statement}),
       firsts AS (SELECT due.*,row_number() OVER (PARTITION BY due."key" ORDER BY due."namePinyin",due."id") AS "nth" FROM due
         WHERE due."key"=ANY($${due.values.length + 1}::text[]))
     SELECT f."id"::text,f."key",f."name",f."state",f."grade",f."lastOn"::text,f."agreedOn"::text,
       f."ownerId"::text,f."regionId"::text,f."branchId"::text,f."marketOfficeId"::text,p."name" AS "ownerName",
       (SELECT v."promises" FROM "Visit" v WHERE v."customerId"=f."id" AND v."deletedAt" IS NULL ORDER BY v."visitedOn" DESC,v."id" DESC LIMIT 1) AS "promises"
     FROM firsts f LEFT JOIN "Person" p ON p."id"=f."ownerId" WHERE f."nth"<=$${due.values.length + 2} ORDER BY f."namePinyin",f."id"`,
    [...due.values, keys, most],
  )
}
