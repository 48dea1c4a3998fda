import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import type { CustomerState } from './customer-kinds'
import { decideLifeStep } from './life-cycle'

/** R-S03 a–e, as form C1 offers them. */
export type SelectionBasis =
  'strong-local-channel' | 'state-dominates' | 'private-dominates' | 'half-and-half' | 'large-pharmacy'

/** R-S01: how many customers the area may have, and how many are selected now. null = no number was set. `more`: there are more than `present`, not counted. */
export type AreaQuota = { quota: number | null; present: number; more?: boolean }

export type SelectionFacts = {
  state: CustomerState
  /** R-S02: three musts. */
  canDistribute: boolean
  hasFunds: boolean
  hasWill: boolean
  kind: 'wholesaler' | 'pharma-company' | 'chain' | 'large-pharmacy' | null
  channelNature: 'state' | 'private' | null
  /** What the file says; the form must not say otherwise. */
  fileNature: 'state' | 'private' | null
  basis: SelectionBasis | null
  /** What the criteria a, c and d ask beside the kind of channel. */
  papersLawful: boolean
  wholesaleNet: boolean
  goodName: boolean
  goodCredit: boolean
  /** Distribution and funds are rated strong, as criteria a, c and d ask (setting). */
  strongDistribution: boolean
  ampleFunds: boolean
  /** Written where a rule asks for one: the pharmacy case, a private customer in a state area. */
  specialCase: string
  channelDominance: 'state' | 'private' | 'half' | null
  area: AreaQuota
  /** Required facts of file A6 still empty, by name. */
  missingFacts: readonly string[]
  /** The first rating sheet B1 has been begun. */
  ratingBegun: boolean
}

/** Is there room for one more customer in the area? Asked when selecting and again when approving (R-S01). */
export function quotaReasons({ quota, present, more }: AreaQuota): Reason[] {
  if (quota === null) return [{ rule: 'R-S01', code: 'customers.no-quota' }]
  if (present + 1 <= quota) return []
  return [
    {
      rule: 'R-S01',
      code: more ? 'customers.quota-far-over' : 'customers.quota-full',
      values: { quota, present },
    },
  ]
}

/**
 * May this potential customer be put up for selection (W1)? Refuses with every must that is missing (R-S02), a basis
 * that does not hold here (R-S03), a full area (R-S01), an incomplete file A6 and a survey not begun.
 */
export function decideSelection(facts: SelectionFacts): Decision<{ to: CustomerState }> {
  const step = decideLifeStep('select', facts.state)
  const reasons: Reason[] = step.allowed ? [] : [...step.reasons]
  reasons.push(...mustReasons(facts), ...natureReasons(facts), ...basisReasons(facts))
  reasons.push(...quotaReasons(facts.area))
  if (facts.missingFacts.length > 0)
    reasons.push({
      rule: 'R-B02',
      code: 'customers.file-incomplete',
      values: { count: facts.missingFacts.length, fields: facts.missingFacts.join(',') },
    })
  if (!facts.ratingBegun) reasons.push({ rule: 'R-S05', code: 'customers.rating-not-begun' })
  return allowUnless(reasons, { to: 'to-review' })
}

/** The last word of the head of marketing: the area's number is checked again, for others may have come in between (R-S01, R-S04). */
export function decideSelectionApproval(
  state: CustomerState,
  area: AreaQuota,
): Decision<{ to: CustomerState }> {
  const step = decideLifeStep('approve', state)
  const reasons: Reason[] = step.allowed ? [] : [...step.reasons]
  return allowUnless([...reasons, ...quotaReasons(area)], { to: 'selected' })
}

function mustReasons(facts: SelectionFacts): Reason[] {
  const reasons: Reason[] = []
  if (!facts.canDistribute)
    reasons.push({ rule: 'R-S02', code: 'customers.cannot-distribute', field: 'canDistribute' })
  if (!facts.hasFunds) reasons.push({ rule: 'R-S02', code: 'customers.no-funds', field: 'hasFunds' })
  if (!facts.hasWill) reasons.push({ rule: 'R-S02', code: 'customers.no-will', field: 'hasWill' })
  if (facts.kind === null) reasons.push({ rule: 'R-S02', code: 'customers.kind-unknown', field: 'kind' })
  if (facts.kind === 'large-pharmacy' && facts.basis !== 'large-pharmacy')
    reasons.push({ rule: 'R-S02', code: 'customers.pharmacy-only-special', field: 'basis' })
  return reasons
}

/** A fact is said once: what the form says of the channel is what the file says. */
function natureReasons({ channelNature, fileNature }: SelectionFacts): Reason[] {
  const field = 'channelNature'
  if (fileNature === null) return [{ rule: 'R-S03', code: 'customers.nature-unknown', field }]
  if (channelNature === fileNature) return []
  return [{ rule: 'R-S03', code: 'customers.nature-differs', values: { file: fileNature }, field }]
}

function basisReasons(facts: SelectionFacts): Reason[] {
  const { basis } = facts
  if (basis === null) return [{ rule: 'R-S03', code: 'customers.no-basis', field: 'basis' }]
  return [...dominanceReasons(facts), ...basisProofs(facts), ...specialCaseReasons(facts)]
}

const DOMINANCE: Partial<Record<SelectionBasis, 'state' | 'private' | 'half'>> = {
  'state-dominates': 'state',
  'private-dominates': 'private',
  'half-and-half': 'half',
}

/** Criteria b, c and d each hold only where the area's channels are of that kind. */
function dominanceReasons({ basis, channelDominance }: SelectionFacts): Reason[] {
  const wanted = basis && DOMINANCE[basis]
  if (!wanted || channelDominance === wanted) return []
  if (channelDominance === null) return [{ rule: 'R-S03', code: 'customers.area-unknown', field: 'basis' }]
  return [
    { rule: 'R-S03', code: 'customers.basis-not-here', values: { area: channelDominance }, field: 'basis' },
  ]
}

/** What each criterion asks of the customer itself. */
function basisProofs(facts: SelectionFacts): Reason[] {
  const lacks = (what: string, there: boolean): Reason[] =>
    there ? [] : [{ rule: 'R-S03', code: 'customers.basis-lacks', values: { what }, field: 'basis' }]
  switch (facts.basis) {
    case 'strong-local-channel':
      return lacks('distribution', facts.strongDistribution)
    case 'private-dominates':
      return [
        ...lacks('papers', facts.papersLawful),
        ...lacks('net', facts.wholesaleNet),
        ...lacks('funds', facts.ampleFunds),
        ...lacks('name', facts.goodName),
      ]
    case 'half-and-half':
      return [
        ...lacks('credit', facts.goodCredit),
        ...lacks('distribution', facts.strongDistribution),
        ...lacks('papers', facts.papersLawful),
      ]
    case 'large-pharmacy':
      return lacks('pharmacy', facts.kind === 'large-pharmacy')
    default:
      return []
  }
}

/** A pharmacy, and a non-state customer where state channels dominate ("as far as possible not"), need a written case. */
function specialCaseReasons(facts: SelectionFacts): Reason[] {
  if (facts.specialCase.trim() !== '') return []
  if (facts.basis === 'large-pharmacy')
    return [{ rule: 'R-S03', code: 'customers.pharmacy-case-missing', field: 'specialCase' }]
  if (facts.channelDominance === 'state' && facts.channelNature !== 'state')
    return [{ rule: 'R-S03', code: 'customers.private-in-state-area', field: 'specialCase' }]
  return []
}
