import { type OpportunityHealth, opportunityHealth } from './opportunity-health'
import {
  type Alliance,
  type AllianceLimits,
  type BehaviourLevel,
  type BuyingRole,
  type Coverage,
  type Influence,
  isCoverageGap,
  isKeyPlayer,
  isSupportive,
  isUnsupported,
  lackOf,
  suggestedAlliance,
} from './standing'

type Named = { id: string; name: string }

/** A behaviour that was seen and not withdrawn. */
export type Seen = {
  id: string
  number: number
  seenOn: string
  note: string | null
  recordedBy: string | null
}

/** The stance somebody was given on a day, and by whom. */
export type StanceChange = {
  id: string
  on: string
  before: Alliance | null
  after: Alliance | null
  by: string | null
}

/** Somebody at the customer as he was judged; the facts the map is drawn from. */
export type JudgedPerson = {
  postId: string
  contactId: string
  name: string
  title: string | null
  level: string | null
  department: Named | null
  reportsTo: string | null
  buyingRole: BuyingRole | null
  influence: Influence | null
  alliance: Alliance | null
  allianceOn: string | null
  coverage: Coverage | null
  closeness: number | null
  closenessWanted: number | null
  counterpart: Named | null
  goal: string | null
  lastContactOn: string | null
  startsOn: string | null
  endsOn: string | null
  ended: boolean
  position: number
  x: number | null
  y: number | null
  seen: Seen[]
}

/** The same with what the rules say of him. */
export type MapPerson = JudgedPerson & {
  keyPlayer: boolean
  suggested: Alliance | null
  /** Set higher than the behaviours carry (R-TAS1), and what is lacking. */
  unsupported: boolean
  lack: { level: BehaviourLevel; needed: number; seen: number } | null
  /** A key player we hardly know. */
  gap: boolean
  /** null: hidden from the viewer. */
  agendas: { personal: string | null; business: string | null; strategy: string | null } | null
  history: StanceChange[]
}

export type MapTie = {
  id: string
  from: string
  to: string
  kind: 'influence' | 'conflict'
  note: string | null
  startsOn: string
  version: number
}

export type MapOpportunity = {
  id: string
  name: string
  state: string
  amountFen: number | null
  closesOn: string | null
  roles: { postId: string; role: BuyingRole }[]
}

/** What the rules say of somebody of whom the behaviours of these numbers were seen (R-TAS1, R-TAS2). */
export function verdictOn(
  person: Pick<JudgedPerson, 'influence' | 'alliance' | 'coverage'>,
  numbers: readonly number[],
  limits: AllianceLimits,
) {
  const suggested = suggestedAlliance(numbers, limits)
  const unsupported = isUnsupported(person.alliance, suggested)
  return {
    keyPlayer: isKeyPlayer(person.influence),
    suggested,
    unsupported,
    lack: person.alliance && unsupported ? lackOf(person.alliance, numbers, limits) : null,
    gap: isCoverageGap(person),
  }
}

/** Somebody with what the rules say of him. */
export function judged<T extends JudgedPerson>(person: T, limits: AllianceLimits) {
  const numbers = person.seen.map(({ number }) => number)
  return { ...person, ...verdictOn(person, numbers, limits) }
}

type Standing = Pick<JudgedPerson, 'postId' | 'name' | 'influence' | 'alliance' | 'buyingRole' | 'ended'>

/** R-TAS3 for an opportunity; without one over everybody there, by the role each usually has. Those who left do not count. */
export function healthOf(
  people: readonly Standing[],
  opportunity: Pick<MapOpportunity, 'roles'> | null,
): OpportunityHealth {
  const there = people.filter(({ ended }) => !ended)
  if (!opportunity) return opportunityHealth(there.map((one) => ({ ...one, role: one.buyingRole })))
  const roles = new Map(opportunity.roles.map(({ postId, role }) => [postId, role]))
  return opportunityHealth(
    there.flatMap((one) => {
      const role = roles.get(one.postId)
      return role ? [{ ...one, role }] : []
    }),
  )
}

/** A customer’s politics in a few numbers: key players, those of them for and against us, gaps in coverage, unsupported stances. */
export function powerSummary(
  people: readonly Pick<MapPerson, 'keyPlayer' | 'alliance' | 'gap' | 'unsupported' | 'ended'>[],
) {
  const there = people.filter(({ ended }) => !ended)
  const keyPlayers = there.filter(({ keyPlayer }) => keyPlayer)
  return {
    people: there.length,
    keyPlayers: keyPlayers.length,
    supportive: keyPlayers.filter(({ alliance }) => isSupportive(alliance)).length,
    hostile: keyPlayers.filter(({ alliance }) => alliance === 'enemy' || alliance === 'non-supporter').length,
    gaps: keyPlayers.filter(({ gap }) => gap).length,
    unsupported: there.filter(({ unsupported }) => unsupported).length,
  }
}
