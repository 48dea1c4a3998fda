import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { Why } from '@/components/approvals/why'
import { sayFrom } from '@/components/form/problem-text'
import { IndicatorTable } from '@/components/grading/indicator-table'
import { Gauge } from '@/components/ui/gauge'
import { Grade } from '@/components/ui/grade'
import { gradeEffects } from '@/lib/areas/grading/decisions/queries'
import { creditEvents } from '@/lib/areas/grading/events/queries'
import { ratingSheet, type RatingSheet } from '@/lib/areas/grading/queries'
import { creditGrade, type Grade as GradeRank, lettersFrom } from '@/lib/areas/grading/rules/credit-grade'
import { bandsOf } from '@/lib/areas/grading/rules/indicator-bands'
import { factsOf } from '@/lib/areas/grading/rules/rating-facts'
import { ratingSentences, ratingView } from '@/lib/areas/grading/rules/rating-sentences'
import { formatWan } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { RatingEvents } from '../../customers/[customerId]/(folder)/rating/_components/rating-events'
import { sheetModel } from '../../customers/[customerId]/(folder)/rating/_components/sheet-model'
import type { PaperProps } from './paper-props'
import { PlainPaper } from './plain-paper'

type RatingFacts = {
  letters?: string
  computed?: GradeRank
  clause?: string
  proposed?: GradeRank
  previous?: GradeRank | null
}

/** The nine facts the grade rests on, each in its band. */
async function Indicators({ sheet }: { sheet: RatingSheet }) {
  const model = await sheetModel(sheet, null)
  const { answers, judging } = model
  const banded = bandsOf(factsOf(answers, judging), judging.bands, judging.day)
  return (
    <div className="inner">
      <IndicatorTable
        model={model}
        answers={answers}
        banded={banded}
        frozen={lettersFrom(sheet.rating!.letters)}
      />
    </div>
  )
}

/** What the signature changes: the grade from today, the lines it cuts, the day of the next rating. */
async function Effects({ viewer, sheet, grade }: { viewer: Viewer; sheet: RatingSheet; grade: GradeRank }) {
  const t = await getTranslations('approvals')
  const ui = await getTranslations('ui.grade')
  const effects = (await gradeEffects(viewer, sheet.customer.id, grade)) ?? []
  const before = sheet.customer.creditGrade
  return (
    <>
      <h3 className="t">{t('effects')}</h3>
      <div className="eff">
        <div>
          {t('gradeFrom')}
          <div className="my-0.5">
            <b>
              {before ? ui(`${before}`) : t('unrated')} → {ui(`${grade}`)}
            </b>
          </div>
          {t('nextRating', { months: sheet.rerateMonths })}
        </div>
        {effects.map(({ month, lineFen, afterFen, exposureFen }) => (
          <div key={month}>
            {t('lineOf', { month })}
            <div className="my-0.5">
              <b>
                {formatWan(lineFen)} → {formatWan(afterFen)} {t('wan')}
              </b>
            </div>
            <Gauge line={afterFen} used={exposureFen} />
          </div>
        ))}
        {effects.length === 0 && <div>{t('noLineToCut')}</div>}
      </div>
    </>
  )
}

/** 评级: the grade in question, what it was, why each rule says so, the facts behind it, and what a signature changes. */
export async function RatingPaper({ viewer, paper, previous, next }: PaperProps) {
  const [t, ui, locale, messages, sheet, events] = await Promise.all([
    getTranslations('approvals'),
    getTranslations('ui.grade'),
    getLocale(),
    getMessages(),
    paper.customerId ? ratingSheet(viewer, paper.customerId, paper.subjectId) : null,
    paper.customerId ? creditEvents(viewer, paper.customerId) : null,
  ])
  const say = sayFrom(locale, messages)
  const facts = paper.facts as RatingFacts
  const word = (grade: GradeRank | null | undefined) => (grade ? ui(`${grade}`) : '—')
  const letters = lettersFrom(facts.letters ?? null)
  const lines =
    sheet?.rating && letters && facts.proposed
      ? ratingSentences(
          ratingView(
            sheet.rating.answers,
            sheet.figures,
            creditGrade(letters, sheet.grades),
            facts.proposed,
            facts.previous ?? null,
          ),
        )
      : []
  return (
    <PlainPaper
      paper={paper}
      previous={previous}
      next={next}
      href={`/customers/${paper.customerId}/rating?rating=${paper.subjectId}`}
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
          <div className="cap">
            {facts.clause === 'filled' || facts.clause === 'residual'
              ? t(`clauseWords.${facts.clause}`)
              : t('clause', { clause: facts.clause ?? '' })}
          </div>
        </div>
        <div className="main">
          <div className="k">{t('proposedGrade')}</div>
          <div className="v">{word(facts.proposed)}</div>
          <div className="cap">
            {t('letters', { key: (facts.letters ?? '').slice(0, 4), others: (facts.letters ?? '').slice(4) })}
          </div>
        </div>
      </div>
      {lines.length > 0 && (
        <Why
          lines={lines.map(({ tone, rule, code, values }) => ({ tone, rule, sentence: say(code, values) }))}
        />
      )}
      <RatingEvents
        events={(events ?? []).filter((one) => one.ratingId === paper.subjectId)}
        answers={sheet?.rating?.answers ?? {}}
      />
      {sheet?.rating && <Indicators sheet={sheet} />}
      {sheet?.rating && facts.proposed && facts.computed && paper.state === 'pending' && (
        <Effects
          viewer={viewer}
          sheet={sheet}
          grade={Math.max(facts.proposed, facts.computed) as GradeRank}
        />
      )}
    </PlainPaper>
  )
}
