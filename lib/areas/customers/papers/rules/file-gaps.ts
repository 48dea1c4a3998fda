import { choiceOf, type Reason } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'

/** Why a file is not collated yet (W2, R-B02): facts the basic sheet requires are missing. Nothing where it is whole. */
export function gapsIn(required: readonly string[], facts: Readonly<Record<string, unknown>>): Reason[] {
  const [first, ...more] = required.filter((fact) => isEmpty(facts[fact]))
  if (first === undefined) return []
  const values = { what: more.length === 0 ? choiceOf(first) : 'several', count: more.length + 1 }
  return [{ rule: 'R-B02', code: 'customers.file-not-whole', values }]
}
