'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDeferredValue } from 'react'

import { completeness } from '@/lib/core/forms/completeness'
import { type Answers, fieldNamed, isWritable } from '@/lib/core/forms/definition'
import { diffAnswers } from '@/lib/core/forms/diff'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'

import { useProblemText } from './problem-line'
import { controlId, shutFields, useSheet, useSheetState } from './sheet-context'

/** Who changed a field last, and when. */
export type ChangedBy = Readonly<Record<string, { name: string; at: string }>>

/** Puts the cursor into a field, or a cell of it. */
export function goTo(id: string): void {
  const target = document.getElementById(id)
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}

/** What must be corrected; each entry leads to its field. */
export function ProblemList() {
  const t = useTranslations('forms.sheet')
  const sheet = useSheet()
  const { problems } = useDeferredValue(useSheetState())
  const textOf = useProblemText()
  if (problems.length === 0) return null
  return (
    <section className="sheet sec fix" aria-live="polite">
      <header>
        <h2 className="down">{t('toFix', { count: problems.length })}</h2>
        <span className="n">{t('toFixHint')}</span>
      </header>
      {problems.map((problem, at) => {
        const target = controlId(sheet, problem.field, problem.row, problem.column)
        return (
          <a
            key={`${target} ${problem.code}`}
            className="e1"
            href={`#${target}`}
            onClick={(event) => {
              event.preventDefault()
              goTo(target)
            }}
          >
            <span className="down">{at + 1}</span>
            <span>
              {labelOf(sheet.form, problem.field, sheet.words)}
              {problem.row !== undefined && ` ${problem.row + 1}`}
              {'　'}
              {textOf(problem)}
            </span>
          </a>
        )
      })}
    </section>
  )
}

/** What differs from the version that was signed last: old → new. */
export function ChangeList({ signed, by }: { signed: Answers; by?: ChangedBy | undefined }) {
  const t = useTranslations('forms.sheet')
  const { form, words } = useSheet()
  const { answers } = useDeferredValue(useSheetState())
  const changes = diffAnswers(signed, answers).filter(({ field: name }) => {
    const field = fieldNamed(form, name)
    return field !== undefined && isWritable(field)
  })
  if (changes.length === 0) return null
  const show = (name: string, value: unknown) => {
    const field = fieldNamed(form, name)!
    if (field.kind === 'table') return t('linesOf', { count: Array.isArray(value) ? value.length : 0 })
    return showField(field, value, words.shared) || t('blank')
  }
  return (
    <section className="sheet sec">
      <header>
        <h2>{t('changedSince')}</h2>
        <span className="n">{changes.length}</span>
      </header>
      {changes.map(({ field, from, to }) => (
        <div key={field} className="e1">
          <span className="cn" aria-hidden="true" />
          <span>
            {labelOf(form, field, words)} <s className="mut">{show(field, from)}</s> → {show(field, to)}
            {by?.[field] && (
              <>
                <br />
                <span className="meta">{t('changedBy', by[field])}</span>
              </>
            )}
          </span>
        </div>
      ))}
    </section>
  )
}

/** How far the form is filled, and the way to what is still missing. */
export function CompletenessCard({ note }: { note?: string | undefined }) {
  const t = useTranslations('forms.sheet')
  const format = useFormatter()
  const sheet = useSheet()
  const { answers } = useDeferredValue(useSheetState())
  const shut = shutFields(sheet.tools.locks)
  const { filled, total, missingRequired, othersToFill } = completeness(sheet.form, answers, shut)
  const optional = total - filled - missingRequired.length - othersToFill.length
  const said = filled === total ? t('complete') : t('missing', { required: missingRequired.length, optional })
  const share = total === 0 ? 100 : Math.round((filled / total) * 100)
  return (
    <section className="sheet pad cmp">
      <h2>{t('completeness', { filled, total })}</h2>
      <div className="bar" role="img" aria-label={t('completeness', { filled, total })}>
        <i style={{ '--v': share } as React.CSSProperties} />
      </div>
      <p className="meta">{note ? t('withNote', { text: said, note }) : said}</p>
      {othersToFill.length > 0 && (
        <p className="meta">
          {t('othersToFill', {
            fields: format.list(othersToFill.map((name) => labelOf(sheet.form, name, sheet.words))),
          })}
        </p>
      )}
      {missingRequired[0] && (
        <button type="button" className="btn s" onClick={() => goTo(controlId(sheet, missingRequired[0]!))}>
          {t('goToMissing')}
        </button>
      )}
    </section>
  )
}
