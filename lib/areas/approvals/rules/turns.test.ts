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
  onBehalfOfId: null,
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
      'a principal whose delegate signed an earlier step may not sign a later one',
      paper([
        step(0, 'x', { state: 'signed', decidedById: 'sub', onBehalfOfId: 'gm' }),
        step(1, 'branch-gm', { state: 'turn' }),
      ]),
      signer('gm', 'branch-gm'),
      'approvals.own-paper',
    ],
    [
      'a delegate may not sign for one who signed an earlier step himself',
      paper([step(0, 'x', { state: 'signed', decidedById: 'gm' }), step(1, 'branch-gm', { state: 'turn' })]),
      signer('sub', 'x', { delegations: [{ fromPersonId: 'gm', plans: [], posts: [gm] }] }),
      'approvals.own-paper',
    ],
    [
      'two delegates may not sign two steps for the same principal',
      paper([
        step(0, 'x', { state: 'signed', decidedById: 'other', onBehalfOfId: 'gm' }),
        step(1, 'branch-gm', { state: 'turn' }),
      ]),
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

type Call =
  | { do: 'approve' | 'refuse'; who: string; post: string; lent: { from: string; post: string } | null }
  | {
      do: 'return'
      who: string
      post: string
      lent: { from: string; post: string } | null
      to: number | null
    }
  | { do: 'add'; who: string; post: string; lent: { from: string; post: string } | null; added: string }
  | { do: 'withdraw'; who: string }

const people = ['maker', 'a', 'b', 'c', 'd']
const roles = ['r0', 'r1', 'r2']
const person = fc.constantFrom(...people)
const post = fc.constantFrom(...roles)
const signs = {
  who: person,
  post,
  lent: fc.option(fc.record({ from: person, post }), { nil: null }),
}
const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('approve' as const), ...signs }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('return' as const), ...signs, to: fc.option(fc.nat(3)) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), ...signs, added: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), ...signs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who: person }) },
)

function signerFor(call: Exclude<Call, { do: 'withdraw' }>): Signer {
  const lent = call.lent && {
    fromPersonId: call.lent.from,
    plans: [],
    posts: [{ role: call.lent.post, anchorId: 'branch', acting: false }],
  }
  return signer(call.who, call.post, { delegations: lent ? [lent] : [] })
}

/** The paper with a named signer put before the step whose turn it is, as the writes do it. */
function withSigner(now: Paper, position: number, personId: string): Paper {
  const before = now.steps.filter((held) => held.position < position)
  const after = now.steps.filter((held) => held.position >= position)
  const added = step(position, '', { role: null, unitId: null, personId, state: 'turn' })
  const moved = after.map((held): StepState => ({
    ...held,
    position: held.position + 1,
    state: held.state === 'turn' ? 'waiting' : held.state,
  }))
  return { ...now, steps: [...before, added, ...moved] }
}

/** The paper after one call; itself when the call is refused. */
function played(now: Paper, call: Call): Paper {
  if (call.do === 'withdraw')
    return decideWithdrawal(now, call.who).allowed ? { ...now, state: 'withdrawn' } : now
  const who = signerFor(call)
  if (call.do === 'add') {
    const decision = decideAddedSigner(now, who, call.added)
    return decision.allowed ? withSigner(now, decision.step.step.position, call.added) : now
  }
  const to = call.do === 'return' ? call.to : null
  const decision = decideVerdict(now, who, call.do, 'x', to)
  if (!decision.allowed) return now
  const after = afterVerdict(now, call.do, to)
  const { step: turn, capacity } = decision.step
  return {
    ...now,
    state: after.state,
    steps: now.steps.map((held): StepState => {
      if (held.position === after.turn)
        return { ...held, state: 'turn', decidedById: null, onBehalfOfId: null }
      if (call.do === 'return' && after.turn !== null && held.position > after.turn)
        return { ...held, state: 'waiting' }
      if (held.position !== turn.position) return held
      return { ...held, state: 'signed', decidedById: call.who, onBehalfOfId: capacity.onBehalfOfId }
    }),
  }
}

describe('four eyes, whatever the order of calls', () => {
  it('no sequence of signatures, delegations, added signers, returns, refusals and withdrawals gives anybody two hands in an approved paper', () => {
    let approved = 0
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 60 }), (sequence) => {
        const start = paper(roles.map((role, position) => step(position, role)))
        const end = sequence.reduce(played, start)
        if (end.state !== 'approved') return
        approved++
        const hands = end.steps.map((held) => [...new Set([held.decidedById, held.onBehalfOfId])])
        const all = hands.flat().filter((hand) => hand !== null)
        expect(end.steps.every((held) => held.state === 'signed' && held.decidedById !== null)).toBe(true)
        expect(new Set(all).size).toBe(all.length)
        expect(all).not.toContain('maker')
      }),
      { numRuns: 3000, seed: 20261123 },
    )
    expect(approved).toBeGreaterThan(50)
  })
  it('a closed paper takes no call any more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('approved' as const, 'refused' as const, 'withdrawn' as const, 'returned' as const),
        anyCall,
        (state, call) => {
          const closed = paper([step(0, 'r0')], { state })
          expect(played(closed, call)).toBe(closed)
        },
      ),
    )
  })
})
