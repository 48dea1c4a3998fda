import type { Answers, Form } from '@/lib/core/forms/definition'
import { bindingsOf } from '@/lib/core/forms/facts'
import { sameFact } from '../../dossier/rules/fact-changes'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** Fields of a signed paper whose facts are no longer as they were signed, in the order of the paper. */
export function changedSince(
  form: Form,
  signed: Answers,
  facts: Answers,
): { field: string; fact: DossierFactKey }[] {
  return Object.entries(bindingsOf(form)).flatMap(([field, key]) => {
    const fact = key as DossierFactKey
    return sameFact(fact, signed[field] ?? null, facts[fact] ?? null) ? [] : [{ field, fact }]
  })
}

/** What was signed, in the fields of another version of the form: facts go where the other version shows them. */
export function inVersion(form: Form, signedForm: Form, signed: Answers): Answers {
  if (form === signedForm) return signed
  const before = new Map(Object.entries(bindingsOf(signedForm)).map(([field, fact]) => [fact, field]))
  const bound = bindingsOf(form)
  const moved = Object.entries(bound).flatMap(([field, fact]): [string, unknown][] => {
    const old = before.get(fact)
    return old !== undefined && old in signed ? [[field, signed[old]]] : []
  })
  const own = Object.entries(signed).filter(([field]) => !(field in bound) && !before.has(bound[field] ?? ''))
  return Object.fromEntries([...own, ...moved])
}

/** Does a paper as it stands carry its last signatures? Only while it is the newest and says what was signed. */
export function carriesSignatures(
  newest: { id: string } | null,
  signed: { id: string } | null,
  changed: number,
): boolean {
  return signed !== null && newest?.id === signed.id && changed === 0
}
