import { getTranslations } from 'next-intl/server'
import { Grade, type GradeRank } from '@/components/ui/grade'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { PlainPaper } from './plain-paper'

type RatingFacts = {
  letters?: string
  computed?: GradeRank
  clause?: string
  proposed?: GradeRank
  previous?: GradeRank | null
  ratingId?: string
}

/** 评级: the grade in question, what it was, what the rule computed, and the clause that gave it. */
export async function RatingPaper({ paper, next }: { paper: ApprovalDetail; next: string | null }) {
  const t = await getTranslations('approvals')
  const ui = await getTranslations('ui.grade')
  const facts = paper.facts as RatingFacts
  const word = (grade: GradeRank | null | undefined) => (grade ? ui(`${grade}`) : '—')
  return (
    <PlainPaper
      paper={paper}
      next={next}
      href={`/customers/${paper.customerId}/rating`}
      hrefLabel={t('openRating')}
    >
      <div className="three">
        <div>
          <div className="k">{t('previousGrade')}</div>
          <div className="v">{word(facts.previous)}</div>
          <Grade rank={facts.previous ?? null} />
        </div>
        <div>
          <div className="k">{t('computedGrade')}</div>
          <div className="v">{word(facts.computed)}</div>
          <div className="cap">{t('clause', { clause: facts.clause ?? '' })}</div>
        </div>
        <div className="main">
          <div className="k">{t('proposedGrade')}</div>
          <div className="v">{word(facts.proposed)}</div>
          <div className="cap">
            {t('letters', { key: (facts.letters ?? '').slice(0, 4), others: (facts.letters ?? '').slice(4) })}
          </div>
        </div>
      </div>
    </PlainPaper>
  )
}
