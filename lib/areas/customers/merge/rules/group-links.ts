import type { GroupChange } from '../../groups/schema'
import type { GroupLink, GroupLinkChange } from '../schema'

export type LinkedFirm = GroupLink & { id: string; name: string; fileNumber: string }

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

export type GroupDeed = GroupChange & { firm: { id: string; name: string; fileNumber: string } }

/**
 * What changes of links mean in the history of a group: who joined, moved, left or is tied otherwise. A change of the top
 * alone is nobody's deed; `gone` are records that are no members any more.
 */
export function groupDeeds(
  changes: readonly GroupLinkChange[],
  firms: readonly LinkedFirm[],
  gone: readonly string[] = [],
): GroupDeed[] {
  const byId = new Map(firms.map((firm) => [firm.id, firm]))
  const named = (id: string | null) => {
    const firm = id === null ? undefined : byId.get(id)
    return firm ? { id: firm.id, name: firm.name } : null
  }
  return changes.flatMap(({ id, before, after }) => {
    const firm = byId.get(id)
    const moved = before.parentId !== after.parentId
    if (!firm || gone.includes(id) || (!moved && before.tie === after.tie)) return []
    const deed = !moved
      ? 'tied'
      : before.parentId === null
        ? 'joined'
        : after.parentId === null
          ? 'left'
          : 'moved'
    const tie = after.tie as GroupChange['tie']
    return [{ firm, deed, before: named(before.parentId), after: named(after.parentId), tie } as const]
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
