import { useTranslations } from 'next-intl'

export type GradeRank = 1 | 2 | 3 | 4 | 5

/** The credit grade: five bars filled from the left (一级 five, 五级 one) and the word; ink, no colour. */
export function Grade({ rank }: { rank: GradeRank | null }) {
  const t = useTranslations('ui.grade')
  if (rank === null) return <span className="mut">—</span>
  return (
    <span className="grade" data-g={rank}>
      {t(`${rank}`)}
    </span>
  )
}
