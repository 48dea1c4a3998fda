import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Status } from '@/components/ui/status'
import type { DocumentForm, Presence } from '@/lib/areas/archive/documents/schema'
import type { Validity } from '@/lib/areas/archive/documents/rules/document-slot'
import type { FileRef } from '@/lib/core/forms/values'

export type DocumentRow = {
  slot: number
  name: string
  required: boolean
  presence: Presence | null
  form: DocumentForm | null
  copies: number | null
  files: readonly FileRef[]
  hidden: number
  validUntil: string | null
  filedOn: string | null
  validity: Validity
  deed?: ReactNode
}

const PHASE = { held: 'done', absent: 'returned', 'not-applicable': 'progress' } as const

/** The ten documents: held or not, with files and until when they hold. On a phone a card each. */
export function DocumentTable({ rows, customerId }: { rows: readonly DocumentRow[]; customerId: string }) {
  const t = useTranslations('documents')
  const heads = ['document', 'state', 'form', 'copies', 'files', 'validUntil', 'filedOn'] as const
  return (
    <div className="scroll">
      <table className="led wraps cards">
        <caption className="vh">{t('title')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'copies' ? 'num' : undefined}>
                {t(head)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t('keep')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slot}>
              <td>
                {row.name} {row.required && <span className="meta">{t('required')}</span>}
              </td>
              <td data-label={t('state')} className="nowrap">
                {row.presence ? (
                  <Status phase={PHASE[row.presence]}>{t(`presence.${row.presence}`)}</Status>
                ) : (
                  <span className={row.required ? 'down' : 'mut'}>{t('unsaid')}</span>
                )}
              </td>
              <td data-label={t('form')} className="nowrap">
                {row.form && t(`forms.${row.form}`)}
              </td>
              <td data-label={t('copies')} className="num">
                {row.copies}
              </td>
              <td data-label={t('files')}>
                {row.files.map((file) => (
                  <a
                    key={file.id}
                    className="chip"
                    href={`/api/customers/${customerId}/documents/${file.id}`}
                  >
                    {file.name}
                  </a>
                ))}
                {row.hidden > 0 && <span className="mut">{t('hidden', { count: row.hidden })}</span>}
              </td>
              <td data-label={t('validUntil')} className="nowrap">
                {row.validUntil &&
                  (row.validity === 'expired' || row.validity === 'expiring' ? (
                    <span className="down">{t(row.validity, { date: row.validUntil })}</span>
                  ) : (
                    row.validUntil
                  ))}
              </td>
              <td data-label={t('filedOn')} className="nowrap">
                {row.filedOn}
              </td>
              <td>
                <div className="row justify-end">{row.deed}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
