import { beforeAll, describe, expect, it } from 'vitest'
import { GET, POST } from '@/app/api/v1/[...path]/route'
import { createToken, operatorToken, revokeToken, TOKEN_JOB } from '@/lib/areas/admin/tokens/mutations'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer, viewerOf } from '@/lib/core/viewer'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'

let company: Company
let customer: string

async function tokenOf(
  personId: string,
  more: { scopes?: string[] } = {},
): Promise<{ id: string; token: string }> {
  const { username } = await db().person.findUniqueOrThrow({
    where: { id: personId },
    select: { username: true },
  })
  const made = await runMutation(operatorToken, systemViewer(TOKEN_JOB), {
    username,
    name: '试',
    days: 3,
    ...more,
  })
  if (made.kind !== 'ok') throw new Error(made.kind)
  return made.value
}

async function call(token: string | null, path: string, body?: unknown, key?: string) {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const address = path.split('?')[0]!.slice(1).split('/')
  const answer = await (body === undefined ? GET : POST)(request, {
    params: Promise.resolve({ path: address }),
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Record<string, unknown>,
  }
}

const receipt = () => ({ customerId: customer, date: '2026-11-01', amount: '12.30', method: 'transfer' })

beforeAll(async () => {
  company = await makeCompany()
  customer = await makeCustomer(company, 0)
})

describe('the address of the API', () => {
  it('a token opens what its person may, a revoked or invented one nothing', async () => {
    const { id, token } = await tokenOf(company.personId('cashier', 0))
    expect((await call(token, '/trade/gate')).status).toBe(200)
    expect((await call(`${token.slice(0, -1)}_`, '/trade/gate')).status).toBe(401)
    const viewer = await viewerOf(company.personId('cashier', 0), 'web')
    const other = await viewerOf(company.personId('cashier', 1), 'web')
    expect((await runMutation(revokeToken, other, { tokenId: id })).kind).toBe('not-found')
    expect((await runMutation(revokeToken, viewer, { tokenId: id })).kind).toBe('ok')
    expect((await call(token, '/trade/gate')).status).toBe(401)
  })

  it('a token narrowed to a permission does no more than that', async () => {
    const manager = company.personId('branch-sales-manager', 0)
    const { token } = await tokenOf(manager, { scopes: ['customers.read'] })
    expect((await call(token, `/customers/${customer}`)).status).toBe(200)
    expect((await call(token, `/customers/${customer}/credit`)).status).toBe(404)
    expect((await call(token, '/customers/delete', { customerIds: [customer], reason: '试' })).status).toBe(
      404,
    )
  })

  it('a token makes no tokens: only somebody who sits at a screen does', async () => {
    const viewer = await viewerOf(company.personId('cashier', 0), 'api')
    expect((await runMutation(createToken, viewer, { name: '二', days: 3 })).kind).toBe('not-found')
    const { token } = await tokenOf(company.personId('cashier', 0))
    expect((await call(token, '/account/create-token', { name: '二', days: 3 })).status).toBe(404)
  })

  it('the same request sent twice with a key is done once and answered alike', async () => {
    const { token } = await tokenOf(company.personId('accountant', 0))
    const rep = await tokenOf(company.personId('cashier', 0))
    const first = await call(rep.token, '/trade/record-receipt', receipt(), 'k-1')
    expect(first.status).toBe(200)
    const again = await call(rep.token, '/trade/record-receipt', receipt(), 'k-1')
    expect(again.body).toEqual(first.body)
    expect(await db().receipt.count({ where: { customerId: customer } })).toBe(1)
    const other = await call(rep.token, '/trade/record-receipt', { ...receipt(), amount: '99.00' }, 'k-1')
    expect(other.body.problem).toBe('key-reused')
    expect(await db().receipt.count({ where: { customerId: customer } })).toBe(1)
    expect((await call(token, '/trade/record-receipt', receipt(), 'k-1')).body).not.toEqual(first.body)
  })

  it('what is wrong in the query of a list is told, not ignored', async () => {
    const { token } = await tokenOf(company.personId('general-manager'))
    expect((await call(token, '/customers?tier=9')).status).toBe(400)
    expect((await call(token, '/customers?colour=red')).status).toBe(400)
    expect((await call(token, '/customers?tier=3&sort=-grade')).status).toBe(200)
  })

  it('after six hundred requests in a minute the answer is 429, with the time to wait; others go on', async () => {
    const personId = company.personId('courier', 0)
    const { token } = await tokenOf(personId)
    const expire = Date.now() + 60_000
    await db().rateLimit.create({ data: { key: `api:${personId}`, points: 598, expire } })
    expect((await call(token, '/search?q=x')).status).toBe(200)
    expect((await call(token, '/search?q=x')).status).toBe(200)
    const { status, headers, body } = await call(token, '/search?q=x')
    expect(status).toBe(429)
    expect(body.problem).toBe('rate-limited')
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    const other = await tokenOf(company.personId('courier', 1))
    expect((await call(other.token, '/search?q=x')).status).toBe(200)
  })
})
