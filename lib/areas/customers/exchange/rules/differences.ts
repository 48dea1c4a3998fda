import { bindingsOf } from '@/lib/core/forms/facts'
import {
  type Answers,
  fieldNamed,
  fieldsOf,
  type Form,
  isWritable,
  type Problem,
} from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import { isUnread } from '@/lib/core/forms/values'
import { sameFact } from '../../dossier/rules/fact-changes'
import type { DossierFactKey } from '../../rules/dossier-facts'

/** One field that came back changed. */
export type Difference = {
  field: string
  /** null: what the paper itself holds; it goes into the writer's draft. */
  fact: string | null
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
  formId: string
  /** Of a paper each fiscal period has one of: which. */
  period: string | null
  name: string
  /** The form changed since the workbook went out, or the viewer may not fill it: nothing is taken. */
  refused: 'old-version' | 'not-yours' | null
  changes: DifferenceView[]
}

/** A person or unit named by words alone cannot be told apart from a namesake. */
function unpicked(form: Form, name: string, to: unknown): boolean {
  const kind = fieldNamed(form, name)?.kind
  const ref = to as { id?: unknown; label?: unknown } | null
  return (
    (kind === 'person' || kind === 'unit' || kind === 'reference') &&
    ref !== null &&
    typeof ref === 'object' &&
    ref.id === null
  )
}

/** Are two values of a fact the same. */
export type SameFact = (fact: string, a: unknown, b: unknown) => boolean

const sameOfCustomer: SameFact = (fact, a, b) => sameFact(fact as DossierFactKey, a, b)

/**
 * Field by field what a workbook changes of a paper, in the order of the paper. Masked and read-only fields never differ.
 * @param same facts of the customer unless told otherwise
 */
export function differencesOf(
  form: Form,
  current: Answers,
  answers: Answers,
  problems: readonly Problem[],
  stale: readonly string[],
  same: SameFact = sameOfCustomer,
): Difference[] {
  const bound = bindingsOf(form)
  return fieldsOf(form).flatMap(({ name, field }): Difference[] => {
    if (!isWritable(field)) return []
    const fact = bound[name] ?? null
    const [from, to] = [current[name] ?? null, answers[name] ?? null]
    if (fact ? same(fact, from, to) : sameValue(from, to)) return []
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
export function quarrels(papers: readonly (readonly Difference[])[]): string[] {
  const wanted = new Map<string, unknown>()
  const quarrelled = new Set<string>()
  for (const { fact, to } of papers.flat()) {
    if (!fact) continue
    if (wanted.has(fact) && !sameOfCustomer(fact, wanted.get(fact), to)) quarrelled.add(fact)
    wanted.set(fact, to)
  }
  return [...quarrelled]
}
