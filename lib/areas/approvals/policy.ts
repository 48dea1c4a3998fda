import type { Viewer } from '@/lib/core/scope'
import type { Signer, StepState } from './rules/turns'

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

/** Every way the viewer may sign: a post and the hand it is signed in, his own or a principal's; null post = by name. */
export type SigningHand = {
  role: string | null
  unitId: string | null
  hand: string
  plans: readonly string[]
}

/** The ways of signing for a query. An empty `plans` means all. */
export function signingHands(viewer: Viewer): SigningHand[] {
  const hands = (posts: Viewer['posts'], hand: string, plans: readonly string[]): SigningHand[] => [
    { role: null, unitId: null, hand, plans },
    ...posts.map(({ role, anchorId }) => ({ role, unitId: anchorId, hand, plans })),
  ]
  return [
    ...hands(viewer.posts, viewer.personId, []),
    ...viewer.delegations.flatMap(({ posts, fromPersonId, plans }) => hands(posts, fromPersonId, plans)),
  ]
}

/** Has the viewer signed a step of a paper of this plan, or may he sign one in his own or a principal's hand (R-A08)? */
export function hasHand(viewer: Viewer, plan: string, steps: readonly StepState[]): boolean {
  const hands = signingHands(viewer).filter(({ plans }) => plans.length === 0 || plans.includes(plan))
  return steps.some(
    (step) =>
      step.decidedById === viewer.personId ||
      hands.some(
        ({ hand, role, unitId }) =>
          hand === step.personId ||
          (role !== null &&
            ((role === step.role && unitId === step.unitId) ||
              (role === step.escalated?.role && unitId === step.escalated.unitId))),
      ),
  )
}
