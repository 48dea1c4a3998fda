import { apiOperations } from '@/lib/composition/api'
import { defaultGrants } from '@/lib/composition/default-grants'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import type { Permission, RoleCode } from '@/lib/core/permissions'
import { type ApiRead, serve } from '@/lib/core/route'
import type { Viewer } from '@/lib/core/scope'
import { viewerOf } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine, makeSheet } from '@/tests/factories/customers'
import { makeBehaviour, makePerson, makeTie } from '@/tests/factories/people'
import { makeProduct } from '@/tests/factories/products'

/** Who asks, by role and place; the courier and the sales representative of branch 0, the manager of region 0 … */
export const asking = [
  'sales-rep', 'branch-sales-manager', 'branch-gm', 'cashier', 'accountant', 'courier', 'credit-investigator',
  'regional-manager', 'marketing-director', 'region-clerk', 'head-of-marketing', 'marketing-officer',
  'finance-officer', 'archivist', 'general-manager', 'ka-manager', 'ka-specialist', 'administrator', 'auditor',
] as const satisfies readonly RoleCode[] // prettier-ignore
export type Asking = (typeof asking)[number] | 'stranger'

export const placeOfRole = (role: RoleCode): 'branch' | 'region' | 'head' | 'office' =>
  role === 'sales-rep'
    ? 'office'
    : [
          'branch-sales-manager',
          'branch-gm',
          'cashier',
          'accountant',
          'courier',
          'credit-investigator',
        ].includes(role)
      ? 'branch'
      : ['regional-manager', 'marketing-director', 'region-clerk'].includes(role)
        ? 'region'
        : 'head'

/**
 * Does the default grant of a role that stands in branch 0 (region 0) reach a row of branch number `at`? Branches 0 and 1
 * are of region 0. Written down from the table of roles alone, without the code that decides it.
 */
export function reaches(role: Asking, permission: Permission, at: number): boolean {
  if (role === 'stranger') return false
  const scope = (defaultGrants[role] as Partial<Record<Permission, string>>)[permission]
  if (scope === undefined) return false
  if (scope === 'all') return true
  if (scope === 'own') return role === 'sales-rep' && at === 0
  if (scope === 'unit') return false
  const place = placeOfRole(role)
  return (
    place === 'head' ||
    (place === 'region' && at < 2) ||
    (place === 'branch' && at === 0) ||
    (place === 'office' && at === 0)
  )
}

export type Rows = {
  customer: string
  order: string
  contactPost: string
  colleague: string
  behaviour: string
  tie: string
  sheet: string
  claim: string
}
export let company: Company
export let stranger: string
export let product: string
export const rows: Rows[] = []

export async function viewer(role: Asking): Promise<Viewer> {
  return role === 'stranger' ? viewerOf(stranger, 'api') : company.viewer(role)
}

/** Rows of three branches, and whoever asks for them. */
export async function startMatrix(): Promise<void> {
  rows.length = 0
  company = await makeCompany()
  product = await makeProduct()
  stranger = newId()
  await db().person.create({
    data: { id: stranger, username: 'stranger', name: '外人', namePinyin: 'wairen', createdAt: new Date() },
  })
  for (const at of [0, 1, 2, 3]) {
    const customer = await makeCustomer(company, at, { rerateDueOn: new Date('2026-11-30T00:00:00Z') })
    await makeLine(company, customer, '2026-11', '100000')
    const order = newId()
    await db().shippingOrder.create({
      data: {
        id: order,
        number: `FH-2026-11-000${at}`,
        customerId: customer,
        branchId: company.branches[at]!,
        marketOfficeId: company.offices[at]!,
        salesRepId: company.personId('sales-rep', at),
        createdBy: company.personId('branch-sales-manager', at),
        state: 'filled',
        payment: 'credit',
        filledOn: new Date('2026-11-20T00:00:00Z'),
        address: '某路1号',
        goods: [],
        total: '1000',
        createdAt: new Date('2026-11-20T00:00:00Z'),
      },
    })
    const [contactPost, colleague] = [
      (await makePerson(customer, '钱北辰')).postId,
      (await makePerson(customer, '柳时雨')).postId,
    ]
    const behaviour = await makeBehaviour(customer, contactPost, 6)
    const tie = await makeTie(customer, contactPost, colleague)
    const { sheet, claim } = await makeSheet(company, customer, at)
    rows.push({ customer, order, contactPost, colleague, behaviour, tie, sheet, claim })
  }
}

export function readAt(path: string): ApiRead {
  const found = apiOperations.find((operation) => operation.kind === 'read' && operation.path === path)
  if (found?.kind !== 'read') throw new Error(`no read at ${path}`)
  return found
}

export async function ask(
  path: string,
  who: Viewer,
  params: Record<string, string>,
  query = '',
): Promise<{ status: number; body: string }> {
  const answer = await serve(readAt(path), who, new Request(`http://x/api/v1${query}`), params)
  return { status: answer.status, body: await answer.text() }
}

/** Reads of one row: what the row is, and what lets it be seen (any of them). */
