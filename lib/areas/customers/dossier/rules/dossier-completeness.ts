import { factKeysOf, requiredFactsOf } from '@/lib/core/forms/facts'
import { isEmpty } from '@/lib/core/forms/values'
import { dossierPapers, type DossierPaperId, isWanted } from '../../papers/rules/dossier-papers'
import { paperForm } from '../../papers/rules/paper-forms'
import { decidedFacts, type DossierFactKey, dossierFacts } from '../../rules/dossier-facts'

/** Facts the dossier of such a customer holds, with the first paper that asks, else shows. */
type Wanted = { fact: DossierFactKey; required: boolean; paper: DossierPaperId }[]

function wantedFacts(tier: string | null): Wanted {
  const forms = dossierPapers.filter((id) => isWanted(id, tier)).map((id) => [id, paperForm(id)!] as const)
  const first = (factsOf: typeof factKeysOf) =>
    new Map(forms.flatMap(([id, form]) => factsOf(form).map((fact) => [fact, id] as const)).reverse())
  const required = first(requiredFactsOf)
  const shown = first(factKeysOf)
  const decided: readonly string[] = decidedFacts
  return (Object.keys(dossierFacts) as DossierFactKey[]).flatMap((fact) => {
    const paper = required.get(fact) ?? shown.get(fact)
    return paper && !decided.includes(fact) ? [{ fact, required: required.has(fact), paper }] : []
  })
}

const wanted = { everybody: wantedFacts(null), keyAccount: wantedFacts('1') }

export type DossierCompleteness = {
  /** In the order of the dossier. */
  facts: { fact: DossierFactKey; state: 'filled' | 'missing' | 'optional'; paper: DossierPaperId }[]
  filled: number
  total: number
  /** Required facts still empty. */
  missing: number
  /** Filled part in whole per cent, rounded down. */
  percent: number
}

/**
 * How much of a dossier is there, of what its papers show: file card and basic data for everybody (R-B02, R-A03), the
 * papers of key accounts for those with a tier. Masked values count as filled.
 */
export function dossierCompleteness(facts: Readonly<Record<string, unknown>>): DossierCompleteness {
  const asked = isEmpty(facts['tier']) ? wanted.everybody : wanted.keyAccount
  const states = asked.map(({ fact, required, paper }) => {
    const filled = !isEmpty(facts[fact])
    return { fact, state: filled ? 'filled' : required ? 'missing' : 'optional', paper } as const
  })
  const count = (state: string) => states.filter((fact) => fact.state === state).length
  const filled = count('filled')
  return {
    facts: states,
    filled,
    total: states.length,
    missing: count('missing'),
    percent: Math.floor((filled * 100) / states.length),
  }
}

/** Changes when the papers ask for other facts: rows counted by another version are counted anew by a job. */
export const completenessVersion = fingerprint(
  Object.values(wanted).map((list) =>
    list.map(({ fact, required }) => `${fact}${required ? '!' : ''}`).join(),
  ),
)

function fingerprint(parts: readonly string[]): string {
  let hash = 2_166_136_261
  for (const letter of parts.join('|')) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619)
  return (hash >>> 0).toString(36)
}

/** What a customer's columns keep of its completeness. */
export function completenessColumns(facts: Readonly<Record<string, unknown>>) {
  const { percent, facts: states } = dossierCompleteness(facts)
  const missingFacts = states.flatMap(({ fact, state }) => (state === 'missing' ? [fact] : []))
  return {
    completeness: percent,
    missingFacts,
    missingCount: missingFacts.length,
    countedBy: completenessVersion,
  }
}
