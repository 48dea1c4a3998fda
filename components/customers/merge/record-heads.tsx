'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/tag'

export type HeadRecord = {
  id: string
  name: string
  fileNumber: string
  state: string
  unitName: string
  ownerName: string | null
  completeness: number
  createdOn: string
  open: boolean
  hangs: { people: number; visits: number; orders: number; receipts: number; papers: number }
}

/** The records beside each other; one is chosen to stay. */
export function RecordHeads({
  records,
  kept,
  onKeep,
}: {
  records: readonly HeadRecord[]
  kept: string
  onKeep: (id: string) => void
}) {
  const t = useTranslations('duplicates')
  return (
    <div className="merge-heads" role="radiogroup" aria-label={t('sheet.keep')}>
      {records.map((record) => (
        <div key={record.id} className="merge-head" data-kept={record.id === kept || undefined}>
          <label className="row">
            <input
              type="radio"
              name="keptRecord"
              checked={record.id === kept}
              onChange={() => onKeep(record.id)}
              aria-label={`${t('sheet.keep')} ${record.name} ${record.fileNumber}`}
            />
            <b>{record.id === kept ? t('sheet.kept') : t('sheet.goes')}</b>
          </label>
          <h2 className="mt-2">
            <Link href={`/customers/${record.id}`} target="_blank">
              {record.name}
            </Link>
          </h2>
          <p className="meta">
            <span className="code">{record.fileNumber}</span>　{record.state}　{record.unitName}　
            {record.ownerName ?? t('noOwner')}
          </p>
          <p className="meta">
            {t('opened', { on: record.createdOn })}　{t('filled', { percent: record.completeness })}
          </p>
          <p className="meta">{t('sheet.hangs', record.hangs)}</p>
          {record.open && <Tag>{t('sheet.open')}</Tag>}
        </div>
      ))}
    </div>
  )
}
