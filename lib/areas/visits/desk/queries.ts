import { type CustomerPlace, reachArms } from '@/lib/areas/customers/policy'
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
  ownerName: string | null
  lastOn: BusinessDate | null
  agreedOn: BusinessDate | null
  promises: string | null
}

/** More than any branch has; beyond it the longest overdue are counted. */
const MOST = 2000
const NOTHING: VisitsDue = { today: 0, past: 0, overdue: 0, own: 0, rows: [] }

/**
 * Visits due within reach, today's and the longest overdue first: of whoever answers for customers of his own, of an office
 * or of a branch (R-V02, R-V03). A reach of regions or of the company has none: it is too many to be read while one waits.
 */
export async function visitsDue(viewer: Viewer, settings: Settings, most: number): Promise<VisitsDue> {
  const arms = reachArms(viewer, 'visits.read')
  if (arms === 'all' || arms.length === 0 || arms.some(({ column }) => column === 'regionId')) return NOTHING
  const cadenceOf = settings.valueOf(visitSettings, 'visits.rep-cadence')
  const tolerance = settings.valueOf(visitSettings, 'visits.tolerance')
  const day = today()
  const within = arms.map(({ column }, at) => `c."${column}"=ANY($${at + 3}::uuid[])`).join(' OR ')
  const [found] = await sql<{ due: Raw[]; calendar: { date: string; kind: string }[] }>(
    `WITH due AS (
       SELECT c."id",c."name",c."state",c."creditGrade" AS "grade",p."name" AS "ownerName",c."lastVisitOn" AS "lastOn",c."nextVisitOn" AS "agreedOn",
         c."ownerId",c."regionId",c."branchId",c."marketOfficeId",
         (SELECT v."promises" FROM "Visit" v WHERE v."customerId"=c."id" AND v."deletedAt" IS NULL ORDER BY v."visitedOn" DESC,v."id" DESC LIMIT 1) AS "promises"
       FROM "Customer" c LEFT JOIN "Person" p ON p."id"=c."ownerId"
       WHERE c."deletedAt" IS NULL AND c."state" NOT IN ('disqualified','ended') AND (${within})
         AND coalesce(c."nextVisitOn",CASE WHEN c."state"='selected' THEN c."lastVisitOn"+($2::interval[])[c."creditGrade"] END)<=$1::date
       ORDER BY coalesce(c."nextVisitOn",c."lastVisitOn"),c."id" LIMIT ${MOST})
     SELECT coalesce((SELECT json_agg(due) FROM due),'[]') AS "due",
       coalesce((SELECT json_agg(json_build_object('date',w."date",'kind',w."kind")) FROM "WorkCalendar" w),'[]') AS "calendar"`,
    [day, ([1, 2, 3, 4, 5] as const).map((grade) => cadenceText[cadenceOf[grade]]), ...arms.map(({ ids }) => ids)],
  ) // prettier-ignore
  const calendar = workCalendar(found!.calendar)
  const due = found!.due.flatMap((raw): (VisitDueRow & { own: boolean })[] => {
    if (!mayReadVisits(viewer, raw)) return []
    const cadence = raw.state === 'selected' && raw.grade !== null ? cadenceOf[raw.grade] : null
    const { id, name, grade, ownerName, lastOn, agreedOn, promises } = raw
    const when = visitDue({ lastOn, agreedOn, cadence }, tolerance, day, calendar)
    if (!when) return []
    const mayRecord = mayRecordVisit(viewer, raw)
    const own = raw.ownerId === viewer.personId
    const row = { customerId: id, name, grade, ownerName, lastOn, agreedOn, cadence, promises }
    return [{ ...when, ...row, mayRecord, own }]
  })
  const counted = (state: VisitDue['state']) => due.filter((row) => row.state === state).length
  return {
    today: counted('today'),
    past: counted('past'),
    overdue: counted('overdue'),
    own: due.filter(({ own }) => own).length,
    rows: visitsShown(due, most).map(({ own: _, ...row }) => row),
  }
}
