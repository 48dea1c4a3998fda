import { businessZone, today } from '@/lib/core/clock'
import { dateIn } from '@/lib/core/dates'
import { onPool, sql } from '@/lib/core/db'
import { fenFromYuan } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf, settingsFrom } from '@/lib/core/settings'
import { isUuid } from '@/lib/core/uuid'
import { opportunitiesOf } from '../opportunities/queries'
import { peopleOf } from '../people/queries'
import type { PersonOnDay } from '../people/rules/person-view'
import { customerSettings } from '../contributes'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { customerPlace } from '../queries'
import { mayDrawMap, mayReadAgendas } from './policy'
import {
  healthOf,
  judged,
  type JudgedPerson,
  type MapOpportunity,
  type MapPerson,
  type MapTie,
  powerSummary,
  type Seen,
  type StanceChange,
  verdictOn,
} from './rules/map-people'
import type { OpportunityHealth } from './rules/opportunity-health'
import { type Change, differenceOf, type Fields, type MapDifference, undone } from './rules/replay'
import type { Alliance, AllianceLimits, BuyingRole, Coverage, Influence } from './rules/standing'

type SeenRow = Seen & { postId: string }

/** What was seen and recorded by the end of a day and not withdrawn by then. */
const SEEN = `
SELECT b."id", b."postId", b."number", b."seenOn"::text, b."note", w."name" AS "recordedBy" FROM "Behaviour" b
LEFT JOIN "Person" w ON w."id" = b."recordedBy"
WHERE b."customerId" = $1::uuid AND b."recordedAt" < ($2::date + 1)::timestamp AT TIME ZONE $3
  AND (b."withdrawnAt" IS NULL OR b."withdrawnAt" >= ($2::date + 1)::timestamp AT TIME ZONE $3)
ORDER BY b."number", b."id"`

async function seenBy(customerId: string, day: string): Promise<Map<string, Seen[]>> {
  const byPost = new Map<string, Seen[]>()
  for (const { postId, ...seen } of await sql<SeenRow>(SEEN, [customerId, day, businessZone()]))
    byPost.set(postId, [...(byPost.get(postId) ?? []), seen])
  return byPost
}

type TieRow = { id: string; fromPostId: string; toPostId: string; kind: MapTie['kind']; note: string | null; startsOn: string; endsOn: string | null; version: number } // prettier-ignore

/** Lines that held at the end of a day, as they were known then: from the history for a past day. */
async function tiesOn(customerId: string, day: string): Promise<MapTie[]> {
  const [rows, later] = await Promise.all([
    sql<TieRow>(
      `SELECT "id","fromPostId","toPostId","kind","note","startsOn"::text,"endsOn"::text,"version" FROM "ContactTie"
       WHERE "customerId" = $1::uuid ORDER BY "id"`,
      [customerId],
    ),
    day < today() ? laterChanges(customerId, day, 'tie') : [],
  ])
  const known = undone(new Map(rows.map((row) => [row.id, row])), later)
  return [...known.values()]
    .filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day))
    .map(({ fromPostId, toPostId, endsOn: _, ...tie }) => ({ ...tie, from: fromPostId, to: toPostId }))
}

async function laterChanges(customerId: string, day: string, subjectType: string): Promise<Change[]> {
  return sql<Change>(
    `SELECT "id","subjectId","deed","before","after" FROM "ContactChange"
     WHERE "customerId" = $1::uuid AND "subjectType" = $4 AND "at" >= ($2::date + 1)::timestamp AT TIME ZONE $3`,
    [customerId, day, businessZone(), subjectType],
  )
}

function personOf(person: PersonOnDay, seen: readonly Seen[]): JudgedPerson {
  const { postId, contactId, name, title, level, department, reportsTo, allianceOn, counterpart, goal } =
    person
  const { closeness, closenessWanted, lastContactOn, startsOn, endsOn, ended, position, mapX, mapY } = person
  return {
    postId, contactId, name, title, level, department, reportsTo, allianceOn, counterpart, goal, closeness,
    closenessWanted, lastContactOn, startsOn, endsOn, ended, position, x: mapX, y: mapY,
    buyingRole: person.buyingRole as BuyingRole | null,
    influence: person.influence as Influence | null,
    alliance: person.alliance as Alliance | null,
    coverage: person.coverage as Coverage | null,
    seen: [...seen],
  } // prettier-ignore
}

async function limitsInForce(): Promise<AllianceLimits> {
  const settings = await settingsAsOf(onPool, today())
  return settings.valueOf(customerSettings, 'customers.alliance-behaviours')
}

type Judgement = ReturnType<typeof judged<JudgedPerson>>

/** Everybody at a customer on a day with what the rules say of him; null beyond reach. */
async function judgedOn(viewer: Viewer, customerId: string, day: string) {
  const known = await peopleOf(viewer, customerId, day)
  if (!known) return null
  const [seen, limits] = await Promise.all([seenBy(customerId, day), limitsInForce()])
  const people: Judgement[] = known.people.map((person) =>
    judged(personOf(person, seen.get(person.postId) ?? []), limits),
  )
  return { people, limits }
}

type AgendaRow = { id: string; personal: string | null; business: string | null; strategy: string | null }
type StanceRow = Omit<StanceChange, 'on'> & { at: Date; postId: string }

/** Every stance somebody was given, newest first. */
const STANCES = `
SELECT e."id", e."subjectId" AS "postId", e."at", e."before"->>'alliance' AS "before", e."after"->>'alliance' AS "after", w."name" AS "by"
FROM "ContactChange" e LEFT JOIN "Person" w ON w."id" = e."personId"
WHERE e."customerId" = $1::uuid AND e."subjectType" = 'post' AND e."after" ? 'alliance' ORDER BY e."id" DESC LIMIT 1000`

export type PowerMap = {
  customerId: string
  today: string
  people: MapPerson[]
  ties: MapTie[]
  opportunities: MapOpportunity[]
  limits: AllianceLimits
  may: { edit: boolean; agendas: boolean }
}

/**
 * The organisation chart and political map of a customer: everybody there now with what was seen of him and what the rules
 * say (R-TAS1, R-TAS2), lines between people, opportunities. Agendas only for whoever may read personal data. Null beyond
 * reach.
 */
export async function powerMap(viewer: Viewer, customerId: string): Promise<PowerMap | null> {
  const place = await customerPlace(viewer, customerId)
  if (!place) return null
  const day = today()
  const agendas = mayReadAgendas(viewer, place)
  const [standing, ties, opportunities, words, stances] = await Promise.all([
    judgedOn(viewer, customerId, day),
    tiesOn(customerId, day),
    opportunitiesOf(viewer, customerId),
    agendas
      ? sql<AgendaRow>(
          `SELECT "id","personalAgenda" AS "personal","businessAgenda" AS "business","strategy" FROM "ContactPost" WHERE "customerId" = $1::uuid`,
          [customerId],
        )
      : [],
    sql<StanceRow>(STANCES, [customerId]),
  ])
  if (!standing) return null
  const agendaOf = new Map(words.map(({ id, ...agenda }) => [id, agenda]))
  const historyOf = (postId: string) =>
    stances
      .filter((one) => one.postId === postId)
      .map(({ postId: _, at, ...one }) => ({ ...one, on: dateIn(businessZone(), at) }))
  return {
    customerId,
    today: day,
    people: standing.people.map((person) => ({
      ...person,
      // Notes on behaviours say what somebody said in private.
      seen: agendas ? person.seen : person.seen.map((seen) => ({ ...seen, note: null })),
      agendas: agendaOf.get(person.postId) ?? null,
      history: historyOf(person.postId),
    })),
    ties,
    opportunities: (opportunities ?? []).map(mapOpportunity),
    limits: standing.limits,
    may: { edit: mayDrawMap(viewer, place), agendas },
  }
}

type Opportunities = NonNullable<Awaited<ReturnType<typeof opportunitiesOf>>>

function mapOpportunity({
  id,
  name,
  state,
  amountFen,
  closesOn,
  roles,
}: Opportunities[number]): MapOpportunity {
  return { id, name, state, amountFen, closesOn, roles: roles as MapOpportunity['roles'] }
}

export type PowerSummary = ReturnType<typeof powerSummary> & {
  opportunities: { id: string; name: string; amountFen: number | null; health: OpportunityHealth }[]
}

type SummedPerson = Pick<JudgedPerson, 'postId' | 'name' | 'influence' | 'alliance' | 'buyingRole' | 'coverage' | 'ended'> & {
  /** Numbers of the behaviours seen of him. */
  seen: number[]
} // prettier-ignore

/** What `power_facts` finds of a customer on a day; `place` is null when there is no such living customer. */
export type PowerFacts = {
  place: CustomerPlace | null
  people: SummedPerson[]
  /** Those that are open. */
  opportunities: (Pick<MapOpportunity, 'id' | 'name' | 'roles'> & { amount: string | null })[]
  /** The setting as stored; null: none. */
  limits: unknown
}

/** The summary as this viewer sees it; null beyond reach. */
export function powerSummaryOf(viewer: Viewer, facts: PowerFacts): PowerSummary | null {
  if (!facts.place || !mayOnCustomer(viewer, 'customers.read', facts.place)) return null
  const key = 'customers.alliance-behaviours'
  const stored = facts.limits === null ? [] : [{ key, unitId: null, value: facts.limits }]
  const limits = settingsFrom(stored).valueOf(customerSettings, key)
  const people = facts.people.map(({ seen, ...person }) => ({
    ...person,
    ...verdictOn(person, seen, limits),
  }))
  return {
    ...powerSummary(people),
    opportunities: facts.opportunities.map(({ id, name, amount, roles }) => ({
      id,
      name,
      amountFen: amount === null ? null : fenFromYuan(amount),
      health: healthOf(people, { roles }),
    })),
  }
}

/** The politics of a customer for its overview: key players, support, gaps, health of open opportunities (R-TAS3). Null beyond reach. */
export async function powerOverview(viewer: Viewer, customerId: string): Promise<PowerSummary | null> {
  if (!isUuid(customerId)) return null
  const [row] = await sql<{ power: PowerFacts }>(`SELECT power_facts($1::uuid,$2::date,$3) AS "power"`, [
    customerId,
    today(),
    businessZone(),
  ])
  return row ? powerSummaryOf(viewer, row.power) : null
}

/** Facts two maps are compared by. */
const COMPARED = ['title', 'department', 'reportsTo', 'buyingRole', 'influence', 'alliance', 'coverage', 'counterpart', 'closeness'] as const // prettier-ignore

/** Also those who had left by then, marked `ended`: lines run over them. */
export type MapOnDay = { day: string; people: Judgement[]; ties: MapTie[] }
export type MapComparison = { earlier: MapOnDay; later: MapOnDay; difference: MapDifference }

async function mapOn(viewer: Viewer, customerId: string, day: string): Promise<MapOnDay | null> {
  const [standing, ties] = await Promise.all([judgedOn(viewer, customerId, day), tiesOn(customerId, day)])
  return standing && { day, people: standing.people, ties }
}

/** Ties between people of whom one is gone are gone with him. */
function compared({ people, ties }: MapOnDay) {
  const there = new Map<string, Fields>(
    people
      .filter(({ ended }) => !ended)
      .map((person) => [person.postId, { ...person, seen: person.seen.length }]),
  )
  const held = ties.filter(({ from, to }) => there.has(from) && there.has(to))
  return { people: there, ties: new Set(held.map(({ id }) => id)) }
}

/**
 * Two days of a map: who came, left or is judged otherwise, which lines appeared and vanished. Both as they were known at
 * the end of the day, from the history. Null beyond reach.
 */
export async function comparedMaps(
  viewer: Viewer,
  customerId: string,
  earlierDay: string,
  laterDay: string,
): Promise<MapComparison | null> {
  const [from, to] = earlierDay <= laterDay ? [earlierDay, laterDay] : [laterDay, earlierDay]
  if (!(await customerPlace(viewer, customerId))) return null
  const [earlier, later] = await Promise.all([mapOn(viewer, customerId, from), mapOn(viewer, customerId, to)])
  if (!earlier || !later) return null
  return {
    earlier,
    later,
    difference: differenceOf(compared(earlier), compared(later), [...COMPARED, 'seen']),
  }
}
