import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import { isEmpty, type Masked } from '@/lib/core/forms/values'
import { isGuardedFact, type PersonChange, samePersonFact } from './person-changes'
import { type PersonFactKey, personFacts, type PersonFactValues } from './person-facts'

/** What is thought of somebody in private: only for whoever may read personal data. */
const agendaFacts = [
  'personalAgenda',
  'businessAgenda',
  'strategy',
] as const satisfies readonly PersonFactKey[]

const hidden: Masked = { masked: true, shown: '******' }

/** Is the fact what is thought of somebody in private? */
export function isAgenda(fact: string): boolean {
  return (agendaFacts as readonly string[]).includes(fact)
}

/** A value of a fact for whoever may not read agendas. */
export function withoutAgenda(fact: string, value: unknown): unknown {
  return isAgenda(fact) && !isEmpty(value) ? hidden : value
}

/** Facts for whoever may, or may not, read agendas. */
export function withoutAgendas(facts: PersonFactValues, mayRead: boolean): PersonFactValues {
  if (mayRead) return facts
  return Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, withoutAgenda(fact, value)]))
}

/**
 * Facts of this person that whoever may not read personal data cannot change: said beside the field before anything is
 * typed, refused by the same rule when it is sent all the same. `facts` may come masked.
 */
export function lockedPersonFacts(facts: PersonFactValues, mayRead: boolean): PersonFactKey[] {
  if (mayRead) return []
  return (Object.keys(personFacts) as PersonFactKey[]).filter(
    (fact) => isGuardedFact(fact, facts) || overwritesAgenda(fact, facts),
  )
}

function overwritesAgenda(fact: PersonFactKey, facts: PersonFactValues): boolean {
  return isAgenda(fact) && !isEmpty(facts[fact])
}

/** Refuses to overwrite agendas the writer was not shown. */
export function decideAgendas(
  changes: readonly PersonChange[],
  facts: PersonFactValues,
  mayRead: boolean,
): Decision<null> {
  const reasons = changes.flatMap(({ fact, from, to }): Reason[] =>
    !mayRead && overwritesAgenda(fact, facts) && !samePersonFact(fact, from, to)
      ? [{ rule: 'R-B02', code: 'contacts.guarded', field: fact }]
      : [],
  )
  return allowUnless(reasons, null)
}
