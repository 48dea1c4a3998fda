import { describe, expect, it } from 'vitest'
import { businessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { debtClassOf } from './debt-class'

describe('classes of debt (R-P04)', () => {
  it.each([
    ['nothing owed is no debt', 0, null, '2026-11-23', 'none', null],
    ['a trading customer owes normally, however long', 1, null, '2026-11-23', 'normal', null],
    ['the day cooperation ends the clock starts', 1, '2026-08-25', '2026-08-25', 'to-bad', '2026-11-24'],
    ['ninety days after it is not bad yet', 1, '2026-08-25', '2026-11-23', 'to-bad', '2026-11-24'],
    ['the ninety-first day it is', 1, '2026-08-25', '2026-11-24', 'bad', '2026-11-24'],
    ['paid debt of one that left is none', 0, '2026-01-01', '2026-11-23', 'none', '2026-04-02'],
  ])('%s', (_sentence, receivable, ended, today, kind, badOn) => {
    const facts = { receivableFen: fen(receivable), endedOn: ended === null ? null : businessDate(ended) }
    expect(debtClassOf(facts, 90, businessDate(today))).toEqual({ class: kind, badOn })
  })
})
