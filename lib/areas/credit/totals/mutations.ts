import { sqlOf, type Tx } from '@/lib/core/db'
import { allowUnless, type Reason } from '@/lib/core/decision'
import { fen, fenFromYuan, ZERO } from '@/lib/core/money'
import { ConflictError, defineMutation, InvalidError } from '@/lib/core/mutation'
import { may } from '@/lib/core/scope'
import { decideTotals, type RegionShare } from '../rules/totals'
import { approveTotalInput, setTotalInput } from '../schema'
import { approveTotal as writeApproval, lockRegionMonths, saveTotal } from '../writes'
import { monthsOf, regionShares } from './queries'

type Locked = { state: string; version: number; setBy: string; amount: string } | null
type Facts = { total: Locked; shares: RegionShare[] }

/** Total, then the regions' months as a decision locks them: no line is decided while its limit moves. */
async function lockTotals(tx: Tx, quarter: string, version: number | undefined): Promise<Facts> {
  const run = sqlOf(tx)
  const [total = null] = await run.query<NonNullable<Locked>>(
    `SELECT "state","version","setBy"::text,"amount"::text FROM "CreditTotal" WHERE "quarter"=$1 FOR UPDATE`,
    [quarter],
  )
  if ((total?.version ?? 0) !== (version ?? 0))
    throw new ConflictError(
      [{ field: 'amount', base: version ?? null, theirs: total?.amount ?? null, mine: null }],
      total?.version ?? 0,
    )
  const regions = (await regionShares(run, quarter)).map(({ regionId }) => regionId)
  for (const month of monthsOf(quarter)) await lockRegionMonths(tx, regions, month)
  return { total, shares: await regionShares(run, quarter) }
}

/** 授信总额: the national total of a quarter and its split over the regions, by the marketing department (R-C08). A draft until approved. */
export const setCreditTotal = defineMutation({
  name: 'credit.set-total',
  input: setTotalInput,
  load: async (tx, viewer, input) => {
    if (!may(viewer, 'credit.set-totals')) return null
    const facts = await lockTotals(tx, input.quarter, input.version)
    const limits = new Map(input.limits.map((limit) => [limit.regionId, fenFromYuan(limit.amount)]))
    const known = new Set(facts.shares.map((share) => share.regionId))
    if (limits.size !== input.limits.length || [...limits.keys()].some((id) => !known.has(id)))
      throw new InvalidError({ limits: [{ code: 'errors.unknown-region' }] })
    const shares = facts.shares.map((share) => ({ ...share, limitFen: limits.get(share.regionId) ?? ZERO }))
    return { ...facts, shares }
  },
  authorize: (viewer) => may(viewer, 'credit.set-totals'),
  decide: (input, { shares }) => decideTotals(fenFromYuan(input.amount), shares),
  save: async (tx, { leftFen }, input, { shares, total }, at, viewer) => {
    const limits = shares.map(({ regionId, limitFen }) => ({ regionId, amountFen: limitFen }))
    await saveTotal(
      tx,
      at,
      { quarter: input.quarter, amountFen: fenFromYuan(input.amount), limits },
      viewer.personId,
    )
    return { quarter: input.quarter, version: (total?.version ?? 0) + 1, leftFen }
  },
  audit: (input, { total, shares }) => ({
    kind: 'credit.total-set',
    subjectType: 'credit-total',
    subjectId: input.quarter,
    values: {
      quarter: input.quarter,
      beforeFen: total ? fenFromYuan(total.amount) : null,
      amountFen: fenFromYuan(input.amount),
      regions: shares.map(({ name, limitFen }) => ({ name, limitFen })),
    },
  }),
})

/** The head of marketing puts the total in force; never the one who set it (R-C08). */
export const approveCreditTotal = defineMutation({
  name: 'credit.approve-total',
  input: approveTotalInput,
  load: async (tx, viewer, input) => {
    if (!may(viewer, 'credit.approve-totals')) return null
    const facts = await lockTotals(tx, input.quarter, input.version)
    return facts.total && { total: facts.total, shares: facts.shares }
  },
  authorize: (viewer) => may(viewer, 'credit.approve-totals'),
  decide: (_input, { total, shares }, _at, viewer) => {
    const reasons: Reason[] = []
    if (total.state !== 'draft') reasons.push({ rule: 'R-C08', code: 'credit.total-not-draft' })
    if (total.setBy === viewer.personId) reasons.push({ rule: 'R-C08', code: 'credit.total-own' })
    const sound = decideTotals(fenFromYuan(total.amount), shares)
    return allowUnless(sound.allowed ? reasons : [...reasons, ...sound.reasons], null)
  },
  save: (tx, _step, input, _facts, at, viewer) => writeApproval(tx, at, input.quarter, viewer.personId),
  audit: (input, { total, shares }) => ({
    kind: 'credit.total-approved',
    subjectType: 'credit-total',
    subjectId: input.quarter,
    values: {
      quarter: input.quarter,
      amountFen: fenFromYuan(total.amount),
      splitFen: shares.reduce((sum, share) => fen(sum + share.limitFen), ZERO),
    },
  }),
})
