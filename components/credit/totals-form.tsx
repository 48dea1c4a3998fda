'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { MoneyInput } from '@/components/form/money-input'
import { SubmitButton } from '@/components/form/submit-button'
import type { Action } from '@/components/form/use-action'
import { type Fen, fen, formatWan } from '@/lib/core/money'

export type RegionLine = { regionId: string; name: string; limitFen: Fen; decidedFen: Fen }

/** The national total of a quarter and its split; what is left unsplit, or over, follows each key. Amounts in fen. */
export function TotalsForm<T>({
  quarter,
  version,
  amountFen,
  regions,
  action,
}: {
  quarter: string
  version: number | null
  amountFen: Fen | null
  regions: readonly RegionLine[]
  action: Action<T>
}) {
  const t = useTranslations('credit')
  const [national, setNational] = useState(amountFen)
  const [limits, setLimits] = useState<Readonly<Record<string, Fen>>>(
    Object.fromEntries(regions.map((region) => [region.regionId, region.limitFen])),
  )
  const split = Object.values(limits).reduce((sum, limit) => fen(sum + limit), fen(0))
  const left = fen((national ?? 0) - split)
  return (
    <ActionForm
      action={action}
      fixed={{ quarter, ...(version === null ? {} : { version }) }}
      success={t('total.saved')}
      className="sheet sec b2"
    >
      <header className="totals">
        <MoneyInput
          name="amount"
          label={t('total.national')}
          required
          defaultValue={amountFen}
          onAmount={setNational}
        />
        <span className="meta">{t('total.split', { amount: formatWan(split) })}</span>
        <span className={left < 0 ? 'text-meta down' : 'meta'}>
          {left < 0
            ? t('total.over', { amount: formatWan(fen(-left)) })
            : t('total.left', { amount: formatWan(left) })}
        </span>
      </header>
      <table className="led cards">
        <thead>
          <tr>
            <th>{t('total.region')}</th>
            <th className="num">{t('total.decided')}</th>
            <th className="num">{t('total.room')}</th>
            <th className="amt">{t('total.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {regions.map(({ regionId, name, limitFen, decidedFen }, at) => {
            const room = fen((limits[regionId] ?? 0) - decidedFen)
            return (
              <tr key={regionId}>
                <td>
                  {name}
                  <input type="hidden" name={`limits.${at}.regionId`} value={regionId} />
                </td>
                <td className="num" data-label={t('total.decided')}>
                  {formatWan(decidedFen)}
                </td>
                <td className={room < 0 ? 'num down' : 'num'} data-label={t('total.room')}>
                  {formatWan(room)}
                </td>
                <td className="amt">
                  <MoneyInput
                    name={`limits.${at}.amount`}
                    label={`${name} ${t('total.limit')}`}
                    defaultValue={limitFen}
                    onAmount={(amount) =>
                      setLimits((before) => ({ ...before, [regionId]: amount ?? fen(0) }))
                    }
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="row pad">
        <SubmitButton>{t('total.save')}</SubmitButton>
        <span className="meta">{t('total.note')}</span>
      </div>
    </ActionForm>
  )
}
