import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { dayOfMonth } from '@/lib/core/dates'
import { sql } from '@/lib/core/db'
import { fen, yuanOf } from '@/lib/core/money'
import { holderId } from './cast'
import { type DemoCustomer, usageOf } from './customers'
import { chanceOf } from './random'
import { actAs, at, sign } from './replay'
import { type Timeline } from './timeline'

type Row = { customerId: string; amount: string }

/** Hands in a sheet; customers the rule refuses are left off it and the rest is handed in again. */
async function apply(managerId: string, month: string, rows: readonly Row[]): Promise<void> {
  let left = rows
  for (let attempt = 0; attempt < 3 && left.length > 0; attempt++) {
    const outcome = await actAs(managerId, applyForLines, { month, rows: left })
    if (outcome.kind === 'ok') return
    if (outcome.kind !== 'refused') throw new Error(`credit.apply: ${JSON.stringify(outcome).slice(0, 600)}`)
    const wrong = new Set(
      outcome.reasons.map((reason) => Number(/^rows\.(\d+)/.exec(reason.field ?? '')?.[1])),
    )
    left = left.filter((_, i) => !wrong.has(i))
  }
}

type Waiting = {
  id: string
  grade: number
  branchCode: string
  withinRule: boolean
  suggested: number | null
}

async function waiting(month: string): Promise<Waiting[]> {
  return sql<Waiting>(
    `SELECT a."approvalId"::text AS id,a."grade",u."code" AS "branchCode",a."withinRule",(a."facts"->>'suggestedFen')::float8 AS suggested
     FROM "LineApplication" a JOIN "Unit" u ON u."id"=a."branchId" WHERE a."month"=$1 AND a."state"='applied' AND a."approvalId" IS NOT NULL ORDER BY a."id"`,
    [month],
  )
}

const SIGNERS = {
  4: 'branch-sales-manager',
  3: 'branch-gm',
  2: 'marketing-director',
  1: 'regional-manager',
} as const

function signerOf(paper: Waiting): string {
  const role = SIGNERS[paper.grade as keyof typeof SIGNERS]
  const region = paper.branchCode === 'SZ' || paper.branchCode === 'HZ' ? 'HD' : 'HN'
  return holderId(role, paper.grade <= 2 ? region : paper.branchCode)
}

/**
 * Who has decided by now: while the window is open, Guangzhou and every grade four outside Suzhou, whose papers are
 * left to be decided by the reader; after it everybody but Suzhou; after the last day for decisions all.
 */
function isDecided(paper: Waiting, day: number): boolean {
  if (day > 28) return true
  const suzhou = paper.branchCode === 'SZ'
  if (day > 25) return !suzhou || paper.grade === 4
  return !suzhou && (paper.branchCode === 'GZ' || paper.grade === 4)
}

/** Signs what is in rule at once and, of the rest, at most `singly` papers a signer one by one. */
async function decide(papers: readonly Waiting[], singly: number): Promise<void> {
  for (const signer of new Set(papers.map(signerOf))) {
    const mine = papers.filter((paper) => signerOf(paper) === signer)
    const sound = mine.filter((paper) => paper.withinRule).map((paper) => paper.id)
    for (let i = 0; i < sound.length; i += 250) await sign(signer, sound.slice(i, i + 250))
    for (const paper of mine.filter((one) => !one.withinRule && one.suggested !== null).slice(0, singly)) {
      if (paper.suggested! > 0)
        await sign(signer, [paper.id], {
          answer: { amount: yuanOf(fen(paper.suggested!)) },
          remark: '按规则上限批',
        })
      else await sign(signer, [paper.id], { verdict: 'refuse', remark: '暂不授信' })
    }
  }
}

/** Share of a branch's customers that have been applied for once the window has been open for some days. */
const SHARE: Record<string, number> = { SZ: 0.82, HZ: 0.7, GZ: 0.9, XM: 0.6 }

/** Applications for next month, when their window (21st to 25th) has opened this month. */
export async function replayNextMonth(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const day = dayOfMonth(time.today)
  if (day < 21) return
  const month = time.later(time.month(time.last), 1)
  const lastDay = Math.min(day, 25)
  const chance = chanceOf('next-month')
  for (const branch of ['SZ', 'HZ', 'GZ', 'XM']) {
    const asked = customers.filter(
      (c) => c.branch === branch && c.fate.state === 'selected' && c.trading.next !== null,
    )
    const share = day > 25 ? 0.97 : SHARE[branch]! * Math.min(1, (lastDay - 19) / 4)
    const rows = asked
      .filter(() => chance.happens(share))
      .map((c) => ({ customerId: c.id, amount: yuanOf(fen(c.trading.next!.appliedFen)) }))
    const days = lastDay - 20
    for (let n = 0; n < days; n++) {
      const sheet = rows.slice(
        Math.floor((rows.length * n) / days),
        Math.floor((rows.length * (n + 1)) / days),
      )
      const on = time.last - (day - 21) + n
      await at(time.moment(on, on === time.last ? 510 : 990 + n), () =>
        apply(holderId('branch-sales-manager', branch), month, sheet),
      )
    }
  }
  const papers = await waiting(month)
  const signedOn = day > 25 ? time.last - (day - 26) : time.last
  await at(time.moment(signedOn, 525), () =>
    decide(
      papers.filter((paper) => isDecided(paper, day)),
      day > 28 ? 200 : 5,
    ),
  )
}

/** A few customers near their line ask for more this month (R-C11); these papers wait on any day of the month. */
export async function replaySupplements(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const month = time.month(time.last)
  // On the first of a month yesterday was another one.
  const asked =
    time.month(time.last - 1) === month ? time.moment(time.last - 1, 1005) : time.moment(time.last, 500)
  for (const branch of ['SZ', 'HZ', 'GZ', 'XM']) {
    const near = customers
      .filter(
        (c) =>
          c.branch === branch &&
          c.fate.state === 'selected' &&
          usageOf(c, time) >= 0.7 &&
          usageOf(c, time) <= 1,
      )
      .slice(0, 3)
    const rows = near.map((c) => ({
      customerId: c.id,
      amount: yuanOf(fen(Math.round((c.trading.lines.get(month)!.decidedFen * 1.3) / 1000) * 1000)),
    }))
    await at(asked, () => apply(holderId('branch-sales-manager', branch), month, rows))
  }
}

/** The cashiers looked at what waits this morning: what the gate stopped says why. */
export async function replayGate(time: Timeline): Promise<void> {
  const stopped = await sql<{ id: string; releaser: string }>(
    `SELECT o."id"::text,u."code" AS releaser FROM "ShippingOrder" o JOIN "Unit" u ON u."id"=o."branchId" JOIN "Customer" c ON c."id"=o."customerId"
     LEFT JOIN "CreditPosition" p ON p."customerId"=c."id" LEFT JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=$1
     WHERE o."state"='signed' AND (c."state"<>'selected' OR (o."payment"='credit' AND coalesce(p."receivable"+p."inTransit",0)+o."total">coalesce(l."amount",0))) ORDER BY o."id" LIMIT 12`,
    [time.month(time.last)],
  )
  for (const { id, releaser } of stopped)
    await at(time.moment(time.last, 765), () => actAs(holderId('cashier', releaser), releaseOrder, { id }))
}
