import type { Viewer } from '@/lib/core/scope'
import type { Signer } from './rules/turns'

/** The viewer as the rules of signing see him. */
export function signerOf(viewer: Viewer): Signer {
  const posts = (held: Viewer['posts']) =>
    held.map(({ role, anchorId, acting }) => ({ role, anchorId, acting }))
  return {
    personId: viewer.personId,
    posts: posts(viewer.posts),
    delegations: viewer.delegations.map((delegation) => ({
      fromPersonId: delegation.fromPersonId,
      plans: delegation.plans,
      posts: posts(delegation.posts),
    })),
  }
}

/** Posts the viewer may sign in, his own and those delegated to him, as pairs for a query. */
export function signingPlaces(viewer: Viewer): { roles: string[]; unitIds: string[]; personIds: string[] } {
  const own = viewer.posts.map((post) => ({ role: post.role, unitId: post.anchorId }))
  const lent = viewer.delegations.flatMap((delegation) =>
    delegation.posts.map((post) => ({ role: post.role, unitId: post.anchorId })),
  )
  const places = [...own, ...lent]
  return {
    roles: places.map((place) => place.role),
    unitIds: places.map((place) => place.unitId),
    personIds: [viewer.personId, ...viewer.delegations.map((delegation) => delegation.fromPersonId)],
  }
}
