import { onPool } from '@/lib/core/db'
import type { Ref } from '@/lib/core/forms/values'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import { opportunitiesOf } from '../opportunities/queries'
import { type HeldPost, heldPosts, readPeople, shownFacts, unmaskable } from '../people/queries'
import { withoutAgendas } from '../people/rules/agendas'
import type { PersonFactKey, PersonFactValues } from '../people/rules/person-facts'
import { superiorFaults } from '../people/rules/reporting-line'
import { powerMap } from '../power/queries'
import type { MapPerson } from '../power/rules/map-people'
import type { AllianceLimits } from '../power/rules/standing'

/** An opportunity the politics of somebody may be read for, and what he is in it. */
export type ProfileOpportunity = {
  id: string
  name: string
  state: string
  salesRep: Ref | null
  role: string | null
}

/** Everything G3 shows of somebody; personal data masked, agendas only for whoever may read them. */
export type Profile = {
  customer: { id: string; name: string }
  postId: string
  version: number
  facts: PersonFactValues
  /** What the rules say of him, his behaviours with their days, every stance he was given. */
  person: MapPerson
  posts: HeldPost[]
  /** Whom he may report to (PPL-01). */
  superiors: { id: string; label: string; detail: string }[]
  opportunities: ProfileOpportunity[]
  limits: AllianceLimits
  mayUnmask: PersonFactKey[]
  may: { edit: boolean; personal: boolean }
}

/** The profiles (G3) of somebody, or of everybody there, in the order of the people. Null beyond reach. */
export async function profilesOf(
  viewer: Viewer,
  customerId: string,
  postId: string | null = null,
): Promise<Profile[] | null> {
  if (!isId(customerId) || (postId !== null && !isId(postId))) return null
  const map = await powerMap(viewer, customerId)
  const stored = map && (await readPeople(onPool, customerId))
  if (!map || !stored) return null
  const wanted = stored.people.filter((one) =>
    postId === null ? one.endsOn === null : one.postId === postId,
  )
  const [posts, opportunities] = await Promise.all([
    heldPosts(
      viewer,
      wanted.map(({ contactId }) => contactId),
    ),
    opportunitiesOf(viewer, customerId),
  ])
  const { edit, agendas } = map.may
  const line = map.people.map((one) => ({ postId: one.postId, reportsTo: one.reportsTo, ended: one.ended }))
  return wanted.flatMap(({ postId: id, contactId, postVersion, facts }): Profile[] => {
    const person = map.people.find((one) => one.postId === id)
    if (!person) return []
    return [
      {
        customer: { id: stored.id, name: stored.name },
        postId: id,
        version: postVersion,
        facts: withoutAgendas(shownFacts(facts), agendas),
        person,
        posts: posts.filter((post) => post.contactId === contactId),
        superiors: map.people
          .filter((one) => superiorFaults(line, id, one.postId).length === 0)
          .map((one) => ({ id: one.postId, label: one.name, detail: one.title ?? '' })),
        opportunities: (opportunities ?? []).map(({ roles, salesRepId, salesRepName, ...one }) => ({
          id: one.id,
          name: one.name,
          state: one.state,
          salesRep: salesRepId && salesRepName ? { id: salesRepId, label: salesRepName } : null,
          role: roles.find((role) => role.postId === id)?.role ?? null,
        })),
        limits: map.limits,
        mayUnmask: unmaskable(facts, agendas),
        may: { edit, personal: agendas },
      },
    ]
  })
}

/** The profile (G3) of one person of a customer. Null beyond reach. */
export async function profileOf(viewer: Viewer, customerId: string, postId: string): Promise<Profile | null> {
  return (await profilesOf(viewer, customerId, postId))?.[0] ?? null
}
