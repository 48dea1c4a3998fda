import { armSql, type CustomerPlace, reachArms } from '@/lib/areas/customers/policy'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { today } from '@/lib/core/clock'
import type { BusinessDate } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import type { Settings } from '@/lib/core/settings'
import { workCalendar } from '@/lib/core/work-days'
import { visitSettings } from '../contributes'
import { mayReadVisits, mayRecordVisit } from '../policy'
import { cadenceText, visitDue, type VisitDue, type Cadence, visitsShown } from '../rules/visit-due'

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

type Raw = CustomerPlace & {
  id: string
  name: string
  state: string
  grade: Grade | null
  lastOn: BusinessDate | null
  agreedOn: BusinessDate | null
}

const NOTHING: VisitsDue = { today: 0, past: 0, overdue: 0, own: 0, rows: [] }

/**
 * Visits due within reach, today's and the longest overdue first: of whoever answers for customers of his own, of an office
 * or of a branch (R-V02, R-V03); all are counted. A reach of regions or of the company has none: it is too many to be read while one waits.
 */
export async function visitsDue(viewer: Viewer, settings: Settings, most: number): Promise<VisitsDue> {
  const arms = reachArms(viewer, 'visits.read')
  if (arms === 'all' || arms.length === 0 || arms.some(({ column }) => column === 'regionId')) return NOTHING
  const cadenceOf = settings.valueOf(visitSettings, 'visits.rep-cadence')
  const tolerance = settings.valueOf(visitSettings, 'visits.tolerance')
  const day = today()
  const within = arms.map((arm, at) => armSql(arm, at + 3)).join(' OR ')
  const [found] = await sql<{ due: Raw[]; calendar: { date: string; kind: string }[] }>(
    `WITH due AS (
       SELECT c."id",c."name",c."state",c."creditGrade" AS "grade",c."lastVisitOn" AS "lastOn",c."nextVisitOn" AS "agreedOn",
         c."ownerId",c."regionId",c."branchId",c."marketOfficeId"
       FROM "Customer" c
       WHERE c."deletedAt" IS NULL AND c."state" NOT IN ('disqualified','ended') AND (${within})
         AND coalesce(c."nextVisitOn",CASE WHEN c."state"='selected' THEN c."lastVisitOn"+($2::interval[])[c."creditGrade"] END)<=$1::date)
     SELECT coalesce((SELECT json_agg(due) FROM due),'[]') AS "due",
       coalesce((SELECT json_agg(json_build_object('date',w."date",'kind',w."kind")) FROM "WorkCalendar" w),'[]') AS "calendar"`,
    [day, ([1, 2, 3, 4, 5] as const).map((grade) => cadenceText[cadenceOf[grade]]), ...arms.map(({ ids }) => ids)],
  ) // prettier-ignore
  const calendar = workCalendar(found!.calendar)
  const due = found!.due.flatMap((raw) => {
    if (!mayReadVisits(viewer, raw)) return []
    const cadence = raw.state === 'selected' && raw.grade !== null ? cadenceOf[raw.grade] : null
    const when = visitDue({ lastOn: raw.lastOn, agreedOn: raw.agreedOn, cadence }, tolerance, day, calendar)
    return when ? [{ ...when, raw, cadence, name: raw.name }] : []
  })
  const counted = (state: VisitDue['state']) => due.filter((row) => row.state === state).length
  const shown = visitsShown(due, most)
  const told = await toldOf(shown.map(({ raw }) => raw.id))
  return {
    today: counted('today'),
    past: counted('past'),
    overdue: counted('overdue'),
    own: due.filter(({ raw }) => raw.ownerId === viewer.personId).length,
    rows: shown.map(({ raw, ...row }) => ({
      ...row,
      customerId: raw.id,
      grade: raw.grade,
      lastOn: raw.lastOn,
      agreedOn: raw.agreedOn,
      ownerName: told.get(raw.id)?.ownerName ?? null,
      promises: told.get(raw.id)?.promises ?? null,
      mayRecord: mayRecordVisit(viewer, raw),
    })),
  }
}

/** Of the customers shown: whose they are, and what was promised at the last visit. */
async function toldOf(ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await sql<{ id: string; ownerName: string | null; promises: string | null }>(
    `SELECT c."id"::text,p."name" AS "ownerName",
       (SELECT v."promises" FROM "Visit" v WHERE v."customerId"=c."id" AND v."deletedAt" IS NULL ORDER BY v."visitedOn" DESC,v."id" DESC LIMIT 1) AS "promises"
     FROM "Customer" c LEFT JOIN "Person" p ON p."id"=c."ownerId" WHERE c."id"=ANY($1::uuid[])`,
    [ids],
  ) // prettier-ignore
  return new Map(rows.map((row) => [row.id, row]))
}
