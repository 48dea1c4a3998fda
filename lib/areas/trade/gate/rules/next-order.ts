import type { Decision } from '@/lib/core/decision'
import type { OrderState } from '../../rules/order-steps'

/** What the check at the counter says of an order in the queue. */
export type QueueCheck = 'go' | 'stop' | 'unsigned' | 'gone'

/** The word of an order in the queue: one that lacks the signature alone waits for it, one that lacks more is stopped. */
export function queueCheck(state: OrderState, decision: Decision<unknown>): QueueCheck {
  if (state === 'released') return 'gone'
  if (decision.allowed) return 'go'
  return decision.reasons.every(({ code }) => code === 'gate.not-signed') ? 'unsigned' : 'stop'
}

/** The order to see after this one: the next signed one in the queue, from its top again where none follows; null for none. */
export function nextAtGate<T extends { id: string; check: QueueCheck }>(
  queue: readonly T[],
  current: string,
): T | null {
  const at = queue.findIndex(({ id }) => id === current)
  const following = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))]
  return following.find(({ check }) => check === 'go' || check === 'stop') ?? null
}
