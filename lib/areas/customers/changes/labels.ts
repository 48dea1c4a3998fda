import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { maskedText } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { guardOf } from '../dossier/rules/fact-changes'
import { isFactKey } from '../dossier/schema'
import { dossierFacts } from '../rules/dossier-facts'
import type { ChangeFacts } from './queries'
import { bindingArea } from './rules/areas'
import type { ChangeKind } from './schema'

/** The kind as form C1 prints it. */
export const kindOnPaper = {
  add: 'add',
  disqualify: 'remove-disqualified',
  lost: 'remove-lost',
  end: 'remove-ended',
  amend: 'amend',
  restore: 'restore',
} as const satisfies Record<ChangeKind, string>

/** A value of a fact as a cell of the table shows it; guarded facts masked, whoever looks. */
function cellOf(fact: string, value: unknown): string | null {
  if (isEmpty(value)) return null
  if (isFactKey(fact) && guardOf(fact)) return maskedText(dossierFacts[fact], value)
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What the house fills in on C1: unit, day, kind, customer, number of the area, receivable, what changed. */
export function derivedAnswers(kind: ChangeKind, facts: ChangeFacts, today: BusinessDate): Answers {
  const { dossier, areas } = facts
  const { quota, present } = bindingArea(areas)
  const entering = kind === 'add' || kind === 'restore'
  return {
    number: null,
    unit: dossier.facts.branch ?? dossier.facts.region,
    filledOn: today,
    changeKind: kindOnPaper[kind],
    customer: { id: dossier.id, label: String(dossier.facts.name) },
    quota: entering ? quota : null,
    present: entering ? present : null,
    receivable: kind === 'add' || kind === 'amend' ? null : facts.receivableFen,
    changes:
      kind === 'amend'
        ? facts.amendments.map(({ fact, before, after }) => ({
            field: fact,
            before: cellOf(fact, before),
            after: cellOf(fact, after),
          }))
        : null,
  }
}
