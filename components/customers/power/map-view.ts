import type { Action } from '@/components/form/use-action'
import type { MapOpportunity, MapPerson, MapTie } from '@/lib/areas/customers/power/rules/map-people'
import type { AllianceLimits, BuyingRole } from '@/lib/areas/customers/power/rules/standing'
import type { Sizes } from '@/lib/areas/customers/power/rules/tree-layout'

/** What the screen of chart and map is given. */
export type MapView = {
  customerId: string
  customerName: string
  today: string
  people: MapPerson[]
  ties: MapTie[]
  opportunities: MapOpportunity[]
  limits: AllianceLimits
  may: { edit: boolean; agendas: boolean }
}

export type MapActions = {
  changePerson: Action<unknown>
  recordBehaviour: Action<unknown>
  withdrawBehaviour: Action<unknown>
  drawTie: Action<unknown>
  endTie: Action<unknown>
  moveCards: Action<unknown>
}

export const mapModes = ['chart', 'politics'] as const
export type MapMode = (typeof mapModes)[number]

/** Cards on the screen, px. */
export const cardSizes = {
  width: 184,
  height: 84,
  gapX: 22,
  gapY: 48,
  stackGap: 20,
  indent: 22,
  stackFrom: 3,
  stackMost: 8,
} as const satisfies Sizes

/** The role somebody has in an opportunity, else the usual one; undefined: he takes no part in it. */
export function roleIn(person: MapPerson, opportunity: MapOpportunity | null): BuyingRole | null | undefined {
  if (!opportunity) return person.buyingRole
  return opportunity.roles.find(({ postId }) => postId === person.postId)?.role
}
