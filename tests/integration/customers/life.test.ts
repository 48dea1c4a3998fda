import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { proposeChange } from '@/lib/areas/customers/changes/mutations'
import { type ChangeKind, changeKinds } from '@/lib/areas/customers/changes/schema'
import { customerHeader } from '@/lib/areas/customers/dossier/queries'
import { customerLife } from '@/lib/areas/customers/life/queries'
import { customerStates, type CustomerState } from '@/lib/areas/customers/rules/customer-kinds'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { type RoleCode, roleCodes } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { viewerOf } from '@/lib/core/viewer'
import { changeAnswers, makeCandidate } from '@/tests/factories/candidates'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeLine } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let manager: Viewer
let gm: Viewer
let head: Viewer
let cashier: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
  head = await company.viewer('head-of-marketing')
  cashier = await company.viewer('cashier')
})
beforeEach(() => freezeClock('2026-11-23T09:00:00+08:00'))

type Outcome = { kind: string; value?: unknown; reasons?: { rule: string; code: string }[] }
function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
const codesOf = (outcome: Outcome) => outcome.reasons?.map(({ code }) => code) ?? [outcome.kind]
const rowOf = (id: string) => db().customer.findUniqueOrThrow({ where: { id } })
const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
const propose = (viewer: Viewer, customerId: string, kind: ChangeKind) =>
  runMutation(proposeChange, viewer, { customerId, kind, answers: changeAnswers[kind] })
const sign = (viewer: Viewer, id: string, verdict = 'approve', remark = '') =>
  runMutation(decideApprovals, viewer, { ids: [id], verdict, remark })
const withdraw = (viewer: Viewer, id: string) => runMutation(withdrawApproval, viewer, { id })

async function carried(customerId: string, kind: ChangeKind): Promise<void> {
  const made = okValue(await propose(kind === 'end' ? gm : manager, customerId, kind))
  if (kind !== 'end') okValue(await sign(gm, made.approvalId))
  okValue(await sign(head, made.approvalId))
}

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

async function signedOrder(customerId: string, payment: 'credit' | 'cash'): Promise<string> {
  const goods = [{ productId: await makeProduct(), quantity: '1', price: '100' }]
  const made = await runMutation(createOrder, manager, { customerId, payment, address: '澄麓路18号', goods })
  const { id } = okValue(made)
  okValue(await runMutation(signOrder, manager, { id }))
  return id
}
const release = (id: string) => runMutation(releaseOrder, cashier, { id })

describe('what each state does to shipping and credit', () => {
  it.each(customerStates.filter((state) => state !== 'selected').map((state) => [state]))(
    'nothing leaves for one that is %s, not for cash either; the refusal quotes R-D01',
    async (state) => {
      const customerId = await makeCandidate(company, { state: 'selected', creditGrade: 2 })
      await makeLine(company, customerId, '2026-11', '5000')
      const orders = [await signedOrder(customerId, 'credit'), await signedOrder(customerId, 'cash')]
      await db().customer.update({ where: { id: customerId }, data: { state } })
      for (const id of orders) {
        const outcome: Outcome = await release(id)
        const said = outcome.reasons?.find(({ rule }) => rule === 'R-D01')
        expect(said).toMatchObject({ code: 'gate.not-selected', values: { state } })
      }
    },
  )

  it('one just selected ships for cash at once, on credit not before its first rating and line', async () => {
    const customerId = await makeCandidate(company)
    await carried(customerId, 'add')
    expect(codesOf(await release(await signedOrder(customerId, 'credit')))).toEqual(['gate.no-line'])
    okValue(await release(await signedOrder(customerId, 'cash')))
    const asked = await runMutation(applyForLines, manager, {
      month: '2026-12',
      rows: [{ customerId, amount: '100.00' }],
    })
    expect(asked).toMatchObject({ kind: 'refused' })
    expect(codesOf(asked)).toContain('credit.never-rated')
  })

  it.each([['disqualify'], ['lost'], ['end']] as const)(
    '%s: the line is worth nothing, open slips are void, an application under way is granted no more, the bad-debt clock starts',
    async (kind) => {
      const customerId = await makeCandidate(company, {
        state: 'selected',
        creditGrade: 4,
        creditGradeOn: new Date('2026-11-01'),
      })
      await makeLine(company, customerId, '2026-11', '5000')
      const slip = await signedOrder(customerId, 'credit')
      await db().shippingOrder.update({ where: { id: slip }, data: { filledOn: new Date('2026-09-01') } })
      await db().creditPosition.upsert({
        where: { customerId },
        create: { customerId, receivable: '80', updatedAt: new Date() },
        update: { receivable: '80' },
      })
      await db().customer.update({ where: { id: customerId }, data: { paymentTerms: 'cleared-first' } })
      const facts = { expectedMonthlySales: 1_000_000 }
      await db().dossier.update({ where: { customerId }, data: { facts } })
      const before = okValue(
        await runMutation(applyForLines, manager, {
          month: '2026-12',
          rows: [{ customerId, amount: '10.00' }],
        }),
      )
      expect(before).toBeTruthy()
      const { approvalId } = await db().lineApplication.findFirstOrThrow({ where: { customerId } })
      await carried(customerId, kind)
      expect(codesOf(await sign(manager, approvalId!))).toContain('credit.not-selected')
      const row = await rowOf(customerId)
      expect(dayOf(row.cooperationEndedOn)).toBe('2026-11-23')
      expect((await db().shippingOrder.findUniqueOrThrow({ where: { id: slip } })).state).toBe('void')
      expect((await customerHeader(manager, customerId))!.credit).toMatchObject({
        frozen: true,
        available: 0,
      })
      const asked = await runMutation(applyForLines, manager, {
        month: '2026-12',
        rows: [{ customerId, amount: '10.00' }],
      })
      expect(codesOf(asked)).toContain('credit.not-selected')
      const debtOn = async (moment: string) => {
        freezeClock(moment)
        return (await customerLife(manager, customerId))!.debt
      }
      expect(await debtOn('2027-02-21T09:00:00+08:00')).toEqual({ class: 'to-bad', badOn: '2027-02-22' })
      expect(await debtOn('2027-02-22T09:00:00+08:00')).toEqual({ class: 'bad', badOn: '2027-02-22' })
      expect(dayOf(row.observedUntil)).toBe(kind === 'lost' ? '2027-01-23' : null)
      expect(dayOf(row.reviewDueOn)).toBe(kind === 'lost' ? '2026-11-23' : null)
    },
  )

  it('one that came back stands as if never rated: cash only until its new rating, the clock of its debt stopped', async () => {
    const customerId = await makeCandidate(company, {
      state: 'selected',
      creditGrade: 1,
      creditGradeOn: new Date('2026-11-01'),
    })
    await makeLine(company, customerId, '2026-11', '5000')
    await db().creditRating.updateMany({ where: { customerId }, data: { state: 'approved' } })
    await carried(customerId, 'end')
    await carried(customerId, 'restore')
    expect(await rowOf(customerId)).toMatchObject({
      state: 'selected', creditGrade: null, creditGradeOn: null, cooperationEndedOn: null,
    }) // prettier-ignore
    expect(dayOf((await rowOf(customerId)).rerateDueOn)).toBe('2026-11-23')
    expect(await db().creditRating.count({ where: { customerId, state: 'approved' } })).toBe(0)
    expect(codesOf(await release(await signedOrder(customerId, 'credit')))).toEqual(['gate.line-frozen'])
    okValue(await release(await signedOrder(customerId, 'cash')))
    const asked = await runMutation(applyForLines, manager, {
      month: '2026-12',
      rows: [{ customerId, amount: '10.00' }],
    })
    expect(codesOf(asked)).toContain('credit.never-rated')
  })

  it('an approval and a release at the same moment never let goods out after the customer was removed', async () => {
    for (let round = 0; round < 5; round++) {
      const customerId = await makeCandidate(company, { state: 'selected', creditGrade: 3 })
      await makeLine(company, customerId, '2026-11', '5000')
      const slip = await signedOrder(customerId, 'credit')
      const { approvalId } = okValue(await propose(manager, customerId, 'disqualify'))
      okValue(await sign(gm, approvalId))
      const [removed, released] = await Promise.all([sign(head, approvalId), release(slip)])
      expect(removed.kind).toBe('ok')
      const { state } = await db().shippingOrder.findUniqueOrThrow({ where: { id: slip } })
      expect(state).toBe(released.kind === 'ok' ? 'released' : 'void')
    }
  })
})

describe('the picture of a life', () => {
  it('tells the stages, the days and who signed, and nothing to those beyond reach', async () => {
    const customerId = await makeCandidate(company)
    await carried(customerId, 'add')
    const life = (await customerLife(manager, customerId))!
    expect(
      life.papers.map(({ kind, state, fromState, toState }) => [kind, state, fromState, toState]),
    ).toEqual([['add', 'approved', 'potential', 'selected']])
    expect(life.papers[0]!.signatures.map(({ step, state, person }) => [step, state, person])).toEqual([
      ['review', 'signed', gm.name],
      ['approve', 'signed', head.name],
    ])
    expect(await customerLife(await company.viewer('branch-gm', 1), customerId)).toBeNull()
  })
})
