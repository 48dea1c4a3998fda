import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordBehaviour, withdrawBehaviour } from '@/lib/areas/customers/power/mutations'
import { keepProfile } from '@/lib/areas/customers/profile/mutations'
import { newId } from '@/lib/core/audit'
import { db, sql, sqlTransaction, type SqlTx } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'
import { makePerson } from '@/tests/factories/people'
import { freezeClock } from '@/tests/setup/clock'

let company: Company
let rep: Viewer
let customer: string
beforeEach(() => freezeClock('2026-11-23T02:00:00Z'))
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  customer = await makeCustomer(company)
})

/** Is somebody of this database waiting for a lock? */
async function isWaiting(): Promise<boolean> {
  const [row] = await sql<{ waiting: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname=current_database() AND wait_event_type='Lock') AS "waiting"`,
  )
  return row!.waiting
}

/** Does `first` under the customer's lock, and commits only once `second`, begun meanwhile, stands waiting. */
async function overtaken<T>(first: (tx: SqlTx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  let outcome: Promise<T> | null = null
  await sqlTransaction(async (tx) => {
    await tx.query(`SELECT 1 FROM "Customer" WHERE "id"=$1::uuid FOR UPDATE`, [customer])
    await first(tx)
    outcome = second()
    // Without a lock it may also be done, or have failed, by now: that is for the test to see.
    const over = outcome.then(
      () => true,
      () => true,
    )
    await expect.poll(async () => (await Promise.race([over, isWaiting()])) === true).toBe(true)
  })
  return outcome!
}

const seenNow = (postId: string, number: number) => (tx: SqlTx) =>
  tx.query(
    `INSERT INTO "Behaviour" ("id","customerId","postId","number","seenOn","recordedAt") VALUES ($1::uuid,$2::uuid,$3::uuid,$4,'2026-11-20',now())`,
    [newId(), customer, postId, number],
  )
const withdrawnNow = (id: string) => (tx: SqlTx) =>
  tx.query(`UPDATE "Behaviour" SET "withdrawnAt"=now() WHERE "id"=$1::uuid`, [id])
const standing = (postId: string) => db().behaviour.count({ where: { postId, withdrawnAt: null } })

describe('a behaviour', () => {
  it('recorded while somebody records the same is refused with what stands, not broken off', async () => {
    const { postId } = await makePerson(customer, '同时记')
    const outcome = await overtaken(seenNow(postId, 6), () =>
      runMutation(recordBehaviour, rep, { postId, number: 6, seenOn: '2026-11-19' }),
    )
    expect(outcome).toMatchObject({ kind: 'refused', reasons: [{ code: 'power.seen-already' }] })
    expect(await standing(postId)).toBe(1)
  })

  it('withdrawn while somebody withdraws it is gone for the second', async () => {
    const { postId } = await makePerson(customer, '同时撤')
    const made = await runMutation(recordBehaviour, rep, { postId, number: 3, seenOn: '2026-11-19' })
    const behaviourId = made.kind === 'ok' ? made.value.behaviourId : ''
    const outcome = await overtaken(withdrawnNow(behaviourId), () =>
      runMutation(withdrawBehaviour, rep, { behaviourId }),
    )
    expect(outcome).toEqual({ kind: 'not-found' })
    expect(await standing(postId)).toBe(0)
  })

  it('of a profile kept while somebody records the same is a conflict of both days', async () => {
    const { postId } = await makePerson(customer, '同时存')
    const outcome = await overtaken(seenNow(postId, 8), () =>
      runMutation(keepProfile, rep, {
        customerId: customer,
        postId,
        source: 'form',
        changes: [],
        behaviours: [{ number: 8, from: null, to: '2026-11-18' }],
      }),
    )
    expect(outcome).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'behaviours.7.seenOn', theirs: '2026-11-20', mine: '2026-11-18' }],
    })
    expect(await standing(postId)).toBe(1)
  })
})
