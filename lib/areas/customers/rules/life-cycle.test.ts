import { describe, expect, test } from 'vitest'
import type { Decision } from '@/lib/core/decision'
import { customerStates, type CustomerState } from './customer-kinds'
import {
  decideConfirmLost,
  decideDisqualify,
  decideLifeStep,
  decideRestore,
  lifeEventsFrom,
  lifeSteps,
  type LifeEvent,
} from './life-cycle'

const said = (decision: Decision<{ to: CustomerState }>) =>
  decision.allowed ? decision.step.to : decision.reasons.map(({ code }) => code)

describe('the life of a customer (W1)', () => {
  test.each<[string, LifeEvent, CustomerState, string, CustomerState | string[]]>([
    ['a potential one is put up', 'select', 'potential', '', 'to-review'],
    ['and reviewed', 'review', 'to-review', '', 'to-approve'],
    ['and approved', 'approve', 'to-approve', '', 'selected'],
    ['nobody approves what was not reviewed', 'approve', 'to-review', '', ['customers.wrong-state']],
    ['the reviewer sends it back with a reason', 'return', 'to-review', '缺证照', 'potential'],
    ['so does the approver', 'return', 'to-approve', '超定额', 'potential'],
    ['never without one', 'return', 'to-approve', '　', ['customers.reason-needed']],
    ['a selected one is not selected again', 'select', 'selected', '', ['customers.wrong-state']],
    ['cooperation ends with a reason', 'end-cooperation', 'selected', '客户转行', 'ended'],
    ['a lost one comes back through review', 'restore', 'lost', '恢复进货', 'to-review'],
    ['a potential one has nothing to restore', 'restore', 'potential', '恢复', ['customers.wrong-state']],
  ])('%s', (_, event, state, reason, expected) => {
    expect(said(decideLifeStep(event, state, reason))).toEqual(expected)
  })

  test('every state but the first is reached, and from every state something can happen', () => {
    const reached = new Set<string>(Object.values(lifeSteps).map(({ to }) => to))
    expect([...reached].sort()).toEqual([...customerStates].sort())
    expect(customerStates.filter((state) => lifeEventsFrom(state).length === 0)).toEqual([])
  })

  test('nobody becomes selected except from the approval', () => {
    const ways = customerStates.flatMap((state) =>
      (Object.keys(lifeSteps) as LifeEvent[]).filter(
        (event) => said(decideLifeStep(event, state, '有')) === 'selected',
      ),
    )
    expect(ways).toEqual(['approve'])
  })
})

describe('taking the dealership away (R-S07)', () => {
  test.each<[string, number, string, string | string[]]>([
    ['the plan missed three months running needs no other reason', 3, '', 'plan-missed'],
    ['two months do not suffice', 2, '', ['customers.reason-needed']],
    ['any other reason, in writing', 0, '窜货', 'other'],
  ])('%s', (_, missedRunning, reason, expected) => {
    const decision = decideDisqualify('selected', { missedRunning, limit: 3 }, reason)
    expect(decision.allowed ? decision.step.because : decision.reasons.map(({ code }) => code)).toEqual(
      expected,
    )
  })

  test('only a selected one has it', () => {
    expect(said(decideDisqualify('lost', { missedRunning: 9, limit: 3 }, '窜货'))).toEqual([
      'customers.wrong-state',
    ])
  })
})

describe('confirming a loss', () => {
  const facts = { warningInvestigated: true, boughtSinceWarning: false, reason: '转向他家' }
  test.each<[string, Partial<typeof facts>, CustomerState, string | string[]]>([
    ['investigated, nothing bought', {}, 'selected', 'lost'],
    ['not investigated', { warningInvestigated: false }, 'selected', ['customers.loss-not-investigated']],
    ['bought again meanwhile', { boughtSinceWarning: true }, 'selected', ['customers.bought-again']],
    [
      'all at once',
      { reason: '', warningInvestigated: false, boughtSinceWarning: true },
      'selected',
      ['customers.reason-needed', 'customers.loss-not-investigated', 'customers.bought-again'],
    ],
    ['one never selected cannot be lost', {}, 'potential', ['customers.wrong-state']],
  ])('%s', (_, change, state, expected) => {
    expect(said(decideConfirmLost(state, { ...facts, ...change }))).toEqual(expected)
  })
})

describe('taking a removed customer back', () => {
  test.each<[string, CustomerState, number, string, string | string[]]>([
    ['debts cleared', 'ended', 0, '重新合作', 'to-review'],
    ['a fen still owed', 'ended', 1, '重新合作', ['customers.debts-open']],
    ['overpaid is cleared', 'disqualified', -5, '重新合作', 'to-review'],
    ['without a word', 'lost', 0, '', ['customers.reason-needed']],
    ['one that is selected', 'selected', 0, '重新合作', ['customers.wrong-state']],
  ])('%s', (_, state, debtFen, reason, expected) => {
    expect(said(decideRestore(state, { debtFen, reason }))).toEqual(expected)
  })
})
