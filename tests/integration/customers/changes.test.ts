import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setArea } from '@/lib/areas/admin/organisation/mutations'
import { inbox } from '@/lib/areas/approvals/queries'
import { fileChanges, proposeChange } from '@/lib/areas/customers/changes/mutations'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { createOrder, signOrder } from '@/lib/areas/trade/shipping/mutations'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { changeAnswers, makeCandidate } from '@/tests/factories/candidates'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeLine } from '@/tests/factories/customers'
import { makeProduct } from '@/tests/factories/products'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let manager: Viewer
let gm: Viewer
let head: Viewer
let officer: Viewer

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager')
  gm = await company.viewer('branch-gm')
  head = await company.viewer('head-of-marketing')
  officer = await company.viewer('marketing-officer')
})
beforeEach(async () => {
  freezeClock('2026-11-23T09:00:00+08:00')
  await quota(1000)
})

type Outcome = { kind: string; value?: unknown; reasons?: { code: string }[] }
function okValue<T>(outcome: { kind: string; value?: T }): T {
  expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'ok' })
  return outcome.value as T
}
const codesOf = (outcome: Outcome) => outcome.reasons?.map((reason) => reason.code).sort() ?? [outcome.kind]
const stateOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).state
const changeOf = (id: string) => db().customerChange.findUniqueOrThrow({ where: { id } })

async function quota(customerQuota: number | null, at = 0): Promise<void> {
  await db().unit.update({ where: { id: company.branches[at]! }, data: { customerQuota } })
}

const selection = changeAnswers.add
const answersFor = changeAnswers
const candidate = (change: Record<string, unknown> = {}, at = 0) => makeCandidate(company, change, at)

const propose = (viewer: Viewer, customerId: string, kind: ChangeKind, answers = answersFor[kind]) =>
  runMutation(proposeChange, viewer, { customerId, kind, answers })
const sign = (viewer: Viewer, id: string, verdict = 'approve', remark = '') =>
  runMutation(decideApprovals, viewer, { ids: [id], verdict, remark })

/** Hands in and signs to the end. */
async function carried(customerId: string, kind: ChangeKind): Promise<{ id: string; approvalId: string }> {
  const made = okValue(await propose(kind === 'end' ? gm : manager, customerId, kind))
  if (kind !== 'end') okValue(await sign(gm, made.approvalId))
  okValue(await sign(head, made.approvalId))
  return made
}

describe('W1: who may hand in what', () => {
  it.each<[string, RoleCode, number, ChangeKind, string, string[]]>([
    ['the sales manager of the branch selects', 'branch-sales-manager', 0, 'add', 'potential', ['ok']],
    ['the sales manager of another branch does not', 'branch-sales-manager', 1, 'add', 'potential', ['not-found']],
    ['the sales rep does not select', 'sales-rep', 0, 'add', 'potential', ['not-found']],
    ['the branch general manager does not select', 'branch-gm', 0, 'add', 'potential', ['not-found']],
    ['the marketing officer does not select', 'marketing-officer', 0, 'add', 'potential', ['not-found']],
    ['a selected customer is not selected again', 'branch-sales-manager', 0, 'add', 'selected', ['customers.wrong-state']],
    ['the sales manager disqualifies', 'branch-sales-manager', 0, 'disqualify', 'selected', ['ok']],
    ['a potential customer is not disqualified', 'branch-sales-manager', 0, 'disqualify', 'potential', ['customers.wrong-state']],
    ['the sales manager confirms a loss', 'branch-sales-manager', 0, 'lost', 'selected', ['ok']],
    ['the branch general manager ends cooperation', 'branch-gm', 0, 'end', 'selected', ['ok']],
    ['the sales manager does not end cooperation', 'branch-sales-manager', 0, 'end', 'selected', ['not-found']],
    ['a lost customer is restored', 'branch-sales-manager', 0, 'restore', 'lost', ['ok']],
    ['a selected customer is not restored', 'branch-sales-manager', 0, 'restore', 'selected', ['customers.wrong-state']],
    ['nothing changed, nothing to amend', 'branch-sales-manager', 0, 'amend', 'selected', ['customers.nothing-amended']],
  ])('%s', async (_sentence, role, at, kind, state, expected) => {
    const customerId = await candidate({ state })
    expect(codesOf(await propose(await company.viewer(role, at), customerId, kind))).toEqual(expected)
  }) // prettier-ignore
})

describe('R-S01 to R-S04: what a selection needs', () => {
  type Ready = {
    customer?: Record<string, unknown>
    dossier?: boolean
    survey?: boolean
    quota?: number | null
    area?: string
  }
  it.each<[string, Ready, object, string[]]>([
    ['all is there', {}, {}, ['ok']],
    ['no ability to place goods', {}, { canDistribute: false }, ['customers.cannot-distribute']],
    ['no funds and no will', {}, { hasFunds: false, hasWill: null }, ['customers.no-funds', 'customers.no-will']],
    ['no criterion', {}, { basis: null }, ['customers.no-basis']],
    ['an incomplete file', { dossier: false }, {}, ['customers.basis-lacks', 'customers.file-incomplete']],
    ['a survey that has not begun', { survey: false }, {}, ['customers.rating-not-begun']],
    ['no number set for the area', { quota: null }, {}, ['customers.no-quota']],
    ['an area of state channels takes a private customer only with a written case', { area: 'state' }, {}, ['customers.private-in-state-area']],
    ['the case is written', { area: 'state' }, { pharmacyCase: '当地无国有批发商' }, ['ok']],
    ['the criterion of private channels does not hold in a half area', {}, { basis: 'private-dominates' }, ['customers.basis-not-here']],
    ['half and half with lawful papers and good credit', {}, { basis: 'half-and-half' }, ['ok']],
    ['a large pharmacy not as a special case', { customer: { kind: 'large-pharmacy' } }, {}, ['customers.pharmacy-only-special']],
    ['a large pharmacy without its case', { customer: { kind: 'large-pharmacy' } }, { basis: 'large-pharmacy' }, ['customers.pharmacy-case-missing']],
    ['a large pharmacy as a written special case', { customer: { kind: 'large-pharmacy' } }, { basis: 'large-pharmacy', pharmacyCase: '城区最大药房' }, ['ok']],
  ])('%s', async (_sentence, ready, answers, expected) => {
    const customerId = await candidate(ready.customer)
    if (ready.dossier === false) await db().dossier.update({ where: { customerId }, data: { facts: {} } })
    if (ready.survey === false) await db().creditRating.deleteMany({ where: { customerId } })
    if (ready.quota !== undefined) await quota(ready.quota)
    await db().unit.update({
      where: { id: company.offices[0] },
      data: { channelDominance: ready.area ?? 'half' },
    })
    expect(codesOf(await propose(manager, customerId, 'add', { ...selection, ...answers }))).toEqual(expected)
  }) // prettier-ignore

  it('the full area refuses with its figures, and a customer has one paper at a time', async () => {
    const present = await db().customer.count({ where: { branchId: company.branches[0], state: 'selected' } })
    await quota(present)
    const customerId = await candidate()
    expect(await propose(manager, customerId, 'add')).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'R-S01', code: 'customers.quota-full', values: { quota: present, present } }],
    })
    await quota(present + 1)
    const made = okValue(await propose(manager, customerId, 'add'))
    expect(codesOf(await propose(manager, customerId, 'add'))).toContain('customers.change-open')
    okValue(await runMutation(withdrawApproval, manager, { id: made.approvalId }))
  })
})

describe('the way of a selection', () => {
  it('manager, general manager, head of marketing; then the customer is selected, its rating is due, the form to be filed', async () => {
    const customerId = await candidate()
    const { id, number, approvalId } = okValue(await propose(manager, customerId, 'add'))
    expect(number).toMatch(/^C1-2026-11-\d{4}$/)
    expect(await stateOf(customerId)).toBe('to-review')
    expect(codesOf(await sign(head, approvalId))).toEqual(['approvals.not-your-turn'])
    expect(codesOf(await sign(manager, approvalId))).toEqual(['approvals.not-your-turn'])
    expect((await inbox(gm)).rows.map((row) => row.id)).toContain(approvalId)
    okValue(await sign(gm, approvalId))
    expect(await stateOf(customerId)).toBe('to-approve')
    expect(codesOf(await runMutation(fileChanges, officer, { ids: [id] }))).toEqual([
      'customers.change-not-to-file',
    ])
    okValue(await sign(head, approvalId))
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer.state).toBe('selected')
    expect(customer.rerateDueOn?.toISOString().slice(0, 10)).toBe('2026-11-23')
    const notices = await db().notice.findMany({ where: { key: { endsWith: id } } })
    expect(notices.map((notice) => [notice.kind, notice.personId]).sort()).toEqual(
      [
        ['customers.change-to-file', company.personId('marketing-officer')],
        ['customers.first-rating-due', company.personId('branch-sales-manager')],
      ].sort(),
    )
    expect(await runMutation(fileChanges, manager, { ids: [id] })).toEqual({ kind: 'not-found' })
    okValue(await runMutation(fileChanges, officer, { ids: [id] }))
    expect(await changeOf(id)).toMatchObject({
      state: 'filed',
      filedById: officer.personId,
      fromState: 'potential',
    })
    const answers = (await changeOf(id)).answers as Record<string, unknown>
    expect(answers).toMatchObject({ number, changeKind: 'add', quota: 1000, filledOn: '2026-11-23' })
    const kinds = await db().auditEvent.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
    expect(kinds.map((event) => event.kind)).toEqual([
      'customers.change-proposed',
      'approvals.approve',
      'approvals.approve',
      'customers.change-approved',
      'customers.change-filed',
    ])
  })

  it.each(['return', 'refuse'] as const)(
    '%s puts the customer back and it can be put up again',
    async (verdict) => {
      const customerId = await candidate()
      const first = okValue(await propose(manager, customerId, 'add'))
      okValue(await sign(gm, first.approvalId))
      expect(codesOf(await sign(head, first.approvalId, verdict))).toEqual(['approvals.reason-needed'])
      okValue(await sign(head, first.approvalId, verdict, '资料不实'))
      expect(await stateOf(customerId)).toBe('potential')
      expect((await changeOf(first.id)).state).toBe(verdict === 'return' ? 'returned' : 'refused')
      const second = okValue(await propose(manager, customerId, 'add'))
      expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
      okValue(await runMutation(withdrawApproval, manager, { id: second.approvalId }))
      expect(await stateOf(customerId)).toBe('potential')
    },
  )

  it('sent back to the reviewer, the customer waits for review again', async () => {
    const customerId = await candidate()
    const { approvalId } = okValue(await propose(manager, customerId, 'add'))
    okValue(await sign(gm, approvalId))
    okValue(
      await runMutation(decideApprovals, head, {
        ids: [approvalId],
        verdict: 'return',
        remark: '再核',
        returnTo: 0,
      }),
    )
    expect(await stateOf(customerId)).toBe('to-review')
    okValue(await sign(gm, approvalId))
    okValue(await sign(head, approvalId))
    expect(await stateOf(customerId)).toBe('selected')
  })

  it('a refused proposal draws no number', async () => {
    const before = okValue(await propose(manager, await candidate(), 'add')).number
    await propose(manager, await candidate(), 'add', { ...selection, basis: null })
    await propose(manager, await candidate(), 'add', { ...selection, hasFunds: false })
    const after = okValue(await propose(manager, await candidate(), 'add')).number
    expect(Number(after.slice(-4))).toBe(Number(before.slice(-4)) + 1)
  })
})

describe('R-S01: the number of an area', () => {
  it('20 approvals at the same time never pass it', async () => {
    await quota(1000, 2)
    const other = await company.viewer('branch-sales-manager', 2)
    const otherGm = await company.viewer('branch-gm', 2)
    const papers: string[] = []
    for (let i = 0; i < 20; i++) {
      const made = okValue(await propose(other, await candidate({}, 2), 'add'))
      okValue(await sign(otherGm, made.approvalId))
      papers.push(made.approvalId)
    }
    await quota(7, 2)
    const outcomes = await Promise.all(papers.map((id) => sign(head, id)))
    expect(outcomes.filter((outcome) => outcome.kind === 'ok')).toHaveLength(7)
    const refused = outcomes.filter((outcome) => outcome.kind === 'refused')
    expect(refused.map(codesOf)).toEqual(Array.from({ length: 13 }, () => ['customers.quota-full']))
    expect(await db().customer.count({ where: { branchId: company.branches[2], state: 'selected' } })).toBe(7)
  })

  it('the marketing department sets it; nobody else does', async () => {
    const unit = await db().unit.findUniqueOrThrow({ where: { id: company.branches[3] } })
    const input = { unitId: unit.id, version: unit.version, channelDominance: 'state', customerQuota: 12 }
    for (const viewer of [manager, gm, await company.viewer('administrator')])
      expect(await runMutation(setArea, viewer, input)).toEqual({ kind: 'not-found' })
    okValue(await runMutation(setArea, officer, input))
    expect(await db().unit.findUniqueOrThrow({ where: { id: unit.id } })).toMatchObject({
      customerQuota: 12,
      channelDominance: 'state',
    })
  })
})

describe('leaving and coming back', () => {
  async function order(customerId: string): Promise<string> {
    const goods = [{ productId: await makeProduct(), quantity: '1', price: '100' }]
    const { id } = okValue(
      await runMutation(createOrder, manager, {
        customerId,
        payment: 'credit',
        address: '澄麓路18号',
        goods,
      }),
    )
    okValue(await runMutation(signOrder, manager, { id }))
    return id
  }

  it('a disqualified customer has frozen lines from this month on, no open slip, and nothing can be shipped to it', async () => {
    const cashier = await company.viewer('cashier')
    const customerId = await candidate({ state: 'selected', creditGrade: 3 })
    for (const month of ['2026-10', '2026-11', '2026-12']) await makeLine(company, customerId, month, '5000')
    const open = await order(customerId)
    const made = okValue(await propose(manager, customerId, 'disqualify'))
    expect(await stateOf(customerId)).toBe('selected')
    okValue(await sign(gm, made.approvalId))
    okValue(await sign(head, made.approvalId))
    expect(await stateOf(customerId)).toBe('disqualified')
    const lines = await db().creditLine.findMany({ where: { customerId }, orderBy: { month: 'asc' } })
    expect(lines.map((line) => line.frozenAt !== null)).toEqual([false, true, true])
    expect((await db().shippingOrder.findUniqueOrThrow({ where: { id: open } })).state).toBe('void')
    // A slip that was filled in the moment before is stopped at the gate all the same.
    await db().shippingOrder.update({ where: { id: open }, data: { state: 'signed' } })
    const gate = await runMutation(releaseOrder, cashier, { id: open })
    expect(codesOf(gate)).toContain('gate.not-selected')
    const kinds = await db().auditEvent.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
    expect(kinds.map((event) => event.kind)).toEqual(
      expect.arrayContaining([
        'customers.change-approved',
        'customers.lines-frozen',
        'customers.orders-stopped',
      ]),
    )
  })

  it('one that bought lately is not lost; after the time without purchase it is, and its file goes into review', async () => {
    const customerId = await candidate({ state: 'selected', creditGrade: 3 })
    await makeLine(company, customerId, '2026-11', '5000')
    const id = await order(customerId)
    expect(codesOf(await propose(manager, customerId, 'lost'))).toEqual(['customers.bought-again'])
    await db().shippingOrder.update({ where: { id }, data: { filledOn: new Date('2026-10-25') } })
    expect(codesOf(await propose(manager, customerId, 'lost'))).toEqual(['customers.bought-again'])
    await db().shippingOrder.update({ where: { id }, data: { filledOn: new Date('2026-10-24') } })
    await carried(customerId, 'lost')
    expect(await db().customer.findUniqueOrThrow({ where: { id: customerId } })).toMatchObject({
      state: 'lost',
      fileState: 'in-review',
    })
  })

  it('the general manager ends cooperation and the head of marketing alone signs it', async () => {
    const customerId = await candidate({ state: 'selected' })
    const { approvalId } = okValue(await propose(gm, customerId, 'end'))
    expect(await db().approvalStep.count({ where: { approvalId } })).toBe(1)
    expect(codesOf(await sign(gm, approvalId))).toEqual(['approvals.not-your-turn'])
    okValue(await sign(head, approvalId))
    expect(await stateOf(customerId)).toBe('ended')
  })

  it('one comes back only with its debts cleared, when it is put up and when it is approved, and is rated anew', async () => {
    const customerId = await candidate({ state: 'ended' })
    const debt = (receivable: string) =>
      db().creditPosition.upsert({
        where: { customerId },
        create: { customerId, receivable, updatedAt: new Date() },
        update: { receivable },
      })
    await debt('12.50')
    expect(await propose(manager, customerId, 'restore')).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'customers.debts-open', values: { debtFen: 1250 } }],
    })
    await debt('0')
    const { approvalId } = okValue(await propose(manager, customerId, 'restore'))
    okValue(await sign(gm, approvalId))
    await debt('1')
    expect(codesOf(await sign(head, approvalId))).toEqual(['customers.debts-open'])
    await debt('0')
    okValue(await sign(head, approvalId))
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer).toMatchObject({ state: 'selected' })
    expect(customer.rerateDueOn?.toISOString().slice(0, 10)).toBe('2026-11-23')
  })

  it('one whose coming back is refused stays where it was, not a potential customer', async () => {
    const customerId = await candidate({ state: 'disqualified' })
    const { approvalId } = okValue(await propose(manager, customerId, 'restore'))
    okValue(await sign(gm, approvalId, 'refuse', '不宜'))
    expect(await stateOf(customerId)).toBe('disqualified')
  })

  it('what changed in the file since is on the form of an amendment, account numbers masked', async () => {
    const customerId = await candidate({ state: 'selected' })
    const changes = [
      ['address', '旧址', '澄麓路18号'],
      ['bankAccount', '6222000000000001', '6222000000000417'],
    ] as const
    for (const [fact, before, after] of changes)
      await db().factChange.create({
        data: { customerId, fact, before, after, source: 'form', at: new Date() },
      })
    const made = await carried(customerId, 'amend')
    const answers = (await changeOf(made.id)).answers as { changes: { field: string; after: string }[] }
    expect(answers.changes).toHaveLength(2)
    expect(answers.changes[0]).toEqual({ field: 'address', before: '旧址', after: '澄麓路18号' })
    expect(answers.changes[1]!.after).not.toContain('62220000')
    expect(await stateOf(customerId)).toBe('selected')
  })
})
