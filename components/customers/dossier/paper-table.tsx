import { Link } from '@/components/ui/link'
import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Status, type StatusPhase } from '@/components/ui/status'
import { PaperMenu, type PaperWays } from './paper-menu'

export type PaperRowView = {
  formId: string
  name: string
  /** Where it is filled or read. */
  href: string
  /** null where the paper shows no facts: a report of its day, rows of its own. `others`: what only others may fill. */
  filled: { filled: number; total: number; missing: number; others: readonly string[] } | null
  /** Said instead of how far it is filled: how many lines, what is missing. */
  said: string | null
  state: string | null
  signedAt: string | null
  signedHref: string | null
  /** Fields changed since it was signed. */
  changed: number
  approvalId: string | null
  draftAt: string | null
  mayFill: boolean
  ways: PaperWays
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

/** The papers of a dossier: how far filled, how signed, what changed since; to fill, read, print. A card each on a phone. */
export function PaperTable({ rows }: { rows: readonly PaperRowView[] }) {
  const t = useTranslations('customers.file')
  return (
    <div className="scroll">
      <table className="led cards wraps">
        <caption className="vh">{t('forms')}</caption>
        <thead>
          <tr>
            {(['form', 'filled', 'state', 'signed', 'changed'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t('open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.formId}>
              <td className="whole">
                <span className="code">{row.formId}</span>{' '}
                <Link className="nm" href={row.href}>
                  {row.name}
                </Link>
              </td>
              <td data-label={t('filled')}>
                <Fill row={row} />
              </td>
              <td>
                {row.state && (
                  <Status phase={PHASE[row.state] ?? 'open'}>
                    {t(WORD[row.state as 'signed'] ?? 'none')}
                  </Status>
                )}
                {row.approvalId && (
                  <>
                    {' '}
                    <Link href={`/approvals/${row.approvalId}`}>{t('waits')}</Link>
                  </>
                )}
              </td>
              <td data-label={row.signedAt ? t('signed') : undefined} className="nowrap">
                {row.signedAt && row.signedHref && <Link href={row.signedHref}>{row.signedAt}</Link>}
              </td>
              <td>
                {row.changed > 0 && <span className="chg">{t('changedCount', { count: row.changed })}</span>}
              </td>
              <td>
                <div className="row justify-end">
                  <ButtonLink size="s" icon={row.mayFill ? 'edit' : 'eye'} href={row.href}>
                    {t(row.mayFill ? 'open' : 'read')}
                  </ButtonLink>
                  <PaperMenu ways={row.ways} name={row.name} />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Fill({ row }: { row: PaperRowView }) {
  const t = useTranslations('customers.file')
  const format = useFormatter()
  return (
    <>
      {row.filled && (
        <>
          <span className="num">
            {row.filled.filled} / {row.filled.total}
          </span>{' '}
          {(row.filled.missing > 0 || row.filled.others.length === 0) && (
            <span className={row.filled.missing > 0 ? 'down meta' : 'meta'}>
              {t('missing', { count: row.filled.missing })}
            </span>
          )}
          {row.filled.others.length > 0 && (
            <span className="meta block">
              {t('othersToFill', { fields: format.list(row.filled.others) })}
            </span>
          )}
        </>
      )}
      {row.said && <span className="meta">{row.said}</span>}
      {row.draftAt && <span className="meta">　{t('draft', { date: row.draftAt })}</span>}
    </>
  )
}
