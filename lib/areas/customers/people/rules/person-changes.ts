import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { sameValue } from '@/lib/core/forms/diff'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import type { Conflict } from '@/lib/core/outcome'
import { isPersonFact, type PersonFactKey, personFacts, type PersonFactValues } from './person-facts'

/** A fact to be changed: what the writer saw, and what it shall be (null empties it). */
export type PersonChange = { fact: PersonFactKey; from: unknown; to: unknown }
/** What really changed. */
export type PersonChanged = { fact: PersonFactKey; before: unknown; after: unknown }

/** Is the fact hidden from those without the right to read personal data? A telephone number only where it is marked. */
export function isPersonal(fact: string, facts: PersonFactValues): boolean {
  if (fact === 'phone') return facts.phonePrivate === true
  return isPersonFact(fact) && 'personal' in personFacts[fact]
}

/** A value as the product shows and traces it before it is asked for: personal data masked, whoever looks. */
export function shownPersonFact(fact: string, value: unknown, facts: PersonFactValues): unknown {
  if (isEmpty(value)) return null
  return isPersonFact(fact) && isPersonal(fact, facts)
    ? { masked: true, shown: maskedText(personFacts[fact], value) }
    : value
}

const labelOf = (value: unknown) =>
  typeof value === 'object' && value !== null ? ((value as { label?: unknown }).label ?? null) : value
const idOf = (value: unknown) => (value as { id?: unknown } | null | undefined)?.id ?? null

/** Two values of a fact are the same: a record by who it is, a department by its name. */
export function samePersonFact(fact: PersonFactKey, a: unknown, b: unknown): boolean {
  if (fact === 'department') return sameValue(labelOf(a), labelOf(b))
  const { kind } = personFacts[fact]
  if (kind === 'person' || kind === 'reference') return idOf(a) === idOf(b)
  if (kind === 'yes-no') return (a ?? false) === (b ?? false)
  return sameValue(a, b)
}

/** Is the fact of this person, as stored, not his to change who may not read personal data? */
export function isGuardedFact(fact: PersonFactKey, facts: PersonFactValues): boolean {
  return isPersonal(fact, facts) || (fact === 'phonePrivate' && facts.phonePrivate === true)
}

/** Refuses personal data to whoever may not read it, a person without a name, and a day of beginning after today. */
export function decidePersonChanges(
  changes: readonly PersonChange[],
  facts: PersonFactValues,
  rights: { personal: boolean; today: string },
): Decision<readonly PersonChange[]> {
  const reasons = changes.flatMap(({ fact, from, to }): Reason[] => {
    if (samePersonFact(fact, from, to)) return []
    if (fact === 'name' && isEmpty(to))
      return [{ rule: 'R-B02', code: 'contacts.name-required', field: fact }]
    if (isGuardedFact(fact, facts) && !rights.personal)
      return [{ rule: 'R-B02', code: 'contacts.guarded', field: fact }]
    const ahead =
      (fact === 'startsOn' || fact === 'lastContactOn') && !isEmpty(to) && String(to) > rights.today
    return ahead ? [{ rule: 'R-A10', code: 'contacts.after-today', field: fact }] : []
  })
  return allowUnless(reasons, changes)
}

/**
 * Compares each change with what is stored now: as the writer saw it is a change, as he wants it nothing to do, anything
 * else a conflict of base, theirs and mine.
 */
export function reconcilePerson(
  changes: readonly PersonChange[],
  stored: PersonFactValues,
): { changes: PersonChanged[]; conflicts: Conflict[] } {
  const found: { changes: PersonChanged[]; conflicts: Conflict[] } = { changes: [], conflicts: [] }
  for (const { fact, from, to } of changes) {
    const now = stored[fact] ?? null
    if (samePersonFact(fact, now, to)) continue
    if (samePersonFact(fact, now, from))
      found.changes.push({ fact, before: now, after: isEmpty(to) ? null : to })
    else
      found.conflicts.push({
        field: fact,
        base: shownPersonFact(fact, from, stored),
        theirs: fact === 'department' ? labelOf(now) : shownPersonFact(fact, now, stored),
        mine: to,
      })
  }
  return found
}
