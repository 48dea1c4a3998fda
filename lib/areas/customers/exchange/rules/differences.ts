import { bindingsOf } from '@/lib/core/forms/facts'
import {
  type Answers,
  fieldNamed,
  fieldsOf,
  type Form,
  isWritable,
  type Problem,
} from '@/lib/core/forms/definition'
import { isUnread } from '@/lib/core/forms/values'
import { sameFact } from '../../dossier/rules/fact-changes'
import type { DossierPaperId } from '../../papers/rules/dossier-papers'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** One field that came back changed. */
export type Difference = {
  field: string
  /** null: what the paper itself holds; it goes into the writer's draft. */
  fact: DossierFactKey | null
  from: unknown
  to: unknown
  /** Changed by somebody else since the workbook went out. */
  stale: boolean
  problem: Problem | null
}

export type DifferenceView = Difference & {
  label: string
  fromText: string
  toText: string
  problemText: string | null
  /** Another paper of the workbook changes the same fact to something else. */
  quarrel: boolean
}
export type PaperDifferences = {
  formId: DossierPaperId
  name: string
  /** The form changed since the workbook went out, or the viewer may not fill it: nothing is taken. */
  refused: 'old-version' | 'not-yours' | null
  changes: DifferenceView[]
}

/** A person or unit named by words alone cannot be told apart from a namesake. */
function unpicked(form: Form, name: string, to: unknown): boolean {
  const kind = fieldNamed(form, name)?.kind
  const ref = to as { id?: unknown; label?: unknown } | null
  return (kind === 'person' || kind === 'unit') && ref !== null && typeof ref === 'object' && ref.id === null
}

/** Field by field what a workbook changes of a paper, in the order of the paper. Masked and read-only fields never differ. */
export function differencesOf(
  form: Form,
  current: Answers,
  answers: Answers,
  problems: readonly Problem[],
  stale: readonly string[],
): Difference[] {
  const bound = bindingsOf(form)
  return fieldsOf(form).flatMap(({ name, field }): Difference[] => {
    if (!isWritable(field)) return []
    const fact = (bound[name] ?? null) as DossierFactKey | null
    const [from, to] = [current[name] ?? null, answers[name] ?? null]
    const same = fact ? sameFact(fact, from, to) : JSON.stringify(from) === JSON.stringify(to)
    if (same) return []
    const found = problems.find((problem) => problem.field === name) ?? null
    const problem =
      found ??
      (isUnread(to)
        ? { field: name, code: 'unread' }
        : unpicked(form, name, to)
          ? { field: name, code: 'not-picked' }
          : null)
    return [{ field: name, fact, from, to, stale: stale.includes(name), problem }]
  })
}

/** Facts that two papers of one workbook change to different values: one must give way. */
export function quarrels(papers: readonly (readonly Difference[])[]): DossierFactKey[] {
  const wanted = new Map<DossierFactKey, unknown>()
  const quarrelled = new Set<DossierFactKey>()
  for (const { fact, to } of papers.flat()) {
    if (!fact) continue
    if (wanted.has(fact) && !sameFact(fact, wanted.get(fact), to)) quarrelled.add(fact)
    wanted.set(fact, to)
  }
  return [...quarrelled]
}
