import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import type { Company } from './company'
import { makeCustomer } from './customers'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const at = new Date('2026-10-01T02:00:00Z')
let number = 0
const next = (series: string) => `${series}-${String(++number).padStart(6, '0')}`

/** What hangs on a customer: how many rows of each kind. */
export type Hangs = {
  contacts: number
  visits: number
  orders: number
  receipts: number
  papers: number
  sales: string[]
  lines: string[]
  rated: boolean
}

/** A settled customer with people, visits, papers, orders that are over, receipts, sales, lines and a rating. */
export async function makeBusyCustomer(
  company: Company,
  hangs: Hangs,
  change: Record<string, unknown> = {},
): Promise<string> {
  const customerId = await makeCustomer(company, 0, change)
  const personId = company.personId('sales-rep', 0)
  await db().dossier.create({
    data: {
      customerId,
      facts: { postcode: `2150${String(++number % 100).padStart(2, '0')}` },
      updatedAt: at,
    },
  })
  let boss: string | null = null
  for (let i = 0; i < hangs.contacts; i++) {
    const contactId = newId()
    const postId = newId()
    await db().contact.create({
      data: {
        id: contactId,
        name: `联系人${number++}`,
        namePinyin: 'lianxiren',
        nameInitials: 'lxr',
        createdAt: at,
        updatedAt: at,
        posts: { create: { id: postId, customerId, reportsToId: boss, createdAt: at, updatedAt: at } },
      },
    })
    await db().behaviour.create({
      data: { id: newId(), customerId, postId, number: 1, seenOn: day('2026-09-01'), recordedAt: at },
    })
    if (boss)
      await db().contactTie.create({
        data: {
          id: newId(),
          customerId,
          fromPostId: postId,
          toPostId: boss,
          kind: 'influence',
          startsOn: day('2026-09-01'),
          createdAt: at,
        },
      })
    const opportunityId = newId()
    await db().opportunity.create({
      data: { id: opportunityId, customerId, name: `项目${number++}`, createdAt: at, updatedAt: at },
    })
    await db().opportunityRole.create({ data: { opportunityId, postId, customerId, role: 'user' } })
    boss = postId
  }
  for (let i = 0; i < hangs.visits; i++)
    await db().visit.create({
      data: {
        id: newId(),
        customerId,
        visitedOn: day('2026-09-10'),
        personId,
        way: 'on-site',
        summary: `第${i}次`,
        createdBy: personId,
        createdAt: at,
      },
    })
  for (let i = 0; i < hangs.orders; i++)
    await db().shippingOrder.create({
      data: {
        id: newId(),
        number: next('FH'),
        customerId,
        branchId: company.branches[0],
        filledOn: day('2026-09-01'),
        address: '人民路18号',
        goods: [],
        total: '100',
        payment: 'cash',
        state: 'done',
        createdAt: at,
      },
    })
  for (let i = 0; i < hangs.receipts; i++)
    await db().receipt.create({
      data: {
        id: newId(),
        number: next('HK'),
        customerId,
        branchId: company.branches[0],
        date: day('2026-09-02'),
        amount: '100',
        method: 'cash',
        createdAt: at,
      },
    })
  for (let i = 0; i < hangs.papers; i++)
    await db().formEntry.create({
      data: {
        id: newId(),
        formId: 'A1',
        formVersion: 1,
        customerId,
        subjectType: 'customer',
        subjectId: customerId,
        answers: {},
        state: i === 0 ? 'signed' : 'replaced',
        createdBy: personId,
        createdAt: at,
        submittedAt: at,
      },
    })
  if (hangs.papers > 1) {
    const slots = [{ slot: hangs.visits + 1, presence: 'held' }]
    await db().documentList.create({
      data: { customerId, updatedBy: personId, updatedAt: at, slots: { create: slots } },
    })
    await db().operatingRecord.create({
      data: {
        id: newId(),
        customerId,
        month: `2026-0${hangs.visits + 1}`,
        summary: '',
        createdBy: personId,
        createdAt: at,
        updatedAt: at,
      },
    })
  }
  for (const month of hangs.sales)
    await db().monthlySales.create({ data: { customerId, month, amount: '1200.50', orders: 2 } })
  for (const month of hangs.lines)
    await db().creditLine.create({
      data: { customerId, month, amount: '500', grade: 3, regionId: company.regions[0], decidedAt: at },
    })
  if (hangs.rated)
    await db().creditRating.create({
      data: {
        id: newId(),
        number: next('ZX'),
        customerId,
        kind: 'first',
        periodFrom: day('2026-07-01'),
        periodTo: day('2026-09-30'),
        answers: {},
        state: 'approved',
        createdAt: at,
        updatedAt: at,
      },
    })
  return customerId
}

const HISTORY = new Set([
  'AuditEvent',
  'FactChange',
  'CustomerMerge',
  'MergedRow',
  'DuplicateKeys',
  'IdempotencyKey',
])

/** Every row of every table of the business, history and counters of versions left out: equal means nothing is different. */
export async function everyRow(): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema='public' AND table_type='BASE TABLE' AND table_name NOT LIKE '\\_%'`,
  )
  const rows = await Promise.all(
    tables
      .filter(({ name }) => !HISTORY.has(name))
      .map(async ({ name }) => {
        const found = await sql<{ row: string }>(
          `SELECT (to_jsonb(t)-'version'-'updatedAt')::text AS row FROM "${name}" t ORDER BY 1`,
        )
        return [name, found.map(({ row }) => row)] as const
      }),
  )
  return Object.fromEntries(rows)
}
