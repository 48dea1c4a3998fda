import { changesOf } from '@/components/customers/dossier/paper-changes'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import {
  type BehaviourChange,
  behaviourChanges,
  behaviourDays,
} from '@/lib/areas/customers/profile/rules/behaviour-lines'
import type { Answers } from '@/lib/core/forms/definition'
import type { Conflict } from '@/lib/core/outcome'

/** What a filled profile sends: facts and days that differ from what the writer saw. Masked ones are not touched. */
export function profileChanges(
  answers: Answers,
  seen: Answers,
): { changes: { fact: string; from: unknown; to: unknown }[]; behaviours: BehaviourChange[] } {
  const { changes } = changesOf(formG3, answers, seen)
  const days = behaviourChanges(behaviourDays(seen['behaviours']), behaviourDays(answers['behaviours']))
  return { changes, behaviours: 'behaviours' in answers ? days : [] }
}

/** What the writer sees after a conflict: the other one's values. */
export function learned(seen: Answers, conflicts: readonly Conflict[]): Answers {
  return conflicts.reduce<Answers>((known, { field, theirs }) => {
    const [name = '', line] = field.split('.')
    if (name !== 'behaviours') return { ...known, [name]: theirs }
    const days = behaviourDays(known['behaviours'])
    return { ...known, behaviours: days.map((row, at) => (at === Number(line) ? { seenOn: theirs } : row)) }
  }, seen)
}
