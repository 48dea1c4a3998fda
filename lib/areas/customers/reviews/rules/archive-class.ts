/** What the class of a file is proposed by. */
export type ClassFacts = {
  tier: number | null
  abcClass: string | null
  channelNature: string | null
  /** subsidiary, affiliate, or null. */
  groupTie: string | null
  observed: boolean
}

export type ArchiveClass = 'important' | 'special' | 'ordinary'

/**
 * Class a file is proposed for after its revision (R-A03): 重要 tier 1–3 or ABC A; 特殊 state-owned, affiliate, or under
 * observation; 一般性 the rest.
 */
export function proposedClass(facts: ClassFacts): ArchiveClass {
  if ((facts.tier !== null && facts.tier <= 3) || facts.abcClass === 'A') return 'important'
  if (facts.channelNature === 'state' || facts.groupTie === 'affiliate' || facts.observed) return 'special'
  return 'ordinary'
}
