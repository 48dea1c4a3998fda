import { type BusinessDate, businessDate } from '@/lib/core/dates'
import { type Decision, type Reason, allowUnless } from '@/lib/core/decision'
import type { Conflict } from '@/lib/core/outcome'
import { decideBehaviour } from '../../power/rules/map-deeds'
import type { BehaviourChange } from './behaviour-lines'

/** A behaviour as it is recorded. */
export type KnownBehaviour = { id: string; number: number; seenOn: string; note: string | null }

/** The cell of the checklist a number stands in. */
const cellOf = (number: number) => `behaviours.${number - 1}.seenOn`

/** TAS-15: each new day lies in the time the person was there and not ahead. The reasons stand at their cells. */
export function decideBehaviours(
  changes: readonly BehaviourChange[],
  post: { name: string; startsOn: BusinessDate | null; endsOn: BusinessDate | null },
  today: BusinessDate,
): Decision<readonly BehaviourChange[]> {
  const reasons = changes.flatMap(({ number, from, to }): Reason[] => {
    if (to === null || from === to) return []
    const fit = decideBehaviour({ number, seenOn: businessDate(to) }, post, [], today)
    return fit.allowed ? [] : fit.reasons.map((reason) => ({ ...reason, field: cellOf(number) }))
  })
  return allowUnless(reasons, changes)
}

export type BehaviourStep = {
  /** Recorded ones that no longer hold. */
  withdrawn: KnownBehaviour[]
  /** Days to record; the note of the one before goes along. */
  seen: { number: number; seenOn: string; note: string | null }[]
  conflicts: Conflict[]
}

/**
 * Compares each change with what is recorded now: as the writer saw it, it is a change; as he wants it, nothing to do;
 * anything else is a conflict of base, theirs and mine.
 */
export function reconcileBehaviours(
  changes: readonly BehaviourChange[],
  known: readonly KnownBehaviour[],
): BehaviourStep {
  const step: BehaviourStep = { withdrawn: [], seen: [], conflicts: [] }
  for (const { number, from, to } of changes) {
    const stored = known.find((one) => one.number === number)
    const now = stored?.seenOn ?? null
    if (now === to) continue
    if (now !== from) {
      step.conflicts.push({ field: cellOf(number), base: from, theirs: now, mine: to })
      continue
    }
    if (stored) step.withdrawn.push(stored)
    if (to !== null) step.seen.push({ number, seenOn: to, note: stored?.note ?? null })
  }
  return step
}
