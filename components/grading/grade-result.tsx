import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RuleSource } from '@/components/ui/rule-source'
import type { Grade, GradeResult, GradeSettings } from '@/lib/areas/grading/rules/credit-grade'
import { GradeMatrix } from './grade-matrix'

function direction(now: number, before: number | null): 'rise' | 'fall' | 'same' {
  if (before === null || before === now) return 'same'
  return now < before ? 'rise' : 'fall'
}

/** The computed grade large, the clause that gave it, and the whole table with the cell it stands in. */
export function GradeResultSheet({
  result,
  grades,
  previous,
  proposed,
  final,
  missing,
  knockOuts,
}: {
  /** null while facts are missing. */
  result: GradeResult | null
  grades: GradeSettings
  previous: number | null
  proposed: Grade | null
  final: Grade | null
  /** Names of the indicators without a fact. */
  missing: readonly string[]
  /** What knocked the customer out, in words; empty when nothing did. */
  knockOuts: readonly string[]
}) {
  const t = useTranslations('grading')
  const ui = useTranslations('ui.grade')
  const word = (grade: number) => ui(`${grade as Grade}`)
  const strong = (chunks: ReactNode) => <b>{chunks}</b>
  const turn = result ? direction(result.grade, previous) : 'same'
  const sets = result && { key: t(`sets.${result.key}`), others: t(`sets.${result.others}`) }
  return (
    <section className="sheet" aria-label={t('system')} aria-live="polite">
      <div className="res">
        <div className="g">
          <div>
            <div className="meta">{t('system')}</div>
            <b className="n">{result ? word(result.grade) : t('pending', { count: missing.length })}</b>
          </div>
          <div className="pb-1.5">
            <div className="sub">
              {previous === null
                ? t('noPrevious')
                : `${t('previous', { grade: word(previous) })}${t('join')}${
                    result ? t(turn, { steps: Math.abs(result.grade - previous) }) : ''
                  }`}
            </div>
            {proposed !== null && result && (
              <div className="meta">
                {t('proposedAs', { grade: word(proposed) })}
                {t('join')}
                {proposed === result.grade ? t('agrees') : proposed < result.grade ? t('better') : t('worse')}
              </div>
            )}
            {final !== null && <div className="meta">{t('finalAs', { grade: word(final) })}</div>}
          </div>
          {result && (
            <span className="meter" aria-hidden="true">
              {[5, 4, 3, 2, 1].map((from) => (
                <i key={from} className={result.grade <= from ? 'on' : undefined} />
              ))}
            </span>
          )}
        </div>
        <p className="mt-3 text-base leading-6">
          {result && sets
            ? knockOuts.length > 0
              ? t.rich('knockOutBy', {
                  b: strong,
                  reasons: `${knockOuts.join(t('knockOutJoin'))}${t('stop')}`,
                  grade: word(result.grade),
                })
              : result.clause === 'residual'
                ? t.rich('clauseResidual', { b: strong, ...sets, grade: word(result.grade) })
                : result.clause === 'filled'
                  ? t.rich('clauseFilled', { b: strong, ...sets, grade: word(result.grade) })
                  : t.rich('clause', { b: strong, clause: result.clause, ...sets, grade: word(result.grade) })
            : t('pendingBody', { names: missing.join(t('listJoin')) })}{' '}
          <RuleSource rule="R-C05" />
        </p>
      </div>
      <GradeMatrix grades={grades} own={result} />
    </section>
  )
}
