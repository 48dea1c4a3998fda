import { isPersonFact, personFacts } from '@/lib/areas/customers/people/rules/person-facts'
import { isMasked } from '@/lib/core/forms/values'
import { showField } from '@/lib/core/forms/text-faces'
import type { SharedWords } from '@/lib/core/forms/words'

/** A stored value of a fact of a person as people read it; empty for none. */
export function personFactText(fact: string, value: unknown, words: SharedWords): string {
  if (value === null || value === undefined) return ''
  if (isMasked(value)) return value.shown
  if (typeof value === 'object' && 'label' in value) return String(value.label)
  if (isPersonFact(fact) && personFacts[fact].kind !== 'table')
    return showField(personFacts[fact], value, words)
  if (Array.isArray(value))
    return (value as unknown[])
      .map((row) => (typeof row === 'object' && row !== null ? Object.values(row).join(' ') : String(row)))
      .join(words.words.listComma)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
