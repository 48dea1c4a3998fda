import { addDays, type BusinessDate } from '@/lib/core/dates'
import { allowUnless, type Decision } from '@/lib/core/decision'

/** W3: what asks for a rating between two periods. */
export const creditEventKinds = ['bad-debt', 'lawsuit', 'long-overdue'] as const
export type CreditEventKind = (typeof creditEventKinds)[number]

/** Days of age from which a debt is long overdue: later than the last band of lateness (R-C05: over two months is D). */
export function longOverdueAge(termDays: number, lastBandDays: number): number {
  return termDays + lastBandDays
}

/** The day by which the sheet of an event is to be handed in. */
export function eventDueOn(today: BusinessDate, days: number): BusinessDate {
  return addDays(today, days)
}

/** Events the books hold that were not recorded while they held. */
export function newEvents(
  held: readonly CreditEventKind[],
  recorded: readonly CreditEventKind[],
): CreditEventKind[] {
  return held.filter((kind) => !recorded.includes(kind))
}

/**
 * A lawsuit goes on that the sheet does not name among its knock-outs (R-C05: sued is D): it was reported when the sheet
 * was open already, and what somebody is writing or has handed in is not written over.
 */
export function isLawsuitLeftOut(
  events: readonly { kind: CreditEventKind; endedOn: BusinessDate | null }[],
  knockOuts: readonly string[],
): boolean {
  return (
    events.some(({ kind, endedOn }) => kind === 'lawsuit' && endedOn === null) && !knockOuts.includes('sued')
  )
}

/** A lawsuit is reported once, and not before its day (W3). */
export function decideLawsuit(
  on: BusinessDate,
  isReported: boolean,
  today: BusinessDate,
): Decision<BusinessDate> {
  return allowUnless(
    [
      ...(on > today ? [{ rule: 'W3', code: 'grading.event-in-future', field: 'on' }] : []),
      ...(isReported ? [{ rule: 'W3', code: 'grading.event-reported', field: 'on', values: { on } }] : []),
    ],
    on,
  )
}
