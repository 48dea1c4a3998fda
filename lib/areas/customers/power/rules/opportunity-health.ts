import { type Alliance, type BuyingRole, type Influence, isKeyPlayer, isSupportive } from './standing'

export type Colour = 'red' | 'amber' | 'green'

/** Why, as a key under `power.health`; `names` are those the sentence speaks of. */
export type OpportunityHealth = {
  colour: Colour
  reason: 'nobody' | 'no-key-player' | 'no-supportive' | 'no-decider' | 'decider'
  names: string[]
}

export type Participant = {
  name: string
  influence: Influence | null
  alliance: Alliance | null
  role: BuyingRole | null
}

const decides = ({ role }: Participant) => role === 'decision-maker' || role === 'approver'

/**
 * R-TAS3: red without a supportive key player, amber with at least one, green with at least one of them who approves or
 * decides. Names come in the order they were given.
 */
export function opportunityHealth(people: readonly Participant[]): OpportunityHealth {
  const keyPlayers = people.filter(({ influence }) => isKeyPlayer(influence))
  const supportive = keyPlayers.filter(({ alliance }) => isSupportive(alliance))
  const deciders = supportive.filter(decides)
  const named = (some: readonly Participant[]) => some.map(({ name }) => name)
  if (deciders.length > 0) return { colour: 'green', reason: 'decider', names: named(deciders) }
  if (supportive.length > 0) return { colour: 'amber', reason: 'no-decider', names: named(supportive) }
  if (keyPlayers.length > 0) return { colour: 'red', reason: 'no-supportive', names: named(keyPlayers) }
  return { colour: 'red', reason: people.length > 0 ? 'no-key-player' : 'nobody', names: [] }
}
