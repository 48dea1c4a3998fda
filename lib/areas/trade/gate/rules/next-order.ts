/** What the check at the counter says of an order in the queue. */
export type QueueCheck = 'go' | 'stop' | 'unsigned' | 'gone'

/** The order to see after this one: the next signed one in the queue, from its top again where none follows; null for none. */
export function nextAtGate<T extends { id: string; check: QueueCheck }>(
  queue: readonly T[],
  current: string,
): T | null {
  const at = queue.findIndex(({ id }) => id === current)
  const following = [...queue.slice(at + 1), ...queue.slice(0, Math.max(at, 0))]
  return following.find(({ check }) => check === 'go' || check === 'stop') ?? null
}
