'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { fen, formatWan } from '@/lib/core/money'
import type { ElsewhereRow, Typed, TypedRows } from './apply-row'

/**
 * Rows that are not on the screen: how many could go too, with a press that chooses them; those chosen stand in a list to
 * look at, each to be left out, or all.
 */
export function ApplyElsewhere({
  rows,
  typed,
  change,
  chooseAll,
}: {
  rows: readonly ElsewhereRow[]
  typed: TypedRows
  change: (customerId: string, part: Partial<Typed>) => void
  chooseAll: (chosen: boolean) => void
}) {
  const t = useTranslations('credit')
  const worth = rows.filter((row) => (typed[row.customerId]?.amountFen ?? 0) > 0)
  const chosen = worth.filter((row) => typed[row.customerId]?.chosen)
  const left = worth.length - chosen.length
  const sumOf = (some: readonly ElsewhereRow[]) =>
    formatWan(fen(some.reduce((total, row) => total + (typed[row.customerId]?.amountFen ?? 0), 0)))
  if (worth.length === 0) return null
  return (
    <section className="sheet pad stack" id="elsewhere" aria-label={t('apply.elsewhere')}>
      <div className="row wrap">
        <span>
          {chosen.length > 0
            ? t('apply.elsewhereChosen', { count: chosen.length, amount: sumOf(chosen) })
            : t('apply.elsewhereNone')}
          {left > 0 && ` ${t('apply.elsewhereLeft', { count: left })}`}
        </span>
        <span className="right" />
        {left > 0 && (
          <Button onClick={() => chooseAll(true)}>{t('apply.chooseElsewhere', { count: left })}</Button>
        )}
        {chosen.length > 0 && <Button onClick={() => chooseAll(false)}>{t('apply.clearElsewhere')}</Button>}
      </div>
      {chosen.length > 0 && (
        <details>
          <summary>{t('apply.seeElsewhere', { count: chosen.length })}</summary>
          <ul className="elsewhere">
            {chosen.map((row) => (
              <li key={row.customerId} className="row">
                <Checkbox
                  aria-label={t('apply.choose', { name: row.name })}
                  checked
                  onChange={() => change(row.customerId, { chosen: false })}
                />
                <span className="grow">{row.name}</span>
                <span className="num">{formatWan(typed[row.customerId]?.amountFen ?? row.proposalFen)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
