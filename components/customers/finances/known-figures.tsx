'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useSheet, useSheetState } from '@/components/form-sheet/sheet-context'
import { Button } from '@/components/ui/button'
import type { KnownFigure } from '@/lib/areas/customers/finances/rules/known-figures'
import { formatYuan } from '@/lib/core/money'

const FROM = {
  'year-records': 'fromRecords',
  'quarter-records': 'fromQuarter',
  'stock-records': 'stockRecords',
  'own-sheet': 'fromSheet',
} as const

/** Figures other papers hold: each can be taken into the sheet, none is filled in by itself. */
export function KnownFigures({ figures }: { figures: readonly KnownFigure[] }) {
  const t = useTranslations('finances')
  const id = useId()
  const { words, store } = useSheet()
  const { answers } = useSheetState()
  if (figures.length === 0) return null
  return (
    <section className="sheet pad cmp" aria-labelledby={id}>
      <h2 id={id}>{t('known')}</h2>
      <p className="meta">{t('knownNote')}</p>
      {figures.map(({ field, amount, from }) => (
        <div className="li" key={`${field}${from}`}>
          <div className="grow">
            {words.form.fields[field]} <b className="num">{formatYuan(amount)}</b>
            <div className="why">{t(FROM[from])}</div>
          </div>
          {answers[field] === amount ? (
            <span className="meta">{t('taken')}</span>
          ) : (
            <Button
              size="s"
              aria-label={`${t('take')} ${words.form.fields[field] ?? ''} ${formatYuan(amount)}`}
              onClick={() => store.merge({ [field]: amount })}
            >
              {t('take')}
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}
