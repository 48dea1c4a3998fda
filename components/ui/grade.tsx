import { useBareWords } from './bare-words'

export type GradeRank = 1 | 2 | 3 | 4 | 5

/** The credit grade: five bars filled from the left (一级 five, 五级 one) and the word; ink, no colour. */
export function Grade({ rank }: { rank: GradeRank | null }) {
  const words = useBareWords('ui').grade
  if (rank === null) return <span className="mut">—</span>
  return (
    <span className="grade" data-g={rank}>
      {words[`${rank}`]}
    </span>
  )
}
