import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { PeriodChooser } from '@/components/customers/finances/period-chooser'
import { type PeriodRow, SheetTable } from '@/components/customers/finances/sheet-table'
import { ClientMessages } from '@/components/shell/client-messages'
import { financialSheets } from '@/lib/areas/customers/finances/queries'
import { type PeriodSheet, sheetBefore } from '@/lib/areas/customers/finances/rules/period-sheets'
import { formA5 } from '@/lib/areas/customers/forms/a5'
import { today } from '@/lib/core/clock'
import { wordsOf } from '@/lib/core/forms/words'
import { openFolder } from '../../_components/folder'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('finances'))('title') }
}

/** 大客户基本情况 (A5): fiscal period by fiscal period the five ratios, how they moved, and the papers they stand on. */
export default async function FinancesPage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const [t, ui, messages, sheets] = await Promise.all([
    getTranslations('finances'),
    getTranslations('ui'),
    getMessages(),
    financialSheets(viewer, customerId),
  ])
  if (!sheets) notFound()
  const day = today()
  const here = `/customers/${folder.id}/file/${formA5.id}`
  const name = wordsOf(messages.forms, formA5.id).form.name
  const when = (iso: string | null) => iso && momentText(iso, day, { today: ui('todayShort') })
  const rowOf = (row: PeriodSheet): PeriodRow => {
    const print = `/print/customers/${folder.id}/${formA5.id}`
    const now = `${print}?period=${row.period}`
    const file = new URLSearchParams({ path: now, name: `${folder.name} ${name} ${row.period}` })
    return {
      ...row,
      before: sheetBefore(row.period, sheets.rows),
      href: `${here}?period=${row.period}`,
      signedHref: row.signedId && `${here}?entry=${row.signedId}`,
      signedText: when(row.signedAt),
      draftText: when(row.draftAt),
      ways: {
        print: row.entryId && now,
        signed: row.signedId && `${print}?entry=${row.signedId}`,
        blank: `/print/forms/${formA5.id}`,
        pdf: row.entryId && `/api/pdf?${file}`,
        excel: `/api/customers/${folder.id}/papers?form=${formA5.id}&period=${row.period}`,
      },
    }
  }
  return (
    <div className="cover one">
      <ClientMessages also={['customers']}>
        <section className="blk" aria-label={t('title')}>
          <h2>
            {t('title')}
            <span className="meta">{t('note')}</span>
          </h2>
          {sheets.rows.length > 0 ? (
            <SheetTable rows={sheets.rows.map(rowOf)} mayFill={sheets.mayFill} />
          ) : (
            <p className="note">{t(sheets.mayFill ? 'none' : 'noneRead')}</p>
          )}
          {sheets.mayFill && (
            <PeriodChooser
              action={here}
              choices={sheets.choices}
              taken={sheets.rows.map(({ period }) => period)}
            />
          )}
        </section>
      </ClientMessages>
    </div>
  )
}
