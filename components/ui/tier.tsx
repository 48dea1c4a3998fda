import { useBareWords } from './bare-words'

export type TierRank = 1 | 2 | 3 | 4 | 5

/** The tier: a plate with one character and the word, 1 the highest. */
export function Tier({ rank }: { rank: TierRank | null }) {
  const words = useBareWords('ui').tier
  if (rank === null) return <span className="mut">—</span>
  return (
    <span className="tier" data-t={rank}>
      {words[`${rank}`]}
    </span>
  )
}
