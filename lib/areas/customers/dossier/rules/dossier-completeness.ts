import { isEmpty } from '@/lib/core/forms/values'
import { requiredFactsOf } from '@/lib/core/forms/facts'
import { formA1 } from '../../forms/a1'
import { formA6 } from '../../forms/a6'
import { type DossierFactKey, dossierFacts } from '../../rules/dossier-facts'

/** The two papers every dossier holds: the file card and the basic data (R-B02, R-A03). */
const papers = { A1: formA1, A6: formA6 } as const
export type BasicPaper = keyof typeof papers

/** Facts one of the two papers wants filled, with the first paper that asks. */
export const requiredFacts: ReadonlyMap<DossierFactKey, BasicPaper> = new Map(
  (Object.keys(papers) as BasicPaper[])
    .flatMap((id) =>
      requiredFactsOf(papers[id]).map((fact): [DossierFactKey, BasicPaper] => [fact as DossierFactKey, id]),
    )
    .reverse(),
)

export type DossierCompleteness = {
  /** In the order of the dossier. */
  facts: { fact: DossierFactKey; state: 'filled' | 'missing' | 'optional'; paper: BasicPaper }[]
  filled: number
  total: number
  /** Filled part in whole per cent, rounded down. */
  percent: number
}

/** How much of a dossier is there. Masked values count as filled. */
export function dossierCompleteness(facts: Readonly<Record<string, unknown>>): DossierCompleteness {
  const keys = Object.keys(dossierFacts) as DossierFactKey[]
  const states = keys.map((fact) => {
    const filled = !isEmpty(facts[fact])
    const state = filled ? 'filled' : requiredFacts.has(fact) ? 'missing' : 'optional'
    return { fact, state, paper: requiredFacts.get(fact) ?? 'A1' } as const
  })
  const filled = states.filter((fact) => fact.state === 'filled').length
  return { facts: states, filled, total: keys.length, percent: Math.floor((filled * 100) / keys.length) }
}
