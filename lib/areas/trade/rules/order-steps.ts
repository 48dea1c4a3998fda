import { type Decision, allow, refuse } from '@/lib/core/decision'
import type { Permission, RoleCode } from '@/lib/core/permissions'

/** W6: where a shipping order can stand. */
export const orderStates = [
  'need',
  'filled',
  'signed',
  'phone-released',
  'released',
  'parked',
  'delivered',
  'slip-returned',
  'done',
  'returned',
  'void',
] as const
export type OrderState = (typeof orderStates)[number]

export type OrderEvent =
  | 'fill'
  | 'sign'
  | 'phone'
  | 'release'
  | 'park'
  | 'go-again'
  | 'deliver'
  | 'return-slip'
  | 'match'
  | 'bring-back'
  | 'void'

type Step = { from: readonly OrderState[]; to: OrderState; permission: Permission }

/** W6 as data: event → from, to and the right it takes. A phone release that is shipped is signed afterwards without moving back. */
export const orderSteps = {
  fill: { from: ['need'], to: 'filled', permission: 'trade.order-create' },
  sign: { from: ['filled', 'phone-released'], to: 'signed', permission: 'trade.order-sign' },
  phone: { from: ['need', 'filled'], to: 'phone-released', permission: 'trade.order-sign' },
  release: { from: ['signed', 'phone-released'], to: 'released', permission: 'trade.release' },
  park: { from: ['released'], to: 'parked', permission: 'trade.carry' },
  'go-again': { from: ['parked'], to: 'released', permission: 'trade.carry' },
  deliver: { from: ['released'], to: 'delivered', permission: 'trade.deliver' },
  'return-slip': { from: ['delivered'], to: 'slip-returned', permission: 'trade.release' },
  match: { from: ['slip-returned'], to: 'done', permission: 'trade.match-papers' },
  'bring-back': { from: ['released', 'parked'], to: 'returned', permission: 'trade.carry' },
  void: {
    from: ['need', 'filled', 'signed', 'phone-released'],
    to: 'void',
    permission: 'trade.order-create',
  },
} as const satisfies Record<OrderEvent, Step>

/** Where `event` leads from `state`; refuses a step that W6 does not know. */
export function decideStep(state: OrderState, event: OrderEvent): Decision<OrderState> {
  const step: Step = orderSteps[event]
  return step.from.includes(state)
    ? allow(step.to)
    : refuse({ rule: 'W6', code: 'orders.wrong-state', values: { state, event } })
}

/** What can happen next, for the buttons of a screen. */
export function eventsFrom(state: OrderState): OrderEvent[] {
  return (Object.keys(orderSteps) as OrderEvent[]).filter((event) =>
    (orderSteps[event] as Step).from.includes(state),
  )
}

type Awaited = { step: 'signed' | 'released' | 'delivered'; posts: readonly RoleCode[] }

/** Whose hand an order on its way waits for (R-D02, R-D03, R-D05), and for which step; the papers after delivery are kept by others. */
export const awaitedOf: Partial<Record<OrderState, Awaited>> = {
  filled: { step: 'signed', posts: ['branch-sales-manager', 'branch-gm'] },
  signed: { step: 'released', posts: ['cashier'] },
  'phone-released': { step: 'released', posts: ['cashier'] },
  released: { step: 'delivered', posts: ['sales-rep'] },
  parked: { step: 'delivered', posts: ['courier', 'sales-rep'] },
}
