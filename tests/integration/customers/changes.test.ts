import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inbox } from '@/lib/areas/approvals/queries'
import { fileChanges } from '@/lib/areas/customers/changes/mutations'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import { changeSheet } from '@/lib/areas/customers/register/queries'
import { decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { db } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import { runMutation } from '@/lib/core/mutation'
import {
  company,
  manager,
  gm,
  head,
  officer,
  startChanges,
  startEachChanges,
  okValue,
  codesOf,
  stateOf,
  changeOf,
  quota,
  selection,
  candidate,
  carried,
  propose,
  sign,
} from '@/tests/factories/changes-start'

beforeAll(startChanges)
beforeEach(startEachChanges)

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

describe('R-S01: how many an area has', () => {
  it('counts no further than a thousand beyond its number, and then says that there are more', async () => {
    const customerId = await candidate()
    const region = (await db().customer.findUniqueOrThrow({ where: { id: customerId } })).regionId
    const before = await db().customer.count({ where: { regionId: region, state: 'selected' } })
    await db()
      .$executeRaw`INSERT INTO "Customer" SELECT (jsonb_populate_record(c,jsonb_build_object('id',gen_random_uuid(),'state','selected','taxNumber',NULL,'branchId',NULL,'marketOfficeId',NULL,'fileNumber','MANY-'||n))).*
      FROM "Customer" c, generate_series(1,${1001 - before}::int) n WHERE c."id"=${customerId}::uuid`
    const areaOf = async () =>
      (await changeSheet(manager, customerId, 'add'))!.areas.find(({ unitId }) => unitId === region)
    expect(await areaOf()).toMatchObject({ quota: null, present: 1000, more: true })
    await db().customer.deleteMany({ where: { fileNumber: 'MANY-1' } })
    expect(await areaOf()).toMatchObject({ quota: null, present: 1000, more: false })
    await db().customer.deleteMany({ where: { fileNumber: { startsWith: 'MANY-' } } })
  })
})

describe('the way of a selection', () => {
  it('a customer rated before it is selected keeps the day its next rating is due, and nobody is asked for a first one', async () => {
    const customerId = await candidate({
      creditGrade: 3,
      creditGradeOn: new Date('2026-11-22'),
      rerateDueOn: new Date('2027-02-22'),
    })
    const { id } = await carried(customerId, 'add')
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer.rerateDueOn?.toISOString().slice(0, 10)).toBe('2027-02-22')
    const notices = await db().notice.findMany({ where: { key: { endsWith: id } } })
    expect(notices.map((notice) => notice.kind)).toEqual(['customers.change-to-file'])
  })

  it('nobody is asked for a first rating that is being signed already', async () => {
    const customerId = await candidate()
    await db().creditRating.updateMany({ where: { customerId }, data: { state: 'submitted' } })
    const { id } = await carried(customerId, 'add')
    const notices = await db().notice.findMany({ where: { key: { endsWith: id } } })
    expect(notices.map((notice) => notice.kind)).toEqual(['customers.change-to-file'])
  })

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
