import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { isEmpty } from '@/lib/core/forms/values'
import { type PersonChange, samePersonFact } from '../../people/rules/person-changes'
import type { PersonFactKey, PersonFactValues } from '../../people/rules/person-facts'

/** What is thought of somebody in private: hidden with the personal data. */
export const agendaFacts = [
  'personalAgenda',
  'businessAgenda',
  'strategy',
] as const satisfies readonly PersonFactKey[]

/** Refuses to overwrite agendas the writer was not shown. */
export function decideAgendas(
  changes: readonly PersonChange[],
  facts: PersonFactValues,
  mayRead: boolean,
): Decision<null> {
  const isAgenda = (fact: string) => (agendaFacts as readonly string[]).includes(fact)
  const reasons = changes.flatMap(({ fact, from, to }): Reason[] =>
    !mayRead && isAgenda(fact) && !isEmpty(facts[fact]) && !samePersonFact(fact, from, to)
      ? [{ rule: 'R-B02', code: 'contacts.guarded', field: fact }]
      : [],
  )
  return allowUnless(reasons, null)
}
