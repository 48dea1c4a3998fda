import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterVerdict,
  decideAddedSigner,
  decideSigning,
  decideVerdict,
  decideWithdrawal,
  type Paper,
  type Signer,
  type StepState,
} from './turns'

const step = (position: number, role: string, more: Partial<StepState> = {}): StepState => ({
  position,
  role,
  unitId: 'branch',
  personId: null,
  selfAllowed: false,
  state: position === 0 ? 'turn' : 'waiting',
  decidedById: null,
  escalated: null,
  ...more,
})
const paper = (steps: StepState[], more: Partial<Paper> = {}): Paper => ({
  plan: 'grading.rating',
  createdBy: 'maker',
  state: 'pending',
  steps,
  ...more,
})
const signer = (personId: string, role: string, more: Partial<Signer> = {}): Signer => ({
  personId,
  posts: [{ role, anchorId: 'branch', acting: false }],
  delegations: [],
  ...more,
})
const codes = (decision: ReturnType<typeof decideSigning>) =>
  decision.allowed ? ['ok'] : decision.reasons.map((reason) => reason.code)

describe('who may sign', () => {
  const two = paper([step(0, 'branch-gm'), step(1, 'marketing-director', { unitId: 'region' })])
  const gm = { role: 'branch-gm', anchorId: 'branch', acting: false }
  it.each<[string, Paper, Signer, string]>([
    ['the post of the step, in its unit', two, signer('gm', 'branch-gm'), 'ok'],
    [
      'the same post in another branch does not',
      two,
      signer('gm2', 'branch-gm', { posts: [{ ...gm, anchorId: 'other' }] }),
      'approvals.not-your-turn',
    ],
    [
      'a later step has to wait for its turn',
      two,
      signer('md', 'marketing-director', {
        posts: [{ role: 'marketing-director', anchorId: 'region', acting: false }],
      }),
      'approvals.not-your-turn',
    ],
    [
      'the one who handed it in may not sign it',
      paper([step(0, 'branch-gm')], { createdBy: 'gm' }),
      signer('gm', 'branch-gm'),
      'approvals.own-paper',
    ],
    [
      'grade four: the applicant may, where the step says so',
      paper([step(0, 'branch-gm', { selfAllowed: true })], { createdBy: 'gm' }),
      signer('gm', 'branch-gm'),
      'ok',
    ],
    [
      'nobody signs two steps of one paper',
      paper([step(0, 'x', { state: 'signed', decidedById: 'gm' }), step(1, 'branch-gm', { state: 'turn' })]),
      signer('gm', 'branch-gm'),
      'approvals.own-paper',
    ],
    [
      'an acting holder signs like the holder',
      two,
      signer('sub', 'x', { posts: [{ ...gm, acting: true }] }),
      'ok',
    ],
    [
      'a delegate signs for the holder',
      two,
      signer('sub', 'x', { delegations: [{ fromPersonId: 'gm', plans: [], posts: [gm] }] }),
      'ok',
    ],
    [
      'a delegate signs only plans of the letter',
      two,
      signer('sub', 'x', { delegations: [{ fromPersonId: 'gm', plans: ['credit.line'], posts: [gm] }] }),
      'approvals.not-your-turn',
    ],
    [
      'a delegate may not sign what he handed in himself',
      paper([step(0, 'branch-gm')], { createdBy: 'sub' }),
      signer('sub', 'x', { delegations: [{ fromPersonId: 'gm', plans: [], posts: [gm] }] }),
      'approvals.own-paper',
    ],
    [
      'a delegate may not sign what his principal handed in',
      paper([step(0, 'branch-gm')], { createdBy: 'gm' }),
      signer('sub', 'x', { delegations: [{ fromPersonId: 'gm', plans: [], posts: [gm] }] }),
      'approvals.own-paper',
    ],
    [
      'after the time-out the superior may',
      paper([step(0, 'branch-gm', { escalated: { role: 'marketing-director', unitId: 'region' } })]),
      signer('md', 'x', { posts: [{ role: 'marketing-director', anchorId: 'region', acting: false }] }),
      'ok',
    ],
    [
      'an added signer is one person, not a post',
      paper([step(0, '', { role: null, unitId: null, personId: 'expert' })]),
      signer('expert', 'x'),
      'ok',
    ],
    [
      'a closed paper takes no signature',
      paper([step(0, 'branch-gm')], { state: 'withdrawn' }),
      signer('gm', 'branch-gm'),
      'approvals.closed',
    ],
  ])('%s', (_sentence, subject, who, expected) => {
    expect(codes(decideSigning(subject, who))).toEqual([expected])
  })
})

describe('what a verdict does', () => {
  const third = paper([
    step(0, 'a', { state: 'signed', decidedById: 'p0' }),
    step(1, 'b', { state: 'signed', decidedById: 'p1' }),
    step(2, 'branch-gm', { state: 'turn' }),
  ])
  const gm = signer('gm', 'branch-gm')
  it.each<[string, Parameters<typeof decideVerdict>, string]>([
    ['approving needs no words', [third, gm, 'approve', '', null], 'ok'],
    ['refusing needs a reason', [third, gm, 'refuse', '  ', null], 'approvals.reason-needed'],
    ['returning to the maker needs a reason', [third, gm, 'return', '', null], 'approvals.reason-needed'],
    ['returning to an earlier signed step', [third, gm, 'return', '数字不符', 1], 'ok'],
    ['not to the step itself', [third, gm, 'return', '数字不符', 2], 'approvals.no-such-step'],
    ['not to a step that does not exist', [third, gm, 'return', '数字不符', 9], 'approvals.no-such-step'],
  ])('%s', (_sentence, args, expected) => {
    const decision = decideVerdict(...args)
    expect(decision.allowed ? 'ok' : decision.reasons[0]!.code).toBe(expected)
  })
  it('the last signature approves, the ones before pass the turn on', () => {
    expect(afterVerdict(third, 'approve', null)).toEqual({ state: 'approved', turn: null })
    expect(afterVerdict(paper([step(0, 'a'), step(1, 'b')]), 'approve', null)).toEqual({
      state: 'pending',
      turn: 1,
    })
    expect(afterVerdict(third, 'return', 0)).toEqual({ state: 'pending', turn: 0 })
    expect(afterVerdict(third, 'return', null)).toEqual({ state: 'returned', turn: null })
  })
  it('only the maker withdraws, and only what is pending', () => {
    expect(decideWithdrawal(third, 'maker').allowed).toBe(true)
    expect(decideWithdrawal(third, 'gm').allowed).toBe(false)
    expect(decideWithdrawal({ ...third, state: 'approved' }, 'maker').allowed).toBe(false)
  })
  it.each([
    ['gm', false],
    ['maker', false],
    ['p0', false],
    ['expert', true],
  ] as const)('adding %s as a signer: %s', (added, allowed) => {
    expect(decideAddedSigner(third, gm, added).allowed).toBe(allowed)
  })
})

describe('four eyes, whatever the order of calls', () => {
  const people = ['maker', 'a', 'b', 'c']
  const roles = ['r0', 'r1', 'r2']
  it('no sequence reaches approved without a distinct hand at every step, none of them the maker', () => {
    const calls = fc.array(
      fc.record({
        who: fc.constantFrom(...people),
        role: fc.constantFrom(...roles),
        verdict: fc.constantFrom('approve' as const, 'return' as const),
        to: fc.option(fc.nat(2)),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(calls, (sequence) => {
        let now = paper(roles.map((role, position) => step(position, role)))
        for (const call of sequence) {
          const decision = decideVerdict(now, signer(call.who, call.role), call.verdict, 'x', call.to)
          if (!decision.allowed) continue
          const after = afterVerdict(now, call.verdict, call.to)
          const at = decision.step.step.position
          now = {
            ...now,
            state: after.state,
            steps: now.steps.map((held): StepState => {
              if (held.position === after.turn) return { ...held, state: 'turn', decidedById: null }
              if (call.verdict === 'return' && after.turn !== null && held.position > after.turn)
                return { ...held, state: 'waiting', decidedById: null }
              return held.position === at ? { ...held, state: 'signed', decidedById: call.who } : held
            }),
          }
        }
        if (now.state !== 'approved') return
        const hands = now.steps.map((held) => held.decidedById)
        expect(new Set(hands).size).toBe(roles.length)
        expect(hands).not.toContain('maker')
        expect(hands).not.toContain(null)
      }),
      { numRuns: 500 },
    )
  })
})
