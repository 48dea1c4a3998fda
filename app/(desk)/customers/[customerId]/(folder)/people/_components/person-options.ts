import { getTranslations } from 'next-intl/server'
import type { PersonOptions } from '@/components/customers/people/person-form-model'
import type { PeopleOnDay } from '@/lib/areas/customers/people/queries'
import {
  alliances,
  buyingRoles,
  contactLevels,
  coverages,
  genders,
  influences,
} from '@/lib/areas/customers/people/rules/person-options'
import type { OptionSet } from '@/lib/core/forms/kinds'

/** What the lists of the person dialog offer at this customer. @param postId whose superior is chosen; he himself is not offered */
export async function personOptions(view: PeopleOnDay, postId?: string): Promise<PersonOptions> {
  const t = await getTranslations('forms.options')
  const optionsOf = ({ set, codes }: OptionSet) =>
    codes.map((value) => ({ value, label: t(`${set}.${value}` as 'gender.male') }))
  return {
    gender: optionsOf(genders),
    level: optionsOf(contactLevels),
    buyingRole: optionsOf(buyingRoles),
    influence: optionsOf(influences),
    alliance: optionsOf(alliances),
    coverage: optionsOf(coverages),
    superiors: view.people
      .filter((person) => !person.ended && person.postId !== postId)
      .map(({ postId: value, name, title }) => ({ value, label: [name, title].filter(Boolean).join(' ') })),
    departments: view.departments.filter(({ ended }) => !ended).map(({ name }) => name),
  }
}
