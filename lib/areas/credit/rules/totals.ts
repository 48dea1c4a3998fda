import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { fen, sumFen, type Fen } from '@/lib/core/money'

/** A region's limit of the quarter and the most that is decided of it in any month of the quarter. */
export type RegionShare = { regionId: string; name: string; limitFen: Fen; decidedFen: Fen }

/**
 * Sets or splits the national credit total of a quarter (R-C08): the regions' limits may not exceed it, and no
 * region's limit may fall under what is already decided there. Says every region that is wrong. `leftFen` is
 * what the total still leaves unsplit.
 */
export function decideTotals(nationalFen: Fen, regions: readonly RegionShare[]): Decision<{ leftFen: Fen }> {
  const reasons: Reason[] = []
  if (nationalFen < 0) reasons.push({ rule: 'R-C08', code: 'credit.amount-negative', field: 'national' })
  for (const { regionId, name, limitFen, decidedFen } of regions) {
    if (limitFen < 0) reasons.push({ rule: 'R-C08', code: 'credit.amount-negative', field: regionId })
    else if (limitFen < decidedFen)
      reasons.push({
        rule: 'R-C08',
        code: 'credit.region-under-decided',
        values: { region: name, limitFen, decidedFen, lackFen: fen(decidedFen - limitFen) },
        field: regionId,
      })
  }
  const split = sumFen(regions.map(({ limitFen }) => limitFen))
  if (split > nationalFen)
    reasons.push({
      rule: 'R-C08',
      code: 'credit.regions-over-national',
      values: { nationalFen, splitFen: split, overFen: fen(split - nationalFen) },
      field: 'national',
    })
  return allowUnless(reasons, { leftFen: fen(nationalFen - split) })
}
