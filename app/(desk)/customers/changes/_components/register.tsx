import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { ActionButton } from '@/components/form/action-button'
import { Empty } from '@/components/ui/empty'
import { Status, type StatusPhase } from '@/components/ui/status'
import type { ChangeState } from '@/lib/areas/customers/changes/schema'
import type { RegisterRow } from '@/lib/areas/customers/register/queries'
import { file } from '../actions'

const PHASE: Record<ChangeState, StatusPhase> = {
  pending: 'progress',
  approved: 'progress',
  filed: 'done',
  refused: 'refused',
  returned: 'returned',
  withdrawn: 'returned',
}

/** The register of change forms: who was put up, let go or taken back, how far it is, and by when it is to be filed. */
export async function Register({ rows, mayFile }: { rows: RegisterRow[]; mayFile: boolean }) {
  const t = await getTranslations('changes')
  if (rows.length === 0) return <Empty title={t('empty')} body={t('emptyBody')} />
  return (
    <table className="led cards lg:whitespace-nowrap">
      <thead>
        <tr>
          <th>{t('number')}</th>
          <th>{t('byKind')}</th>
          <th>{t('customer')}</th>
          <th>{t('branch')}</th>
          <th>{t('filledOn')}</th>
          <th>{t('by')}</th>
          <th>{t('stateHead')}</th>
          <th>{t('fileBy')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              {row.approvalId ? (
                <Link href={`/approvals/${row.approvalId}`}>{row.number}</Link>
              ) : (
                <a href={`/print/changes/${row.id}`}>{row.number}</a>
              )}
            </td>
            <td>{t(`kind.${row.kind}`)}</td>
            <td>
              <Link className="nm" href={`/customers/${row.customerId}`}>
                {row.customerName}
              </Link>
            </td>
            <td>{row.branchName}</td>
            <td data-label={t('filledOn')}>{row.filledOn}</td>
            <td data-label={t('by')}>{row.createdByName}</td>
            <td>
              <Status phase={PHASE[row.state]}>{t(`state.${row.state}`)}</Status>
            </td>
            <td data-label={row.fileBy || row.filedByName ? t('fileBy') : undefined}>
              {row.fileBy}
              {row.late && <span className="down"> {t('late')}</span>}
              {row.filedByName && t('filedBy', { name: row.filedByName })}
            </td>
            <td className="row">
              {mayFile && row.state === 'approved' && (
                <ActionButton action={file} input={{ ids: [row.id] }} size="s" success={t('fileDone')}>
                  {t('file')}
                </ActionButton>
              )}
              <a className="btn s ghost" href={`/print/changes/${row.id}`}>
                {t('print')}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
