import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { dayText } from '@/components/customers/dossier/day-text'
import type { Counterpart, VisitWay } from '@/lib/areas/visits/schema'
import type { BusinessDate } from '@/lib/core/dates'
import { othersText } from './counterparts'

export type VisitLine = {
  id: string
  visitedOn: string
  personName: string
  way: VisitWay
  counterparts: readonly Counterpart[]
  purpose: string | null
  summary: string
  result: string | null
  promises: string | null
  nextOn: string | null
  remark: string | null
  deeds?: ReactNode
}

/** Calls, newest first: a ruled list whose lines carry everything the card prints. */
export function VisitList({ rows, today }: { rows: readonly VisitLine[]; today: BusinessDate }) {
  const t = useTranslations('visits')
  return (
    <div className="scroll">
      <table className="led wraps cards">
        <caption className="vh">{t('title')}</caption>
        <thead>
          <tr>
            {(['visitedOn', 'by', 'counterparts', 'summary', 'promises', 'nextOn'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t('correct')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">
                {dayText(row.visitedOn, today)} <span className="meta">{t(`ways.${row.way}`)}</span>
              </td>
              <td className="nowrap" data-label={t('by')}>
                {row.personName}
              </td>
              <td data-label={t('counterparts')}>{othersText(row.counterparts)}</td>
              <td className="long">
                {row.summary}
                {row.purpose && <span className="meta">　{row.purpose}</span>}
                {row.result && (
                  <>
                    <br />
                    <span className="mut">{t('result')}</span> {row.result}
                  </>
                )}
                {row.remark && <span className="meta">　{row.remark}</span>}
              </td>
              <td data-label={row.promises ? t('promises') : undefined}>{row.promises}</td>
              <td
                className={row.nextOn && row.nextOn < today ? 'nowrap mut' : 'nowrap'}
                data-label={row.nextOn ? t('nextOn') : undefined}
              >
                {row.nextOn && dayText(row.nextOn, today)}
              </td>
              <td>
                <div className="row justify-end">{row.deeds}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
