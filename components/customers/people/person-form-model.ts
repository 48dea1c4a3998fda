import type { PersonFactKey, PersonFactValues } from '@/lib/areas/customers/people/rules/person-facts'
import { samePersonFact } from '@/lib/areas/customers/people/rules/person-changes'
import { parsePhone } from '@/lib/core/forms/phone'
import { isEmpty, isMasked } from '@/lib/core/forms/values'

export type Option = { value: string; label: string }
export type PersonOptions = Record<
  'gender' | 'level' | 'buyingRole' | 'influence' | 'alliance' | 'coverage',
  readonly Option[]
> & {
  superiors: readonly Option[]
  departments: readonly string[]
}

/** Facts the dialog shows, in its order; the long lists of G3 are filled on its paper. */
export const formSections = {
  who: ['name', 'gender', 'title', 'department', 'level', 'reportsTo', 'startsOn', 'phone', 'phonePrivate', 'email'],
  stance: ['buyingRole', 'influence', 'alliance', 'coverage', 'closeness', 'closenessWanted', 'counterpart', 'responsible', 'lastContactOn', 'tie', 'goal'],
  agenda: ['personalAgenda', 'businessAgenda', 'strategy'],
  personal: ['birth', 'education', 'nativePlace', 'home', 'family', 'spouse', 'hobbies', 'personality', 'remark'],
} as const satisfies Record<string, readonly PersonFactKey[]> // prettier-ignore

const shownFacts = Object.values(formSections).flat() as PersonFactKey[]

function valueSent(fact: PersonFactKey, typed: unknown, labels: Readonly<Record<string, string>>): unknown {
  if (fact === 'phonePrivate') return typed === true
  if (isEmpty(typed)) return null
  if (fact === 'phone') return parsePhone(String(typed)) ?? typed
  if (fact === 'reportsTo' || fact === 'counterpart' || fact === 'responsible')
    return typeof typed === 'object' ? typed : { id: typed, label: labels[String(typed)] ?? '—' }
  return typed
}

/** What a filled dialog changes: each fact that differs from what the writer saw. Masked and missing ones are left alone. */
export function personChanges(
  typed: Readonly<Record<string, unknown>>,
  seen: PersonFactValues,
  labels: Readonly<Record<string, string>>,
): { fact: PersonFactKey; from: unknown; to: unknown }[] {
  return shownFacts.flatMap((fact) => {
    if (!(fact in typed) || isMasked(seen[fact])) return []
    const [from, to] = [seen[fact] ?? null, valueSent(fact, typed[fact], labels)]
    return samePersonFact(fact, from, to) ? [] : [{ fact, from, to }]
  })
}

/** A value of a stale edit as the dialog says it; undefined where it reads as it stands. */
export function shownInDialog(field: string, value: unknown, options: PersonOptions): string | undefined {
  if (isMasked(value)) return value.shown
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label)
  const list = options[field as 'gender'] as readonly Option[] | undefined
  return list?.find((one) => one.value === value)?.label
}
