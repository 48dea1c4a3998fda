import { beforeAll, describe, expect, it } from 'vitest'
import { apiOperations } from '@/lib/composition/api'
import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import { serve } from '@/lib/core/route'
import type { Viewer } from '@/lib/core/scope'
import { company, product, rows, viewer, startMatrix } from '@/tests/factories/matrix-start'

beforeAll(startMatrix)

/** A body for every write, about rows of branch `at`; one that would be understood if it were allowed. */
function bodies(at: number): Record<string, unknown> {
  const { customer, order, contactPost, colleague, behaviour, tie, sheet, claim } = rows[at]!
  const branch = company.branches[at]!
  const person = company.personId('sales-rep', at)
  const paper = newId()
  const goods = [{ productId: product, quantity: '1', price: '10.00' }]
  return {
    'customers.create': { name: `新医药${at}`, unitId: branch, ownerId: null },
    'customers.save-facts': {
      customerId: customer,
      source: 'form',
      changes: [{ fact: 'address', from: null, to: '某路9号' }],
    },
    'customers.revoke-sheet': { linkId: sheet },
    'customers.take-over-sheet': {
      linkId: sheet,
      decisions: [{ claimId: claim, verdict: 'accept', seen: 'first' }],
    },
    'customers.decide-claims': {
      customerId: customer,
      decisions: [{ claimId: claim, verdict: 'keep', seen: 'first' }],
    },
    'customers.unmask': { customerId: customer, facts: ['phone'], purpose: '核对电话' },
    'customers.hand-over': { chosen: { ids: [customer] }, toPersonId: person, reason: '换人' },
    'customers.delete': { customerIds: [customer], reason: '重复' },
    'customers.restore': { customerIds: [customer] },
    'contacts.add': {
      customerId: customer,
      contactId: null,
      source: 'form',
      changes: [{ fact: 'name', from: null, to: '周明远' }],
    },
    'contacts.change': {
      customerId: customer,
      postId: contactPost,
      source: 'form',
      changes: [{ fact: 'title', from: null, to: '采购总监' }],
    },
    'contacts.keep-profile': {
      customerId: customer,
      postId: contactPost,
      changes: [{ fact: 'education', from: null, to: '本科' }],
      behaviours: [{ number: 1, from: null, to: '2026-06-18' }],
    },
    'contacts.end': {
      customerId: customer,
      postId: contactPost,
      endsOn: '2026-11-01',
      leftFor: null,
      source: 'form',
    },
    'contacts.reopen': { customerId: customer, postId: contactPost },
    'contacts.unmask': { customerId: customer, postId: contactPost, facts: ['birth'], purpose: '核对' },
    'departments.save': {
      customerId: customer, departmentId: null, name: '采购部', function: null, parentId: null, headPostId: null,
    }, // prettier-ignore
    'departments.end': { customerId: customer, departmentId: newId() },
    'opportunities.save': {
      customerId: customer, opportunityId: null, name: '冷链扩建', amount: null, closesOn: null, salesRepId: null,
      note: null, roles: [],
    }, // prettier-ignore
    'visits.record': {
      customerId: customer,
      visitedOn: '2026-11-20',
      way: 'phone',
      counterparts: [{ name: '季明远' }],
      summary: '谈订货',
    },
    'visits.correct': {
      id: paper,
      version: 1,
      visitedOn: '2026-11-20',
      way: 'phone',
      counterparts: [{ name: '季明远' }],
      summary: '谈订货',
    },
    'visits.remove': { id: paper, version: 1, reason: '记错' },
    'archive.keep-document': { customerId: customer, slot: 2, version: 0, presence: 'absent' },
    'archive.shelve-documents': { customerId: customer, version: 0, secrecy: 0 },
    'customers.keep-operating': { customerId: customer, month: '2026-10', summary: '平稳' },
    'customers.judge-duplicates': { pairIds: [paper], verdict: 'different' },
    'customers.merge': { keptId: customer, loserIds: [paper], versions: {}, reason: '同一家' },
    'customers.undo-merge': { mergeId: paper, reason: '两家' },
    'customers.add-note': { subjectType: 'customer', subjectId: customer, text: '记一笔' },
    'customers.edit-note': { id: paper, version: 1, text: '改' },
    'customers.remove-note': { id: paper },
    'customers.restore-note': { id: paper },
    'customers.remove-file': { id: paper },
    'customers.restore-file': { id: paper },
    'customers.propose-change': { customerId: customer, kind: 'lost', answers: {} },
    'customers.file-change': { ids: [paper] },
    'customers.record-behaviour': { postId: contactPost, number: 7, seenOn: '2026-11-02' },
    'customers.withdraw-behaviour': { behaviourId: behaviour },
    'customers.draw-tie': { fromPostId: colleague, toPostId: contactPost, kind: 'conflict' },
    'customers.end-tie': { tieId: tie, version: 1 },
    'customers.move-cards': {
      customerId: customer,
      cards: [{ postId: contactPost, from: null, to: { x: 1, y: 1 } }],
    },
    'customers.set-parent': { customerId: customer, parentId: rows[0]!.customer, tie: 'affiliate' },
    'grading.save-rating': { customerId: customer, kind: 'first', answers: {} },
    'grading.submit-rating': { id: paper },
    'grading.report-lawsuit': { customerId: customer, on: '2026-11-01', note: '传票' },
    'credit.record-contract': {
      customerId: customer,
      number: 'HT-1',
      signedOn: '2026-11-20',
      until: '2027-11-19',
      before: null,
    },
    'credit.state-exception': { customerId: customer, allowed: true, reason: '老客户' },
    'credit.apply': { month: '2026-12', rows: [{ customerId: customer, amount: '100.00' }] },
    'credit.set-total': { quarter: '2027-Q1', amount: '100.00', limits: [] },
    'credit.approve-total': { quarter: '2027-Q1', version: 1 },
    'trade.create-order': { customerId: customer, payment: 'credit', address: '某路', goods },
    'trade.sign-order': { id: order },
    'trade.phone-release': { id: order, reason: '急' },
    'trade.assign-courier': { id: order, courierId: company.personId('courier', at) },
    'trade.release': { id: order },
    'trade.deliver': { id: order, pieces: 1, date: '2026-11-21' },
    'trade.move-order': { id: order, event: 'void', reason: '错' },
    'trade.record-receipt': { customerId: customer, date: '2026-11-20', amount: '10.00', method: 'transfer' },
    'trade.reverse-receipt': { id: paper, reason: '错' },
    'trade.add-product': {
      code: `N${at}`,
      name: '新药',
      spec: '',
      unit: '盒',
      price: '1',
      effectiveFrom: '2030-01-01',
    },
    'trade.edit-product': { id: product, version: 1, name: '改名', spec: '', unit: '盒' },
    'trade.set-ex-factory-price': {
      id: product,
      version: 1,
      price: '1',
      effectiveFrom: '2030-01-01',
      reason: '涨',
    },
    'trade.end-product': { id: product, version: 1, reason: '停' },
    'trade.resume-product': { id: product, version: 1 },
    'approvals.decide': { ids: [paper], verdict: 'approve' },
    'approvals.withdraw': { id: paper },
    'approvals.add-signer': { id: paper, personId: person },
    'forms.submit-paper': { customerId: customer, formId: 'A1', formVersion: 1, changes: [], answers: {} },
    'admin.add-unit': { parentId: branch, kind: 'market-office', name: '新市场部', code: `N${at}` },
    'admin.edit-unit': { unitId: branch, version: 1, name: '改名', code: `E${at}` },
    'admin.set-area': { unitId: branch, version: 1, channelDominance: null, customerQuota: 3 },
    'admin.end-unit': { unitId: branch, version: 1 },
    'admin.give-post': { personId: person, unitId: branch, role: 'cashier', startsOn: '2026-12-01' },
    'admin.disable-person': { personId: person, version: 1 },
    'admin.end-sessions': { personId: person },
    'admin.set-grants': {
      changes: [{ role: 'cashier', permission: 'trade.read', from: 'subtree', to: null }],
    },
    'admin.set-setting': { key: 'admin.setup-link-hours', value: 5, effectiveFrom: '2027-01-01' },
  }
}

/** The same, once more with a version that is not the row's: whoever may not must not learn that either. */
function sent(at: number): [string, unknown][] {
  const all = Object.entries(bodies(at))
  const stale = all.filter(([name]) =>
    /^trade\.(sign|phone|assign|deliver|move)|^grading\.(save|submit)|end-tie/.test(name),
  )
  return [
    ...all,
    ...stale.map(([name, body]): [string, unknown] => [name, { ...(body as object), version: 999 }]),
  ]
}

/** Writes that reach only what is the writer's own, or that everybody may send. */
const ownOnly = [
  'lists.save-view', 'lists.change-view', 'lists.order-views', 'lists.delete-view', 'customers.undo-bulk-change', 'notices.mark-read', 'tasks.cancel', 'account.end-session',
  'account.revoke-token', 'forms.save-draft', 'forms.drop-draft',
  'customers.search-duplicates',
] // prettier-ignore

async function trailCount(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT ((SELECT count(*) FROM "AuditEvent")+(SELECT count(*) FROM "OutboxMessage")+(SELECT count(*) FROM "ShippingOrder")+(SELECT count(*) FROM "Customer")
      +(SELECT count(*) FROM "ContactChange")+(SELECT count(*) FROM "Receipt")+(SELECT count(*) FROM "CreditRating")+(SELECT count(*) FROM "Approval")+(SELECT sum("version") FROM "Customer")
      +(SELECT sum("version") FROM "ShippingOrder")+(SELECT sum("version") FROM "Unit"))::int AS count`,
  )
  return row!.count
}

async function post(name: string, who: Viewer, body: unknown): Promise<{ status: number; body: string }> {
  const operation = apiOperations.find((one) => one.kind === 'write' && one.mutation.name === name)
  if (operation?.kind !== 'write') throw new Error(`no write called ${name}`)
  const request = new Request('http://x/api/v1', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await serve(operation, who, request, {})
  return { status: answer.status, body: await answer.text() }
}

describe('a write out of reach looks like no row and leaves nothing behind', () => {
  it('a stranger is refused every write, whatever branch the rows are of', async () => {
    const who = await viewer('stranger')
    const before = await trailCount()
    const wrong: string[] = []
    for (const [name, body] of sent(0)) {
      const { status, body: text } = await post(name, who, body)
      if (status !== 404) wrong.push(`${name}: ${status} ${text.slice(0, 200)}`)
    }
    expect(wrong).toEqual([])
    expect(await trailCount()).toBe(before)
  })

  it('the rows are there: who may, of the branch itself, is answered', async () => {
    const who = await viewer('branch-sales-manager')
    for (const name of ['customers.save-facts', 'trade.sign-order'])
      expect((await post(name, who, bodies(0)[name])).status, name).not.toBe(404)
    for (const { customer } of rows) expect(await db().customer.count({ where: { id: customer } })).toBe(1)
  })

  for (const role of [
    'branch-sales-manager',
    'branch-gm',
    'cashier',
    'sales-rep',
    'courier',
    'accountant',
  ] as const)
    it(`${role} of one branch is refused every write on rows of another region`, async () => {
      const who = await viewer(role)
      const before = await trailCount()
      const wrong: string[] = []
      for (const [name, body] of sent(3)) {
        const { status, body: text } = await post(name, who, body)
        if (status !== 404) wrong.push(`${name}: ${status} ${text.slice(0, 200)}`)
      }
      expect(wrong).toEqual([])
      expect(await trailCount()).toBe(before)
    })

  it('every write has a body here, or reaches only the writer’s own, or wants nothing but a wider right', () => {
    const admin = /^admin\./
    const known = [
      ...Object.keys(bodies(0)),
      ...ownOnly,
      'customers.start-export',
      'customers.plan-import',
      'customers.run-import',
      'customers.undo-import',
      // Each row on its own: those out of reach are left alone (bulk.test.ts, sheet.test.ts).
      'customers.start-bulk-change',
      'customers.plan-sheet',
      'customers.run-sheet',
    ]
    const names = apiOperations.flatMap((one) =>
      one.kind === 'write' && !admin.test(one.mutation.name) ? [one.mutation.name] : [],
    )
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })
})
