import type { DifferenceView, PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'

/** Changes not to be taken, by paper and field. */
export type Chosen = ReadonlySet<string>

export const changeKey = (
  { formId, period }: Pick<PaperDifferences, 'formId' | 'period'>,
  { field }: Pick<DifferenceView, 'field'>,
) => `${formId}${period ?? ''}.${field}`

/** Is this change to be saved: it can be, and nobody unticked it. Where two papers quarrel, none is until one is unticked. */
export function isTaken(
  change: DifferenceView,
  paper: Pick<PaperDifferences, 'formId' | 'period'>,
  off: Chosen,
): boolean {
  return change.problem === null && !off.has(changeKey(paper, change))
}

/** The facts to save, each once; of quarrelling ones only where a single value is left. */
export function sentFacts(papers: readonly PaperDifferences[], off: Chosen) {
  const taken = papers.flatMap((paper) =>
    paper.changes.filter((change) => change.fact !== null && isTaken(change, paper, off)),
  )
  const byFact = new Map<string, DifferenceView[]>()
  for (const change of taken) byFact.set(change.fact!, [...(byFact.get(change.fact!) ?? []), change])
  return [...byFact.values()].flatMap((changes) => {
    const values = new Set(changes.map(({ to }) => JSON.stringify(to)))
    const [first] = changes
    return first && values.size === 1 ? [{ fact: first.fact, from: first.from, to: first.to }] : []
  })
}

/** What only the papers hold, paper by paper. */
export function sentOwn(papers: readonly PaperDifferences[], off: Chosen) {
  return papers.flatMap((paper) => {
    const own = paper.changes.filter((change) => change.fact === null && isTaken(change, paper, off))
    return own.length > 0
      ? [
          {
            formId: paper.formId,
            period: paper.period,
            own: Object.fromEntries(own.map(({ field, to }) => [field, to])),
          },
        ]
      : []
  })
}
