import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MonthBars } from '@/components/charts/month-bars'
import { OperatingDialog } from '@/components/customers/operations/operating-dialog'
import { ClientMessages } from '@/components/shell/client-messages'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { operatingRecords } from '@/lib/areas/customers/operations/queries'
import { isMarked } from '@/lib/areas/customers/operations/rules/marked-change'
import { today } from '@/lib/core/clock'
import { monthOf, plusMonths } from '@/lib/core/dates'
import { formatWan } from '@/lib/core/money'
import { openFolder } from '../../_components/folder'
import { keep } from './actions'

const WAN = 1_000_000

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations'))('title') }
}

/** 经营状况记录 (A12): month by month what was recorded, beside our sales to the customer. */
export default async function OperationsPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [t, words, list] = await Promise.all([
    getTranslations('operations'),
    getTranslations('forms.words'),
    operatingRecords(viewer, customerId),
  ])
  if (!list) notFound()
  const last = monthOf(today())
  const recent = Array.from({ length: 13 }, (_, back) => plusMonths(last, -back))
  const months = [...new Set([...recent, ...list.rows.map(({ month }) => month)])].sort().reverse()
  return (
    <div className="cover one">
      <ClientMessages also={['operations', 'rules']}>
        <section className="blk" aria-label={t('chart')}>
          <h2>
            {t('chart')} <span className="meta">{t('unitWan')}</span>
          </h2>
          {list.ours ? (
            <div className="w-full max-w-xl">
              <MonthBars
                label={t('chart')}
                bars={list.ours.map(({ month, amount }) => ({
                  label: String(Number(month.slice(5))),
                  value: amount / WAN,
                }))}
              />
            </div>
          ) : (
            <Note>{t('hidden')}</Note>
          )}
        </section>
        <section className="blk" aria-label={t('title')}>
          <h2>
            {t('title')}
            <span className="meta">{t('note', { limit: list.limit })}</span>
          </h2>
          <div className="scroll">
            <table className="led wraps cards">
              <caption className="vh">{t('title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('month')}</th>
                  <th scope="col" className="num">
                    {t('ours')}
                  </th>
                  <th scope="col" className="num">
                    {t('change')}
                  </th>
                  <th scope="col">{t('summary')}</th>
                  <th scope="col">{t('reason')}</th>
                  <th scope="col">{t('changes')}</th>
                  <th scope="col">{t('recordedBy')}</th>
                  <th scope="col">
                    <span className="vh">{t('record')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {months.map((month) => {
                  const record = list.rows.find((row) => row.month === month) ?? null
                  const ours = list.ours?.find((one) => one.month === month)
                  const change = ours?.change ?? null
                  const marked = isMarked(change, list.limit)
                  return (
                    <tr key={month}>
                      <td className="nowrap">{month}</td>
                      <td className="num" data-label={ours && t('ours')}>
                        {ours && formatWan(ours.amount)}
                      </td>
                      <td
                        className={marked ? 'num down' : 'num'}
                        data-label={change === null ? undefined : t('change')}
                      >
                        {change !== null && `${change > 0 ? '+' : ''}${change}%`}
                      </td>
                      <td className="long">
                        {record ? record.summary : <span className="mut">{t('none')}</span>}
                      </td>
                      <td data-label={record?.reason ? t('reason') : undefined}>{record?.reason}</td>
                      <td>
                        {record?.changes.map((kind) => t(`kinds.${kind}`)).join(words('listComma'))}
                        {record?.changesNote && <span className="meta">　{record.changesNote}</span>}
                      </td>
                      <td className="nowrap">{record?.recordedBy}</td>
                      <td>
                        <div className="row justify-end">
                          {list.mayKeep && (
                            <OperatingDialog
                              customerId={folder.id}
                              month={month}
                              start={record}
                              change={change}
                              marked={marked}
                              action={keep}
                            />
                          )}
                          {record && (
                            <ButtonLink
                              size="s"
                              icon="print"
                              square
                              aria-label={t('print')}
                              href={`/print/customers/${folder.id}/A12?month=${month}`}
                              target="_blank"
                            />
                          )}
                        </div>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
        </section>
      </ClientMessages>
    </div>
  )
}
