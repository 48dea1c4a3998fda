import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { sql } from '@/lib/core/db'
import { holderId } from './cast'
import { type DemoCustomer, usageOf } from './customers'
import { ratingAnswers } from './rating-rows'
import { demoGradeSettings, type DemoRating, rate } from './ratings'
import { creditGrade } from '@/lib/areas/grading/rules/credit-grade'
import { actAs, at, mustAs, sign } from './replay'
import { type Timeline } from './timeline'

async function paperOf(ratingId: string): Promise<string> {
  const [row] = await sql<{ approvalId: string }>(
    `SELECT "approvalId"::text FROM "CreditRating" WHERE "id"=$1::uuid`,
    [ratingId],
  )
  return row!.approvalId
}

async function fill(
  c: DemoCustomer,
  rating: DemoRating,
  kind: 'periodic' | 'interim',
  time: Timeline,
  more: Record<string, unknown> = {},
): Promise<string> {
  const last = time.later(time.month(time.last), -1)
  const answers = { ...ratingAnswers(c, rating, kind, { from: time.later(last, -2), to: last }), ...more }
  return (await mustAs(c.managerId, saveRating, { customerId: c.id, kind, answers })).id
}

/** Ratings that fall due about now, on every stage of their way: draft, with the general manager, with the director, sent back. */
export async function replayDueRatings(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const due = customers.filter(
    (c) => c.fate.state === 'selected' && c.ratings.length > 0 && c.ratings.at(-1)!.day < time.last - 84,
  )
  for (const [branch, count] of [
    ['SZ', 11],
    ['HZ', 7],
    ['GZ', 6],
    ['XM', 5],
  ] as const) {
    const gm = holderId('branch-gm', branch)
    for (const [i, c] of due
      .filter((one) => one.branch === branch)
      .slice(0, count)
      .entries()) {
      const filledAt = time.moment(time.last - 1 - (i % 4), 590 + 37 * i)
      const ratingId = await at(filledAt, () =>
        fill(c, rate(c.profile, time.last, c.trading.seen, time), 'periodic', time),
      )
      if (i % 5 === 4) continue
      const handedIn = await at(new Date(filledAt.getTime() + 1_500_000), () =>
        actAs(c.managerId, submitRating, { id: ratingId }),
      )
      if (handedIn.kind !== 'ok' || i % 5 < 2) continue
      const paper = await paperOf(ratingId)
      const signedAt = time.moment(time.last - (i % 2), 500 + i)
      if (i % 5 === 3 && i > 4)
        await at(signedAt, () =>
          sign(gm, [paper], { verdict: 'return', remark: '货物流向请补近两月流向单后再报' }),
        )
      else await at(signedAt, () => sign(gm, [paper], { remark: '情况属实' }))
    }
  }
}

/** One grade worse because goods strayed; null where that would not move the grade. */
function strayed(c: DemoCustomer, time: Timeline): DemoRating | null {
  const now = rate({ ...c.profile, goodsFlow: 'strayed-or-unknown' }, time.last - 2, c.trading.seen, time)
  const before = c.ratings.at(-1)?.result.grade
  return before !== undefined && now.result.grade > before && now.result.grade < 5
    ? { ...now, result: creditGrade(now.letters, demoGradeSettings) }
    : null
}

/** A few customers near their line whose goods were found in other areas: rated down, the running line cut under what they owe. */
export async function replayFallenGrades(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  for (const branch of ['SZ', 'HZ', 'GZ']) {
    const near = customers.filter(
      (c) =>
        c.branch === branch &&
        c.fate.state === 'selected' &&
        usageOf(c, time) >= 0.8 &&
        usageOf(c, time) <= 1,
    )
    const chosen = near.map((c) => ({ c, rating: strayed(c, time) })).filter(({ rating }) => rating !== null)
    const one =
      chosen.find(({ c }) => c.name.shortName === '檀溪药材商行') ??
      chosen.find(({ c }) => c.name.shortName !== '澄麓医药批发')
    if (!one) continue
    const { c, rating } = one
    const findings = '稽查单查实两批货流到外区，价差明显；客户承认调货，已责令收回。'
    const ratingId = await at(time.moment(time.last - 3, 940), () =>
      fill(c, rating!, 'interim', time, { findings }),
    )
    await at(time.moment(time.last - 3, 965), () => mustAs(c.managerId, submitRating, { id: ratingId }))
    const paper = await paperOf(ratingId)
    await at(time.moment(time.last - 2, 545), () => sign(c.gmId, [paper], { remark: '属实，同意降级' }))
    await at(time.moment(time.last - 2, 700), () =>
      sign(holderId('marketing-director', c.region), [paper], { remark: '窜货从严' }),
    )
  }
}
