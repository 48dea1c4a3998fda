import { completeness } from '@/lib/core/forms/completeness'
import type { PersonFactValues } from '../../people/rules/person-facts'
import type { MapPerson } from '../../power/rules/map-people'
import { behaviourLines } from './behaviour-lines'
import { profileForm } from './profile-form'

type Profile = {
  postId: string
  facts: PersonFactValues
  person: MapPerson
  superiors: readonly unknown[]
}

/** How far the profile of somebody is filled, and whether behaviours carry his stance. */
export type ProfileState = {
  postId: string
  name: string
  title: string | null
  filled: number
  total: number
  missing: number
  unsupported: boolean
}

/** How the profiles of the key players stand (R-TAS2): one is wanted of each who is there. */
export function keyProfiles(profiles: readonly Profile[]): ProfileState[] {
  return profiles
    .filter(({ person }) => person.keyPlayer && !person.ended)
    .map(({ postId, facts, person, superiors }) => {
      const seen = (number: number) => person.seen.find((one) => one.number === number)?.seenOn
      const { filled, total, missingRequired } = completeness(profileForm(superiors), {
        ...facts,
        behaviours: person.seen.length > 0 ? behaviourLines(seen) : [],
      })
      const { name, title, unsupported } = person
      return { postId, name, title, filled, total, missing: missingRequired.length, unsupported }
    })
}
