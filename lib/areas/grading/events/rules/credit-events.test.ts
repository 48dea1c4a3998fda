import { describe, expect, test } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { decideLawsuit, eventDueOn, longOverdueAge, newEvents, isLawsuitLeftOut } from './credit-events'

const day = businessDate('2026-11-23')

describe('what asks for a rating between two periods (W3)', () => {
  test.each([
    ['bad debt nobody recorded', ['bad-debt'], [], ['bad-debt']],
    ['bad debt recorded while it holds', ['bad-debt'], ['bad-debt'], []],
    ['bad debt beside a recorded lawsuit', ['bad-debt', 'long-overdue'], ['lawsuit'], ['bad-debt', 'long-overdue']],
    ['one of two recorded', ['bad-debt', 'long-overdue'], ['long-overdue'], ['bad-debt']],
    ['nothing in the books', [], ['long-overdue'], []],
  ] as const)('%s', (_what, held, recorded, expected) => {
    expect(newEvents(held, recorded)).toEqual(expected)
  }) // prettier-ignore

  test('thirty days to pay and sixty days late is the last band: a debt of ninety days is not long overdue, an older one is', () => {
    expect(longOverdueAge(30, 60)).toBe(90)
  })

  test('five days to hand the sheet in, over the end of a month too', () => {
    expect(eventDueOn(day, 5)).toBe('2026-11-28')
    expect(eventDueOn(businessDate('2026-11-30'), 5)).toBe('2026-12-05')
  })

  test.each([
    ['of today', '2026-11-23', false, []],
    ['of tomorrow', '2026-11-24', false, ['grading.event-in-future']],
    ['reported already', '2026-11-01', true, ['grading.event-reported']],
  ])('a lawsuit %s', (_what, on, reported, codes) => {
    const decision = decideLawsuit(businessDate(on), reported, day)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  })
})

describe('a lawsuit the sheet leaves out', () => {
  const suit = { kind: 'lawsuit', endedOn: null } as const
  test.each([
    ['reported and not ticked is pointed at', [suit], [], true],
    ['reported and ticked is not', [suit], ['sued'], false],
    ['another knock-out is not this one', [suit], ['bad-debt'], true],
    ['bad debt alone asks for nothing here', [{ kind: 'bad-debt', endedOn: null } as const], [], false],
  ])('%s', (_, events, knockOuts, left) => expect(isLawsuitLeftOut(events, knockOuts)).toBe(left))
})
