import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import type { ChangeFacts } from './queries'
import { amendedCell } from './rules/amended-cell'
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

/** What the house fills in on C1: unit, day, kind, customer, number of the area, receivable, what changed. */
export function derivedAnswers(kind: ChangeKind, facts: ChangeFacts, today: BusinessDate): Answers {
  const { dossier, areas } = facts
  const { quota, present, more } = bindingArea(areas)
  const entering = kind === 'add' || kind === 'restore'
  return {
    number: null,
    unit: dossier.facts.branch ?? dossier.facts.region,
    filledOn: today,
    changeKind: kindOnPaper[kind],
    customer: { id: dossier.id, label: String(dossier.facts.name) },
    quota: entering ? quota : null,
    // A count that was stopped is no number for a paper.
    present: entering && !more ? present : null,
    receivable: kind === 'add' || kind === 'amend' ? null : facts.receivableFen,
    changes:
      kind === 'amend'
        ? facts.amendments.map(({ fact, before, after }) => ({
            field: fact,
            before: amendedCell(fact, before),
            after: amendedCell(fact, after),
          }))
        : null,
  }
}
