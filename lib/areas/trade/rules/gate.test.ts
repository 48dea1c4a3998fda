import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen, type Fen, ZERO } from '@/lib/core/money'
import { decideRelease, type GateFacts } from './gate'

const yuan = (amount: number): Fen => fen(Math.round(amount * 100))

type Change = {
  [K in keyof GateFacts]?: K extends 'customer' ? Partial<GateFacts['customer']> : GateFacts[K]
}
function facts(change: Change = {}): GateFacts {
  const base: GateFacts = {
    orderFen: yuan(26_000),
    payment: 'credit',
    customer: {
      state: 'selected',
      channelNature: 'private',
      paymentTerms: 'cleared-first',
      contractInForce: true,
      cashException: true,
      creditGrade: 3,
      goodCreditGrade: 2,
    },
    signature: { personId: 'manager' },
    phone: null,
    releaserId: 'cashier',
    receivableFen: yuan(50_000),
    inTransitFen: yuan(26_000),
    overdueFen: ZERO,
    line: { amountFen: yuan(120_000), frozen: false },
    receivedFen: ZERO,
  }
  return { ...base, ...change, customer: { ...base.customer, ...change.customer } }
}
function said(subject: GateFacts): string {
  const decision = decideRelease(subject)
  return decision.allowed
    ? decision.step.result
    : decision.reasons.map((reason) => `${reason.rule} ${reason.code}`).join('; ')
}

const stateOwned = { channelNature: 'state', paymentTerms: 'agreed', cashException: false } as const

describe('the gate', () => {
  it.each<[string, Change, string]>([
    ['inside the line ships', {}, 'passed'],
    ['exactly on the line ships', { receivableFen: yuan(68_000) }, 'passed'],
    ['one fen over does not', { receivableFen: fen(6_800_001) }, 'R-D02 gate.over-line'],
    ['one fen under ships', { receivableFen: fen(6_799_999) }, 'passed'],
    [
      'goods on their way count as much as debt',
      { receivableFen: ZERO, inTransitFen: fen(9_400_001) },
      'R-D02 gate.over-line',
    ],
    ['no decided line is zero', { line: null }, 'R-C12 gate.no-line'],
    ['a frozen line is zero', { line: { amountFen: yuan(120_000), frozen: true } }, 'R-C07 gate.line-frozen'],
    [
      'a state customer of good credit ships by agreement',
      { customer: { ...stateOwned, creditGrade: 2 } },
      'passed',
    ],
    [
      'one whose grade fell within the month does not, whatever is left of his line',
      { customer: stateOwned },
      'R-P02 gate.poor-credit',
    ],
    ['nor one never rated', { customer: { ...stateOwned, creditGrade: null } }, 'R-P02 gate.poor-credit'],
    [
      'where grade three counts as good he ships',
      { customer: { ...stateOwned, goodCreditGrade: 3 } },
      'passed',
    ],
    ['with the exception he ships', { customer: { ...stateOwned, cashException: true } }, 'passed'],
    [
      'earlier batch paid first asks for no good credit',
      { customer: { ...stateOwned, paymentTerms: 'cleared-first' } },
      'passed',
    ],
    ['for money he has it whatever his grade', { payment: 'cash', customer: stateOwned }, 'cash-on-delivery'],
    [
      'a customer that is not selected gets nothing',
      { customer: { state: 'to-approve' } },
      'R-D01 gate.not-selected',
    ],
    [
      'nor a disqualified one, whatever his line',
      { customer: { state: 'disqualified' } },
      'R-D01 gate.not-selected',
    ],
    ['nobody signed', { signature: null }, 'R-D02 gate.not-signed'],
    [
      'the cashier cannot be the signer',
      { signature: { personId: 'cashier' } },
      'R-D02 gate.signer-releases',
    ],
    [
      'both out in the market: by phone',
      { signature: null, phone: { personId: 'manager', earlierOverdue: false } },
      'passed',
    ],
    [
      'not while an earlier phone slip of his is overdue',
      { signature: null, phone: { personId: 'manager', earlierOverdue: true } },
      'R-D03 gate.phone-overdue',
    ],
    [
      'a private customer without the exception has no credit',
      { customer: { cashException: false } },
      'R-P02 gate.no-exception',
    ],
    [
      'a state customer needs no exception',
      { customer: { cashException: false, channelNature: 'state' } },
      'passed',
    ],
    ['credit needs a contract', { customer: { contractInForce: false } }, 'R-K01 gate.no-contract'],
    ['the earlier batch has to be cleared first', { overdueFen: fen(1) }, 'R-P03 gate.earlier-batch'],
    [
      'which binds agreed payment too',
      { overdueFen: fen(1), customer: { paymentTerms: 'agreed' } },
      'R-P03 gate.earlier-batch',
    ],
    [
      'but not a bank-remittance customer inside his line',
      { overdueFen: fen(1), customer: { paymentTerms: 'bank-remittance' } },
      'passed',
    ],
    [
      'cash paid before needs no line',
      {
        payment: 'cash',
        line: null,
        receivedFen: yuan(26_000),
        customer: { contractInForce: false, cashException: false },
      },
      'cash-received',
    ],
    [
      'cash not yet in ships to be paid on delivery',
      { payment: 'cash', line: null, receivedFen: fen(2_599_999) },
      'cash-on-delivery',
    ],
    [
      'cash does not open the gate to a customer that is not selected',
      { payment: 'cash', customer: { state: 'potential' } },
      'R-D01 gate.not-selected',
    ],
    [
      'all reasons are told at once',
      {
        signature: null,
        customer: { state: 'lost', cashException: false, contractInForce: false },
        line: null,
        overdueFen: fen(5),
      },
      'R-D01 gate.not-selected; R-D02 gate.not-signed; R-P02 gate.no-exception; R-K01 gate.no-contract; R-P03 gate.earlier-batch; R-C12 gate.no-line',
    ],
  ])('%s', (_sentence, change, expected) => {
    expect(said(facts(change))).toBe(expected)
  })

  it('says by how much, and the largest order that would fit', () => {
    const decision = decideRelease(facts({ receivableFen: yuan(89_700) }))
    expect(decision.allowed ? null : decision.reasons[0]!.values).toEqual({
      lineFen: 12_000_000,
      receivableFen: 8_970_000,
      inTransitFen: 2_600_000,
      orderFen: 2_600_000,
      overFen: 2_170_000,
      fitsFen: 430_000,
    })
  })

  it('whatever the figures: a released credit order is inside the line, a refused one would not have been, and what "fits" fits', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 }).map(fen)
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.integer({ min: 1, max: 10_000_000 }).map(fen),
        (lineFen, receivableFen, inTransitFen, orderFen) => {
          const subject = facts({
            line: { amountFen: lineFen, frozen: false },
            receivableFen,
            inTransitFen,
            orderFen,
          })
          const decision = decideRelease(subject)
          expect(decision.allowed).toBe(receivableFen + inTransitFen + orderFen <= lineFen)
          if (decision.allowed) expect(decision.step.afterFen).toBe(receivableFen + inTransitFen + orderFen)
          else {
            const fitsFen = fen(Number(decision.reasons[0]!.values!.fitsFen))
            if (fitsFen > 0) expect(decideRelease({ ...subject, orderFen: fitsFen }).allowed).toBe(true)
            expect(decideRelease({ ...subject, orderFen: fen(fitsFen + 1) }).allowed).toBe(false)
          }
        },
      ),
    )
  })
})
