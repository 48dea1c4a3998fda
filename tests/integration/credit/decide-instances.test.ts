import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorToken, TOKEN_JOB } from '@/lib/areas/admin/tokens/mutations'
import { newId } from '@/lib/core/audit'
import { firstDay, month, plusMonths, quarterOf } from '@/lib/core/dates'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { type Answer, type Instance, startInstances } from '@/tests/setup/api-instances'
import { holdLock } from '@/tests/setup/held-lock'
import { testDatabase } from '@/tests/setup/database'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'

const NOW = month(new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format().slice(0, 7))
const MONTH = plusMonths(NOW, 1)
const DECIDE = '/approvals/decide'

let company: Company
let instances: Instance[]
let stop = () => {}
/** Two people hold the post that decides; one of them and the applicant by their tokens. */
let [first, second, applicant] = ['', '', '']

async function tokenOf(username: string): Promise<string> {
  const made = await runMutation(operatorToken, systemViewer(TOKEN_JOB), { username, name: '试', days: 3 })
  if (made.kind !== 'ok') throw new Error(made.kind)
  return made.value.token
}
const usernameOf = async (id: string) => (await db().person.findUniqueOrThrow({ where: { id } })).username

beforeAll(async () => {
  company = await makeCompany()
  await db().creditTotal.create({
    data: {
      quarter: quarterOf(firstDay(MONTH)), amount: '100000000', state: 'approved', setBy: company.personId('marketing-officer'), setAt: new Date(),
      limits: { create: [{ regionId: company.regions[0], amount: '100000000' }] },
    },
  }) // prettier-ignore
  await db().person.create({
    data: {
      id: newId(), username: 'secondgm', name: '第二位总经理', namePinyin: 'dierwei', createdAt: new Date(),
      posts: { create: { id: newId(), unitId: company.branches[0], role: 'branch-gm', startsOn: new Date('2025-01-01') } },
    },
  }) // prettier-ignore
  first = await tokenOf(await usernameOf(company.personId('branch-gm')))
  second = await tokenOf('secondgm')
  applicant = await tokenOf(await usernameOf(company.personId('branch-sales-manager')))
  const started = await startInstances(3, testDatabase().appUrl, 6)
  instances = started.instances
  stop = started.stop
})
afterAll(() => stop())

/** An application of 1,000 for a customer of grade three, waiting for 分支机构总经理. */
async function paper(): Promise<string> {
  const customerId = await makeCustomer(company, 0, { creditGradeOn: new Date() })
  await db().monthlySales.create({
    data: { customerId, month: plusMonths(NOW, -1), amount: '10000', orders: 2 },
  })
  const [id, subjectId] = [newId(), newId()]
  const by = company.personId('branch-sales-manager')
  const dueAt = new Date(Date.now() + 86_400_000)
  await db().approval.create({
    data: {
      id, plan: 'credit.line', subjectType: 'line', subjectId, customerId, unitId: company.branches[0], title: customerId, amount: '1000',
      facts: {}, withinRule: true, createdBy: by, createdAt: new Date(),
      steps: { create: { position: 0, name: 'decide', role: 'branch-gm', unitId: company.branches[0], state: 'turn', dueAt } },
    },
  }) // prettier-ignore
  await db().lineApplication.create({
    data: {
      id: subjectId, sheetNumber: 'SX-1', customerId, branchId: company.branches[0], regionId: company.regions[0], month: MONTH, grade: 3, applied: '1000',
      facts: {}, withinRule: true, approvalId: id, appliedOn: new Date(), appliedBy: by, dueAt, createdAt: new Date(),
    },
  }) // prettier-ignore
  return id
}

const approve = (id: string, amount: string) => ({ ids: [id], verdict: 'approve', answer: { amount } })
const refuse = (id: string) => ({ ids: [id], verdict: 'refuse', remark: '再看一月' })
const statuses = (answers: (Answer | null)[]) => answers.map((one) => one?.status)

/** What a paper came to: one decision, one line, one trail; the region is the sum of its lines. */
async function outcomeOf(id: string) {
  const [row] = await sql<Record<string, string | number | null>>(
    `SELECT a."state",p."state" AS paper,a."decided"::text,(SELECT l."amount"::text FROM "CreditLine" l WHERE l."customerId"=a."customerId" AND l."month"=a."month") AS line,
       (SELECT count(*) FROM "ApprovalStep" s WHERE s."approvalId"=p."id" AND s."decidedById" IS NOT NULL)::int AS decisions,
       (SELECT count(*) FROM "AuditEvent" e WHERE e."customerId"=a."customerId" AND e."kind" IN ('approvals.approve','approvals.refuse','approvals.withdraw'))::int AS told,
       (SELECT count(*) FROM "AuditEvent" e WHERE e."customerId"=a."customerId" AND e."kind" LIKE 'credit.line-%')::int AS lines
     FROM "LineApplication" a JOIN "Approval" p ON p."id"=a."approvalId" WHERE p."id"=$1::uuid`,
    [id],
  )
  const [region] = await sql<{ kept: string; counted: string }>(
    `SELECT coalesce((SELECT "decided" FROM "RegionMonth" WHERE "regionId"=$1::uuid AND "month"=$2),0)::text AS kept,
       coalesce((SELECT sum("amount") FROM "CreditLine" WHERE "regionId"=$1::uuid AND "month"=$2),0)::numeric(18,2)::text AS counted`,
    [company.regions[0], MONTH],
  )
  expect(Number(region!.kept)).toBe(Number(region!.counted))
  return row
}
const granted = (amount: string) => ({
  state: 'decided', paper: 'approved', decided: amount, line: amount, decisions: 1, told: 1, lines: 1,
}) // prettier-ignore
const untouched = { state: 'applied', paper: 'pending', decided: null, line: null, decisions: 0, told: 0, lines: 0 } // prettier-ignore

/** The loser reads that the paper is decided, and what to do. */
function expectTold(answer: Answer | null | undefined): void {
  expect(answer?.status, JSON.stringify(answer)).toBe(422)
  expect(answer?.body.reasons).toMatchObject([{ code: 'approvals.closed' }])
}

describe('one paper, several hands, three processes', () => {
  it('two who hold the post decide differently at the same moment: one decision stands, the other is told', async () => {
    const papers = await Promise.all(Array.from({ length: 8 }, paper))
    await Promise.all(
      papers.map(async (id, at) => {
        const both = await Promise.all([
          instances[at % 3]!.post(DECIDE, first, approve(id, '500'), `a-${id}`),
          instances[(at + 1) % 3]!.post(DECIDE, second, approve(id, '700'), `b-${id}`),
        ])
        expect(statuses(both).toSorted(), JSON.stringify(both)).toEqual([200, 422])
        expectTold(both.find((one) => one?.status === 422))
        const amount = both[0]?.status === 200 ? '500.00' : '700.00'
        const by = both[0]?.status === 200 ? 'branch-gm' : 'secondgm'
        const step = await db().approvalStep.findFirstOrThrow({ where: { approvalId: id } })
        expect(step.decidedById === company.personId('branch-gm')).toBe(by === 'branch-gm')
        expect(await outcomeOf(id)).toEqual(granted(amount))
      }),
    )
  })

  it('a double click is one press: both get the same answer, and it is booked once', async () => {
    const id = await paper()
    const clicks = await Promise.all(
      [0, 1, 2, 0].map((at) => instances[at]!.post(DECIDE, first, approve(id, '600'), `click-${id}`)),
    )
    expect(statuses(clicks)).toEqual([200, 200, 200, 200])
    for (const one of clicks) expect(one!.body).toEqual(clicks[0]!.body)
    expect(await outcomeOf(id)).toEqual(granted('600.00'))
  })

  it('two windows of the same person, one approves and one refuses: one of them stands, and an old window is told what is new', async () => {
    const id = await paper()
    const both = await Promise.all([
      instances[0]!.post(DECIDE, first, approve(id, '600'), `w1-${id}`),
      instances[1]!.post(DECIDE, first, refuse(id), `w2-${id}`),
    ])
    expect(statuses(both).toSorted()).toEqual([200, 422])
    expectTold(both.find((one) => one?.status === 422))
    const refused = { ...granted('0.00'), state: 'refused', paper: 'refused', line: null }
    expect(await outcomeOf(id)).toEqual(both[0]?.status === 200 ? granted('600.00') : refused)
    const old = await instances[2]!.post(DECIDE, first, { ...refuse(id), version: 1 }, `old-${id}`)
    expect(old).toMatchObject({ status: 409, body: { kind: 'conflict' } })
  })

  it('taken back while it is signed: either it was signed or it is back, never both', async () => {
    for (const id of await Promise.all([paper(), paper(), paper()])) {
      const both = await Promise.all([
        instances[0]!.post(DECIDE, first, approve(id, '600'), `s-${id}`),
        instances[1]!.post('/approvals/withdraw', applicant, { id }, `t-${id}`),
      ])
      expect(statuses(both).toSorted(), JSON.stringify(both)).toEqual([200, 422])
      const back = { ...granted('600.00'), state: 'withdrawn', paper: 'withdrawn', decided: null, line: null, decisions: 0 }
      expect(await outcomeOf(id)).toEqual(both[0]?.status === 200 ? granted('600.00') : back)
    }
  }) // prettier-ignore
})

describe('a process killed while it decides', () => {
  const points: [string, (id: string) => [string, unknown[]]][] = [
    ['once the signature is written and before the line is', (id) => [
      `INSERT INTO "CreditLine" ("customerId","month","amount","grade","regionId","decidedAt") SELECT "customerId","month",1,3,"regionId",now() FROM "LineApplication" WHERE "approvalId"=$1::uuid`, [id],
    ]],
    ['when all is written but the trail', () => ['LOCK TABLE "AuditEvent" IN SHARE MODE', []]],
  ] // prettier-ignore

  it.each(points)('%s leaves nothing behind, and the same press at another process decides once', async (_when, hold) => {
    const id = await paper()
    const victim = instances.shift()!
    const lock = await holdLock(...hold(id))
    const lost = victim.post(DECIDE, first, approve(id, '600'), `kill-${id}`)
    await lock.untilWaiting(1)
    victim.kill()
    expect(await lost).toBeNull()
    await lock.release()
    // Whoever asks for the paper now waits until the dead one has let go of it.
    await sql(`SELECT 1 FROM (SELECT 1 FROM "Approval" WHERE "id"=$1::uuid FOR UPDATE) a`, [id])
    expect(await outcomeOf(id)).toEqual(untouched)
    const again = await Promise.all(
      instances.map((one) => one.post(DECIDE, first, approve(id, '600'), `kill-${id}`)),
    )
    expect(statuses(again)).toEqual(instances.map(() => 200))
    expect(await outcomeOf(id)).toEqual(granted('600.00'))
  }) // prettier-ignore
})
