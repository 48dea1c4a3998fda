import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ChangeKind, changeKinds } from '@/lib/areas/customers/changes/schema'
import { customerStates, type CustomerState } from '@/lib/areas/customers/rules/customer-kinds'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { type RoleCode, roleCodes } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { viewerOf } from '@/lib/core/viewer'
import { makeCandidate } from '@/tests/factories/candidates'
import { freezeClock } from '@/tests/setup/clock'
import {
  company,
  manager,
  gm,
  head,
  startLife,
  okValue,
  codesOf,
  rowOf,
  propose,
  sign,
  withdraw,
} from '@/tests/factories/life-start'

beforeAll(startLife)
beforeEach(() => freezeClock('2026-11-23T09:00:00+08:00'))

describe('every state, every event, every role', () => {
  /** Who may hand in what, from the table of roles; and from which states W1 knows the step. */
  const proposers: Record<ChangeKind, RoleCode[]> = {
    add: ['branch-sales-manager'],
    disqualify: ['branch-sales-manager'],
    lost: ['branch-sales-manager'],
    end: ['branch-gm'],
    amend: ['branch-sales-manager'],
    restore: ['branch-sales-manager'],
  }
  const fromStates: Record<ChangeKind, CustomerState[]> = {
    add: ['potential'],
    disqualify: ['selected'],
    lost: ['selected'],
    end: ['selected'],
    amend: [...customerStates],
    restore: ['disqualified', 'lost', 'ended'],
  }
  it.each(customerStates.map((state) => [state]))('from %s', async (state) => {
    const wrong: string[] = []
    const roles = roleCodes.filter((role) => hasHolder(role))
    const viewers = new Map(
      await Promise.all(roles.map(async (role) => [role, await company.viewer(role)] as const)),
    )
    for (const kind of changeKinds)
      for (const role of roles) {
        const customerId = await prepared(state)
        const outcome = await propose(viewers.get(role)!, customerId, kind)
        const expected = !proposers[kind].includes(role)
          ? ['not-found']
          : kind === 'amend'
            ? ['customers.nothing-amended']
            : fromStates[kind].includes(state)
              ? ['ok']
              : ['customers.wrong-state']
        if (codesOf(outcome).join() !== expected.join())
          wrong.push(`${role} ${kind}: ${codesOf(outcome).join()} instead of ${expected.join()}`)
      }
    expect(wrong).toEqual([])
  })

  const spare = new Map<CustomerState, string>()
  /** A customer in this state without a paper under way; the same one as long as nothing was handed in for it. */
  async function prepared(state: CustomerState): Promise<string> {
    const id = spare.get(state)
    if (id && !(await db().customerChange.findFirst({ where: { customerId: id }, select: { id: true } })))
      return id
    const made = await makeCandidate(company, { state })
    spare.set(state, made)
    return made
  }
  function hasHolder(role: RoleCode): boolean {
    try {
      return company.personId(role) !== ''
    } catch {
      return false
    }
  }

  it.each([
    ['to-review', 'branch-gm'],
    ['to-approve', 'head-of-marketing'],
  ] as const)('a paper of one %s is signed, returned and refused by %s alone', async (state, signer) => {
    const others = roleCodes.filter((role) => hasHolder(role) && role !== signer)
    const customerId = await makeCandidate(company)
    const { approvalId } = okValue(await propose(manager, customerId, 'add'))
    if (state === 'to-approve') okValue(await sign(gm, approvalId))
    const wrong: string[] = []
    for (const role of others)
      for (const verdict of ['approve', 'return', 'refuse']) {
        const outcome = await sign(await company.viewer(role), approvalId, verdict, '理由')
        if (outcome.kind === 'ok') wrong.push(`${role} ${verdict}`)
        if (outcome.kind === 'refused') expect(codesOf(outcome)).toEqual(['approvals.not-your-turn'])
      }
    expect(wrong).toEqual([])
    expect((await rowOf(customerId)).state).toBe(state)
    const right = await company.viewer(signer)
    for (const verdict of ['return', 'refuse'])
      expect(codesOf(await sign(right, approvalId, verdict))).toEqual(['approvals.reason-needed'])
    okValue(await sign(right, approvalId, 'return', '再核'))
    expect((await rowOf(customerId)).state).toBe('potential')
  })
})

describe('no way leads to “selected” without three signatures of three people', () => {
  type Model = { paper: { kind: ChangeKind; signers: string[] } | null }
  type Real = { customerId: string; approvalId: string; actors: Record<string, Viewer> }
  const names = ['manager', 'gm', 'head', 'rep', 'officer', 'otherManager', 'otherGm', 'hats'] as const

  async function expectSound(model: Model, real: Real, before: CustomerState): Promise<void> {
    const { state } = await rowOf(real.customerId)
    if (state === 'selected' && before !== 'selected') {
      const signers = model.paper?.signers ?? []
      expect(new Set(signers).size).toBe(3)
      const change = await db().customerChange.findFirstOrThrow({
        where: { customerId: real.customerId },
        orderBy: { id: 'desc' },
      })
      const steps = await db().approvalStep.findMany({
        where: { approvalId: change.approvalId! },
        orderBy: { position: 'asc' },
      })
      const people = [change.createdBy, ...steps.map((step) => step.decidedById)]
      expect(people).toEqual(signers)
      expect(steps.map((step) => step.state)).toEqual(['signed', 'signed'])
    }
    if (!(await db().customerChange.findFirst({ where: { customerId: real.customerId, state: 'pending' } })))
      model.paper = null
  }
  class Act implements fc.AsyncCommand<Model, Real> {
    constructor(
      readonly name: string,
      readonly deed: (real: Real, model: Model, who: Viewer) => Promise<void>,
    ) {}
    check() {
      return true
    }
    async run(model: Model, real: Real) {
      const before = (await rowOf(real.customerId)).state as CustomerState
      await this.deed(real, model, real.actors[this.name.split(' ')[0]!]!)
      await expectSound(model, real, before)
    }
    toString() {
      return this.name
    }
  }
  const proposing = (who: string, kind: ChangeKind) =>
    new Act(`${who} hands in ${kind}`, async (real, model, viewer) => {
      const outcome = await propose(viewer, real.customerId, kind)
      if (outcome.kind !== 'ok') return
      real.approvalId = outcome.value.approvalId
      model.paper = { kind, signers: [viewer.personId] }
    })
  const signing = (who: string, verdict: string) =>
    new Act(`${who} says ${verdict}`, async (real, model, viewer) => {
      const outcome = await sign(viewer, real.approvalId, verdict, '理由')
      if (outcome.kind === 'ok' && verdict === 'approve') model.paper?.signers.push(viewer.personId)
    })
  const withdrawing = (who: string) =>
    new Act(
      `${who} withdraws`,
      async (real, _model, viewer) => void (await withdraw(viewer, real.approvalId)),
    )

  it('whoever does whatever in whatever order', async () => {
    const hats = newId()
    const post = (role: string, unitId: string) => ({
      id: newId(),
      role,
      unitId,
      startsOn: new Date('2025-01-01'),
    })
    await db().person.create({
      data: {
        id: hats, username: 'hats', name: '一人三职', namePinyin: 'hats', createdAt: new Date(),
        posts: { create: [post('branch-sales-manager', company.branches[0]), post('branch-gm', company.branches[0]), post('head-of-marketing', company.headOffice)] },
      },
    }) // prettier-ignore
    const actors: Record<string, Viewer> = {
      manager,
      gm,
      head,
      rep: await company.viewer('sales-rep'),
      officer: await company.viewer('marketing-officer'),
      otherManager: await company.viewer('branch-sales-manager', 1),
      otherGm: await company.viewer('branch-gm', 1),
      hats: await viewerOf(hats, 'web'),
    }
    const who = fc.constantFrom(...names)
    const commands = fc.commands(
      [
        fc
          .tuple(who, fc.constantFrom<ChangeKind>('add', 'add', 'restore', 'disqualify', 'end'))
          .map(([name, kind]) => proposing(name, kind)),
        fc
          .tuple(fc.constantFrom('manager', 'hats'), fc.constant<ChangeKind>('add'))
          .map(([name, kind]) => proposing(name, kind)),
        fc
          .tuple(who, fc.constantFrom('approve', 'approve', 'approve', 'return', 'refuse'))
          .map(([name, verdict]) => signing(name, verdict)),
        fc.constantFrom('gm', 'head', 'hats').map((name) => signing(name, 'approve')),
        fc.constantFrom('manager', 'gm', 'hats').map(withdrawing),
      ],
      { maxCommands: 24, size: 'max' },
    )
    let selected = 0
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        const customerId = await makeCandidate(company)
        await fc.asyncModelRun(
          () => ({ model: { paper: null }, real: { customerId, approvalId: newId(), actors } }),
          steps,
        )
        if ((await rowOf(customerId)).state === 'selected') selected += 1
      }),
      { numRuns: 25, seed: 20261123 },
    )
    // The walk reaches the goal sometimes; else it would prove nothing.
    expect(selected).toBeGreaterThan(0)
  })
})
