import type { GroupLink, GroupLinkChange } from '../schema'

export type LinkedFirm = GroupLink & { id: string }

/**
 * Links of groups after a merge: firms under a merged record stand under the kept one, which takes the place of a merged
 * record where it had none itself or stood below it. Merged records stand alone. Answers only what changes.
 */
export function groupLinksAfter(
  firms: readonly LinkedFirm[],
  keptId: string,
  loserIds: readonly string[],
): GroupLinkChange[] {
  const now = new Map(firms.map((firm) => [firm.id, { parentId: firm.parentId, tie: firm.tie }]))
  for (const loserId of loserIds) {
    const loser = now.get(loserId)
    const kept = now.get(keptId)
    if (!loser || !kept) continue
    if (liesBelow(now, keptId, loserId) || (kept.parentId === null && !liesBelow(now, loserId, keptId)))
      now.set(keptId, { ...loser })
    for (const [id, link] of now)
      if (link.parentId === loserId && id !== keptId) now.set(id, { ...link, parentId: keptId })
    now.set(loserId, { parentId: null, tie: null })
  }
  const hasBelow = new Set([...now.values()].flatMap(({ parentId }) => parentId ?? []))
  return firms.flatMap((firm) => {
    const { parentId, tie } = now.get(firm.id)!
    const root = parentId === null ? (hasBelow.has(firm.id) ? firm.id : null) : topOf(now, firm.id)
    const before = { parentId: firm.parentId, tie: firm.tie, root: firm.root }
    const after = { parentId, tie, root }
    const same = before.parentId === parentId && before.tie === tie && before.root === root
    return same ? [] : [{ id: firm.id, before, after }]
  })
}

type Links = ReadonlyMap<string, { parentId: string | null }>

function topOf(links: Links, id: string): string {
  let top = id
  const seen = new Set<string>()
  for (
    let above = links.get(top)?.parentId;
    above && links.has(above) && !seen.has(above);
    above = links.get(top)?.parentId
  ) {
    seen.add(above)
    top = above
  }
  return top
}

function liesBelow(links: Links, id: string, above: string): boolean {
  const seen = new Set<string>()
  for (let at = links.get(id)?.parentId; at && !seen.has(at); at = links.get(at)?.parentId) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}
