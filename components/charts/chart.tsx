'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'

import type { ChartOption } from './chart-canvas'

const ChartCanvas = dynamic(() => import('./chart-canvas').then((m) => m.ChartCanvas), {
  ssr: false,
  loading: () => <span className="sk h-full" />,
})

/** What the chart shows, as a table: head and rows of texts. */
export type ChartTable = { head: readonly string[]; rows: readonly (readonly string[])[] }

/** A chart with its figures below, to open. The library comes when the chart is shown. */
export function Chart({
  option,
  table,
  label,
  height = 260,
}: {
  option: ChartOption
  table: ChartTable
  label: string
  height?: number
}) {
  const t = useTranslations('ui')
  return (
    <figure>
      <div style={{ height }} role="img" aria-label={label}>
        <ChartCanvas option={option} />
      </div>
      <details className="text-dense mt-2">
        <summary className="meta">{t('tableUnder')}</summary>
        <table className="led dense">
          <caption className="vh">{label}</caption>
          <thead>
            <tr>
              {table.head.map((cell, at) => (
                <th key={cell} scope="col" className={at > 0 ? 'num' : undefined}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, at) => (
                  <td key={at} className={at > 0 ? 'num' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
