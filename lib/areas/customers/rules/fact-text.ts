import { type DossierFactKey, dossierFacts } from './dossier-facts'
import { showField } from '@/lib/core/forms/text-faces'
import type { SharedWords } from '@/lib/core/forms/words'

/** A stored value of a fact as people read it; facts that only lists bring are plain text. Empty for none. */
export function factText(fact: string, value: unknown, words: SharedWords): string {
  if (value === null || value === undefined) return ''
  if (Object.hasOwn(dossierFacts, fact)) return showField(dossierFacts[fact as DossierFactKey], value, words)
  if (Array.isArray(value)) return value.map(String).join(words.words.listComma)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
