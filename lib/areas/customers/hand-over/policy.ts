import { mayOn, type Viewer } from '@/lib/core/scope'

/** Somebody customers may be given to, with the paths of the units he holds posts in. */
export type Receiver = { name: string; paths: string[] }

/** Does the receiver hold a post where the giver may hand customers over? */
export function isWithin(viewer: Viewer, personId: string, receiver: Receiver | null): boolean {
  const paths = receiver?.paths.map((path) => path.split('/').filter(Boolean)) ?? []
  return paths.some((unitPath) =>
    mayOn(viewer, 'customers.hand-over', { ownerId: personId, unitId: unitPath.at(-1) ?? null, unitPath }),
  )
}
