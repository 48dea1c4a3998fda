import { proposeChange } from '@/lib/areas/customers/changes/mutations'
import { saveRating } from '@/lib/areas/grading/mutations'
import { sql } from '@/lib/core/db'
import { holderId } from './cast'
import { type DemoCustomer } from './customers'
import { ratingAnswers } from './rating-rows'
import { rate } from './ratings'
import { actAs, at, mustAs, sign } from './replay'
import { type Timeline } from './timeline'
import { headId } from './trade-rows'

type Kind = 'add' | 'restore' | 'disqualify' | 'lost' | 'end' | 'amend'
type Answers = Record<string, unknown>

/** Hands in a C1 and returns its paper; null when the rules refuse it (a full area, a dossier with gaps), as they would today. */
async function propose(
  personId: string,
  c: DemoCustomer,
  kind: Kind,
  answers: Answers,
): Promise<string | null> {
  const outcome = await actAs(personId, proposeChange, {
    customerId: c.id,
    kind,
    answers: { channelNature: c.profile.channelNature, ...answers },
  })
  if (outcome.kind === 'ok') return outcome.value.approvalId
  if (outcome.kind === 'refused') return null
  throw new Error(`customers.propose-change: ${JSON.stringify(outcome).slice(0, 600)}`)
}

/** The criterion that fits: a strong channel where distribution is strong, else what dominates the area's channels. */
function basisOf(c: DemoCustomer): string {
  if (Number(c.facts.distributionAbility ?? 0) >= 4) return 'strong-local-channel'
  return c.branch === 'XM' ? 'state-dominates' : c.branch === 'SZ' ? 'half-and-half' : 'private-dominates'
}

function selectionAnswers(c: DemoCustomer): Answers {
  const pharmacy = c.profile.kind === 'large-pharmacy'
  const inStateArea = c.branch === 'XM' && c.profile.channelNature !== 'state'
  return {
    basis: pharmacy ? 'large-pharmacy' : basisOf(c),
    canDistribute: true,
    canDistributeNote: c.facts.distributionAbilityNote ?? null,
    hasFunds: true,
    hasFundsNote: c.facts.fundsNote ?? null,
    hasWill: true,
    hasWillNote: c.facts.cooperationNote ?? null,
    ...(pharmacy ? { pharmacyCase: '城区人流最大的药房之一，批发商供不进去' } : {}),
    ...(!pharmacy && inStateArea ? { pharmacyCase: '国有渠道不做保健品，须由民营批发商补上' } : {}),
  }
}

/** Newcomers that have ordered but are not selected yet: surveyed, put up, reviewed, sent back, as their fate is. */
export async function replayNewcomers(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const waiting = customers.filter((c) => c.fate.state !== 'selected' && c.fate.changedDay === null)
  for (const [i, c] of waiting.entries()) {
    const last = time.later(time.month(time.last), -1)
    const answers = ratingAnswers(c, rate(c.profile, time.last, c.trading.seen, time), 'first', {
      from: time.later(last, -2),
      to: last,
    })
    await at(time.moment(time.last - 2, 560 + 11 * i), () =>
      mustAs(c.managerId, saveRating, { customerId: c.id, kind: 'first', answers }),
    )
    const paper = await at(time.moment(time.last - 2, 900 + 7 * i), () =>
      propose(c.managerId, c, 'add', selectionAnswers(c)),
    )
    if (!paper || c.fate.state === 'to-review') continue
    const verdict =
      c.fate.state === 'potential'
        ? ({ verdict: 'return', remark: '终端数与走访所见不符，请核实后再报' } as const)
        : { remark: '已走访，同意' }
    await at(time.moment(time.last - 1, 560 + 9 * i), () => sign(c.gmId, [paper], verdict))
  }
}

/** Lost ones that ask to come back; one is back already and its form waits to be filed. */
export async function replayRestores(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  let approved = false
  for (const branch of ['SZ', 'HZ', 'XM']) {
    const back = customers.filter((c) => c.branch === branch && c.fate.restoring).slice(0, 5)
    for (const [i, c] of back.entries()) {
      const note = { removalNote: i % 2 ? '换了经营者，愿现款起步，前账已清' : '对手断供，主动上门要求恢复' }
      const paper = await at(time.moment(time.last - 4 + (i % 3), 600 + 31 * i), () =>
        propose(c.managerId, c, 'restore', note),
      )
      if (!paper || i % 3 === 0) continue
      if (c.fate.state === 'potential') {
        await at(time.moment(time.last - 1, 640 + i), () =>
          sign(c.gmId, [paper], { verdict: 'return', remark: '先把去年的流向说清楚' }),
        )
        continue
      }
      await at(time.moment(time.last - 1, 610 + i), () =>
        sign(c.gmId, [paper], { remark: '同意恢复，先现款' }),
      )
      if (approved) continue
      approved = true
      await at(time.moment(time.last - 1, 960), () =>
        sign(headId('head-of-marketing'), [paper], { remark: '同意' }),
      )
    }
  }
}

function idleDays(c: DemoCustomer, time: Timeline): number {
  return time.last - (c.trading.orders.findLast((o) => !o.isReturn && o.state !== 'void')?.day ?? 0)
}

/** A few removals and ends of cooperation on their way to the head of marketing. */
export async function replayRemovals(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  for (const branch of ['SZ', 'HZ', 'GZ', 'XM']) {
    const selected = customers.filter((c) => c.branch === branch && c.fate.state === 'selected')
    const gone = selected.filter((c) => idleDays(c, time) > 280).slice(0, 2)
    for (const [i, c] of gone.entries()) {
      const answers = {
        removalReason: 'no-purchase',
        removalNote: '两次上门均已闭店，电话停机，预警调查认定流失',
      }
      const paper = await at(time.moment(time.last - 3, 620 + 40 * i), () =>
        propose(c.managerId, c, 'lost', answers),
      )
      if (paper && i === 0)
        await at(time.moment(time.last - 2, 520), () => sign(c.gmId, [paper], { remark: '情况属实' }))
    }
    const missed = selected.find((c) => idleDays(c, time) > 120 && idleDays(c, time) < 200)
    if (missed && branch !== 'GZ')
      await at(time.moment(time.last - 1, 700), () =>
        propose(missed.managerId, missed, 'disqualify', {
          removalReason: 'plan-missed',
          removalNote: '九至十一月计划均未过半',
        }),
      )
    const ended = selected.find((c) => idleDays(c, time) > 200 && idleDays(c, time) < 280)
    if (ended && branch === 'HZ')
      await at(time.moment(time.last - 1, 930), () =>
        propose(holderId('branch-gm', branch), ended, 'end', {
          removalReason: 'own-wish',
          removalNote: '客户转做医疗服务，双方同意终止',
        }),
      )
  }
}

/** Changed facts that were reported on a C1. */
export async function replayAmendments(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const changed = await sql<{ id: string }>(
    `SELECT DISTINCT f."customerId"::text AS id FROM "FactChange" f WHERE f."at" > $1::timestamptz ORDER BY 1`,
    [time.moment(time.last - 20, 0).toISOString()],
  )
  const ids = new Set(changed.map((row) => row.id))
  for (const branch of ['SZ', 'HZ', 'GZ', 'XM']) {
    const some = customers
      .filter((c) => c.branch === branch && ids.has(c.id))
      .slice(0, branch === 'SZ' ? 4 : 2)
    for (const [i, c] of some.entries()) {
      const paper = await at(time.moment(time.last - 1, 800 + 25 * i), () =>
        propose(c.managerId, c, 'amend', {}),
      )
      if (paper && i % 2)
        await at(time.moment(time.last, 505), () => sign(c.gmId, [paper], { remark: '已核' }))
    }
  }
}
