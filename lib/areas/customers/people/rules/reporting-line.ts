import type { Reason } from '@/lib/core/decision'

/** One post in the reporting line of a customer. */
export type LinePost = { postId: string; reportsTo: string | null; ended: boolean }

/** Everybody above a post, nearest first; stops where a line that was once broken would go round. */
export function superiorsOf(posts: readonly LinePost[], postId: string): string[] {
  const above = new Map(posts.map((post) => [post.postId, post.reportsTo]))
  const line: string[] = []
  for (let next = above.get(postId); next && !line.includes(next) && next !== postId; next = above.get(next))
    line.push(next)
  return line
}

/**
 * Why this post cannot report to that one: it is himself, nobody of this customer, somebody who left, or one of those
 * who report to him, directly or not.
 */
export function superiorFaults(
  posts: readonly LinePost[],
  postId: string | null,
  superiorId: string | null,
): Reason[] {
  if (superiorId === null) return []
  const fault = (code: string): Reason[] => [{ rule: 'PPL-01', code, field: 'reportsTo' }]
  if (superiorId === postId) return fault('contacts.own-superior')
  const superior = posts.find((post) => post.postId === superiorId)
  if (!superior) return fault('contacts.superior-elsewhere')
  if (superior.ended) return fault('contacts.superior-left')
  if (postId !== null && superiorsOf(posts, superiorId).includes(postId)) return fault('contacts.circle')
  return []
}

/** Whom those who reported to somebody leaving report to from then on: his own superior. */
export function movedUp(
  posts: readonly LinePost[],
  leaving: string,
): { postId: string; reportsTo: string | null }[] {
  const above = posts.find((post) => post.postId === leaving)?.reportsTo ?? null
  return posts
    .filter((post) => post.reportsTo === leaving && !post.ended)
    .map(({ postId }) => ({ postId, reportsTo: above }))
}
