import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Status, type StatusPhase } from '@/components/ui/status'

export type PaperRowView = {
  formId: string
  name: string
  filled: number
  total: number
  missing: number
  state: string | null
  signedAt: string | null
  signedId: string | null
  approvalId: string | null
  draftAt: string | null
  mayFill: boolean
  /** Shows facts of the dossier; a report of its day does not. */
  ownsFacts: boolean
}

const PHASE: Record<string, StatusPhase> = {
  submitted: 'progress',
  signed: 'done',
  returned: 'returned',
  withdrawn: 'returned',
  replaced: 'done',
}
const WORD = {
  submitted: 'submitted',
  signed: 'signedState',
  returned: 'returned',
  withdrawn: 'withdrawn',
  replaced: 'replaced',
} as const

/** The papers of a dossier: state, how far filled, when signed; to fill, to read, to print. */
export function PaperTable({ rows, customerId }: { rows: readonly PaperRowView[]; customerId: string }) {
  const t = useTranslations('customers.file')
  const here = `/customers/${customerId}/file`
  return (
    <div className="scroll">
      <table className="led">
        <caption className="vh">{t('forms')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('form')}</th>
            <th scope="col">{t('filled')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('signed')}</th>
            <th scope="col">
              <span className="vh">{t('open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.formId}>
              <td>
                <span className="code">{row.formId}</span>{' '}
                {row.mayFill ? (
                  <Link className="nm" href={`${here}/${row.formId}`}>
                    {row.name}
                  </Link>
                ) : (
                  row.name
                )}
              </td>
              <td>
                {row.ownsFacts && (
                  <>
                    <span className="num">
                      {row.filled} / {row.total}
                    </span>{' '}
                    <span className={row.missing > 0 ? 'down meta' : 'meta'}>
                      {t('missing', { count: row.missing })}
                    </span>
                  </>
                )}
                {row.draftAt && <span className="meta">　{t('draft', { date: row.draftAt })}</span>}
              </td>
              <td>
                <Status phase={PHASE[row.state ?? ''] ?? 'open'}>
                  {t(WORD[row.state as 'signed'] ?? 'none')}
                </Status>
                {row.approvalId && (
                  <>
                    {' '}
                    <Link href={`/approvals/${row.approvalId}`}>{t('waits')}</Link>
                  </>
                )}
              </td>
              <td>{row.signedAt ?? <span className="mut">{t('never')}</span>}</td>
              <td>
                <div className="row justify-end">
                  {row.mayFill && (
                    <ButtonLink size="s" icon="edit" href={`${here}/${row.formId}`}>
                      {t('open')}
                    </ButtonLink>
                  )}
                  {row.signedId && (
                    <ButtonLink size="s" icon="eye" href={`${here}/${row.formId}?entry=${row.signedId}`}>
                      {t('read')}
                    </ButtonLink>
                  )}
                  <ButtonLink
                    size="s"
                    icon="print"
                    href={`/print/customers/${customerId}/${row.formId}`}
                    target="_blank"
                    prefetch={false}
                  >
                    {t('print')}
                  </ButtonLink>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
