import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorToken, TOKEN_JOB } from '@/lib/areas/admin/tokens/mutations'
import { newId } from '@/lib/core/audit'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { type Answer, type Instance, startInstances } from '@/tests/setup/api-instances'
import { testDatabase } from '@/tests/setup/database'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer, makeLine } from '@/tests/factories/customers'

const MONTH = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format().slice(0, 7)
const RELEASE = '/trade/release'

let company: Company
let token: string
let instances: Instance[]
let stop = () => {}

beforeAll(async () => {
  company = await makeCompany()
  const cashier = company.personId('cashier')
  const { username } = await db().person.findUniqueOrThrow({ where: { id: cashier } })
  const made = await runMutation(operatorToken, systemViewer(TOKEN_JOB), { username, name: '试', days: 3 })
  if (made.kind !== 'ok') throw new Error(made.kind)
  token = made.value.token
  const started = await startInstances(3, testDatabase().appUrl, 8)
  instances = started.instances
  stop = started.stop
})
afterAll(() => stop())

/** A customer with a line of 1,000 and `count` signed orders of 100 each. */
async function customerWithOrders(count: number): Promise<{ customerId: string; ids: string[] }> {
  const customerId = await makeCustomer(company)
  await makeLine(company, customerId, MONTH, '1000')
  const ids = Array.from({ length: count }, () => newId())
  const manager = company.personId('branch-sales-manager')
  const at = new Date()
  await db().shippingOrder.createMany({
    data: ids.map((id) => ({
      id, number: `FH-${id}`, customerId, branchId: company.branches[0], marketOfficeId: company.offices[0],
      filledOn: at, address: '澄麓路18号', goods: [], total: '100', payment: 'credit', state: 'signed',
      signedById: manager, signedAs: 'branch-sales-manager', signedAt: at, createdBy: manager, createdAt: at,
    })), // prettier-ignore
  })
  return { customerId, ids }
}

/** Position = sum of the ledger = 1,000; ten orders are out; each order was answered for once in the trail. */
async function expectSound(customerId: string, count: number): Promise<void> {
  const [books] = await sql<Record<string, string | number>>(
    `SELECT (SELECT p."receivable"+p."inTransit" FROM "CreditPosition" p WHERE p."customerId"=$1::uuid)::text AS position,
       (SELECT sum(l."receivable"+l."inTransit") FROM "LedgerEntry" l WHERE l."customerId"=$1::uuid)::text AS ledger,
       (SELECT max(l."exposure") FROM "LedgerEntry" l WHERE l."customerId"=$1::uuid)::text AS highest,
       (SELECT count(*) FROM "LedgerEntry" l WHERE l."customerId"=$1::uuid)::int AS entries,
       (SELECT count(DISTINCT l."seq") FROM "LedgerEntry" l WHERE l."customerId"=$1::uuid)::int AS seqs,
       (SELECT count(*) FROM "ShippingOrder" o WHERE o."customerId"=$1::uuid AND o."state"='released')::int AS out,
       (SELECT count(*) FROM "ShippingOrder" o WHERE o."customerId"=$1::uuid AND o."state"='signed')::int AS waiting,
       (SELECT count(*) FROM "AuditEvent" a WHERE a."customerId"=$1::uuid AND a."kind"='trade.release')::int AS told,
       (SELECT count(*) FROM "AuditEvent" a WHERE a."customerId"=$1::uuid AND a."kind"='trade.release-refused')::int AS refused`,
    [customerId],
  )
  expect(books).toEqual({
    position: '1000.00', ledger: '1000.00', highest: '1000.00', entries: 10, seqs: 10,
    out: 10, waiting: count - 10, told: 10, refused: count - 10,
  }) // prettier-ignore
}

/** Refused for the line alone, and what was left of it was less than the order. */
function expectWouldNotHaveFitted({ status, body }: Answer): void {
  expect(status).toBe(422)
  expect(body.reasons).toMatchObject([{ rule: 'R-D02', code: 'gate.over-line', values: { fitsFen: 0 } }])
}

describe('the gate over three processes and one database (R-D02)', () => {
  it('60 releases of 100 at once on a line of 1,000: exactly ten pass, nobody is refused for a lock or what fits', async () => {
    const { customerId, ids } = await customerWithOrders(60)
    const answers = await Promise.all(
      ids.map((id, i) => instances[i % 3]!.post(RELEASE, token, { id }, `all-${id}`)),
    )
    const [passed, refused] = [200, 422].map((status) => answers.filter((one) => one?.status === status))
    expect(answers.map((one) => one?.status).filter((status) => status !== 200 && status !== 422)).toEqual([])
    expect(passed).toHaveLength(10)
    for (const one of refused!) expectWouldNotHaveFitted(one!)
    await expectSound(customerId, 60)
  })

  it('a process killed in the middle loses nothing: the same keys sent again to the others end in the same books', async () => {
    const { customerId, ids } = await customerWithOrders(60)
    let answered = 0
    const first = await Promise.all(
      ids.map(async (id, i) => {
        const answer = await instances[i % 3]!.post(RELEASE, token, { id }, `kill-${id}`)
        // Three are through, most of its own are under way.
        if (answer && ++answered === 3) instances[0]!.kill()
        return answer
      }),
    )
    const lost = ids.filter((_, i) => first[i] === null)
    expect(lost.length).toBeGreaterThan(0)
    const again = await Promise.all(
      ids.map((id, i) => instances[1 + (i % 2)]!.post(RELEASE, token, { id }, `kill-${id}`)),
    )
    expect(again.filter((one) => one?.status === 200)).toHaveLength(10)
    for (const one of again) if (one?.status !== 200) expectWouldNotHaveFitted(one!)
    for (const [i, one] of first.entries()) if (one) expect(again[i]).toEqual(one)
    await expectSound(customerId, 60)
  })
})
