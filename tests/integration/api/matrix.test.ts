import { beforeAll, describe, expect, it } from 'vitest'
import { apiOperations } from '@/lib/composition/api'
import { newId } from '@/lib/core/audit'
import type { Permission } from '@/lib/core/permissions'
import {
  asking,
  type Asking,
  reaches,
  type Rows,
  rows,
  viewer,
  startMatrix,
  ask,
} from '@/tests/factories/matrix-start'

beforeAll(startMatrix)

const rowReads: { path: string; row: keyof Rows; needs: Permission[]; extra?: Record<string, string> }[] = [
  ...[
    '', '/facts', '/overview', '/fact-changes', '/events', '/trail', '/papers', '/changes', '/group', '/group/changes', '/people',
    '/opportunities', '/sheets', '/sources', '/claims', '/political-map', '/political-summary', '/political-changes',
    '/profiles', '/life', '/documents', '/timeline', '/files', '/operations', '/finances', '/signed-changes',
  ].map((tail) => ({
    path: `/customers/{customerId}${tail}`,
    row: 'customer' as const,
    needs: ['customers.read' as const],
  })), // prettier-ignore
  {
    path: '/customers/{customerId}/papers/{formId}',
    row: 'customer',
    needs: ['customers.read'],
    extra: { formId: 'A1' },
  },
  {
    path: '/customers/{customerId}/on/{day}',
    row: 'customer',
    needs: ['customers.read'],
    extra: { day: '2026-11-01' },
  },
  {
    path: '/customers/{customerId}/finances/{period}/known',
    row: 'customer',
    needs: ['customers.read'],
    extra: { period: '2025' },
  },
  { path: '/customers/{customerId}/visits', row: 'customer', needs: ['visits.read'] },
  { path: '/customers/{customerId}/visit-card', row: 'customer', needs: ['visits.read'] },
  { path: '/customers/{customerId}/ratings', row: 'customer', needs: ['grading.read'] },
  { path: '/customers/{customerId}/rating', row: 'customer', needs: ['grading.read'] },
  { path: '/customers/{customerId}/credit-events', row: 'customer', needs: ['grading.read'] },
  { path: '/customers/{customerId}/credit-conditions', row: 'customer', needs: ['credit.read'] },
  { path: '/customers/{customerId}/credit-application', row: 'customer', needs: ['credit.apply'] },
  { path: '/customers/{customerId}/credit', row: 'customer', needs: ['credit.read'] },
  { path: '/trade/customers/{customerId}', row: 'customer', needs: ['trade.order-create'] },
  { path: '/trade/payers/{customerId}', row: 'customer', needs: ['trade.record-receipt'] },
  { path: '/trade/orders/{orderId}', row: 'order', needs: ['trade.read'] },
  { path: '/trade/orders/{orderId}/couriers', row: 'order', needs: ['trade.read'] },
  { path: '/trade/gate/{orderId}', row: 'order', needs: ['trade.read', 'trade.release'] },
  { path: '/sheets/{linkId}', row: 'sheet', needs: ['customers.read'] },
]
/** Reads of one row that this matrix cannot state by a grant: each has its own test, or belongs to the reader alone. */
const elsewhere = [
  '/customers/{customerId}/review',
  '/records/{subjectType}/{subjectId}/notes',
  '/records/{subjectType}/{subjectId}/files',
  '/records/{subjectType}/{subjectId}/mentionable',
  '/customers/{customerId}/operations/{month}',
  '/customers/{customerId}/changes/{kind}',
  '/customers/{customerId}/people/{postId}',
  '/customers/{customerId}/people/{postId}/changes',
  '/customers/{customerId}/people/{postId}/profile',
  '/changes/{changeId}',
  '/customers/merges/{mergeId}',
  '/customers/{customerId}/merges',
  '/papers/{entryId}',
  '/papers/{entryId}/changes',
  '/approvals/{approvalId}',
  '/desk/people/{personId}',
  '/tasks/{taskId}',
  '/forms/{formId}/drafts/{subjectId}',
  '/admin/people/{personId}',
  '/admin/people/{personId}/hand-over',
  '/admin/settings/{key}',
  '/credit/months/{month}',
  '/credit/months/{month}/progress',
  '/credit/months/{month}/sheet',
  '/credit/months/{month}/lines',
  '/credit/sheets/{sheetNumber}',
  '/credit/totals/{quarter}',
  '/trade/products/{productId}',
]

const everybody: Asking[] = [...asking, 'stranger']

describe('a row is told to whom the table of grants gives it, and to nobody else', () => {
  it('every read of a row is in this matrix or named as tested elsewhere', () => {
    const paths = apiOperations.flatMap(({ kind, path }) =>
      kind === 'read' && path.includes('{') ? [path] : [],
    )
    const known = [...rowReads.map(({ path }) => path), ...elsewhere]
    expect(paths.filter((path) => !known.includes(path))).toEqual([])
    expect(known.filter((path) => !paths.includes(path))).toEqual([])
  })

  for (const role of everybody)
    it(`${role}: own branch, same region, other region, and a row that is none`, async () => {
      const who = await viewer(role)
      const wrong: string[] = []
      for (const { path, row, needs, extra } of rowReads) {
        const name = row === 'customer' ? 'customerId' : row === 'sheet' ? 'linkId' : 'orderId'
        const none = await ask(path, who, { ...extra, [name]: newId() })
        expect(none.status, path).toBe(404)
        for (const [at, ids] of rows.entries()) {
          const told = await ask(path, who, { ...extra, [name]: ids[row] })
          const granted = needs.some((permission) => reaches(role, permission, at))
          const right = granted ? told.status === 200 : told.status === 404 && told.body === none.body
          if (!right)
            wrong.push(`${path} of branch ${at}: ${told.status}, ${granted ? 'granted' : 'not granted'}`)
        }
      }
      expect(wrong).toEqual([])
    })
})

describe('a list holds what the table of grants gives, all of it and nothing else', () => {
  for (const role of everybody)
    it(`${role}`, async () => {
      const who = await viewer(role)
      const customers = JSON.parse((await ask('/customers', who, {})).body) as {
        value: { rows: { id: string }[] }
      }
      const seen = customers.value.rows.map(({ id }) => id).toSorted()
      expect(seen).toEqual(
        rows
          .filter((_, at) => reaches(role, 'customers.read', at))
          .map(({ customer }) => customer)
          .toSorted(),
      )
      const found = JSON.parse((await ask('/search', who, {}, '?q=试验医药')).body) as {
        value: { group: string; href: string }[]
      }
      const hits = found.value
        .filter(({ group }) => group === 'customers')
        .map(({ href }) => href.slice('/customers/'.length))
      expect(hits.toSorted()).toEqual(seen)
      const orders = JSON.parse((await ask('/trade/orders', who, {})).body) as {
        value: { rows: { id: string }[] }
      }
      expect(orders.value.rows.map(({ id }) => id).toSorted()).toEqual(
        rows
          .filter((_, at) => reaches(role, 'trade.read', at))
          .map(({ order }) => order)
          .toSorted(),
      )
      const due = JSON.parse((await ask('/ratings/due', who, {}, '?until=2026-12-31')).body) as {
        value: { customerId: string }[]
      }
      expect(due.value.map(({ customerId }) => customerId).toSorted()).toEqual(
        rows
          .filter((_, at) => reaches(role, 'grading.read', at))
          .map(({ customer }) => customer)
          .toSorted(),
      )
      const gate = JSON.parse((await ask('/trade/gate', who, {})).body) as { value: { id: string }[] }
      expect(gate.value.map(({ id }) => id).toSorted()).toEqual(
        rows
          .filter((_, at) => reaches(role, 'trade.release', at))
          .map(({ order }) => order)
          .toSorted(),
      )
    })
})
