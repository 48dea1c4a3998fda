import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/data-table/page-links'
import type { Action } from '@/components/form/use-action'
import { fen, formatWan } from '@/lib/core/money'
import { Grade } from '@/components/ui/grade'
import { type ApprovalGroup, type ApprovalRow, folded, sharedGrade, type WaitingKind } from './approval-row'
import { BatchSign } from './batch-sign'
import { KeepInView } from './keep-in-view'
import { signed } from './signed'
import type { Signed } from './signed-text'

type LineProps = {
  row: ApprovalRow
  current: boolean
  here: string
  /** The head of the group does not say the grade. */
  graded: boolean
}

function Line({ row, current, here, graded }: LineProps) {
  return (
    <Link
      className={row.amountFen === null ? 'ln two wide' : 'ln two'}
      href={`/approvals/${row.id}${here}`}
      aria-current={current ? 'page' : undefined}
    >
      <span />
      <span>
        <b>{row.title}</b> {graded && row.grade && <Grade rank={row.grade} />}
        {row.paper && <span className="meta block">{row.paper}</span>}
        {row.remark && <span className={row.tone === 'bad' ? 'w bad block' : 'w block'}>{row.remark}</span>}
      </span>
      {row.amountFen !== null && (
        <>
          <span className="num">{formatWan(row.amountFen)}</span>
          <span className="num mut">{row.changeFen === null ? '' : signed(row.changeFen)}</span>
        </>
      )}
    </Link>
  )
}

/** Rows under one heading; beyond the first few they wait behind a press, open where the paper read is among them. */
async function Lines({
  rows,
  whole,
  current,
  ...line
}: Omit<LineProps, 'row' | 'current'> & {
  rows: readonly ApprovalRow[]
  whole: boolean
  current: string | null
}) {
  const t = await getTranslations('approvals')
  const { shown, rest } = folded(rows, whole)
  const draw = (row: ApprovalRow) => <Line key={row.id} row={row} current={row.id === current} {...line} />
  return (
    <>
      {shown.map(draw)}
      {rest.length > 0 && (
        <details className="more" open={rest.some(({ id }) => id === current)}>
          <summary>{t('more', { count: rest.length })}</summary>
          {rest.map(draw)}
        </details>
      )}
    </>
  )
}

/** All kinds that wait, with how many of each; one narrows the list to it. */
async function Kinds({ kinds, kind }: { kinds: readonly WaitingKind[]; kind: string | null }) {
  const t = await getTranslations('approvals')
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  return (
    <nav className="kinds" aria-label={t('kinds')}>
      <Link className="chip" href="/approvals?list" aria-current={kind === null ? 'true' : undefined}>
        {t('allKinds')} <em>{total}</em>
      </Link>
      {kinds.map((one) => (
        <Link
          key={one.kind}
          className="chip"
          href={`/approvals?list&kind=${encodeURIComponent(one.kind)}`}
          aria-current={one.kind === kind ? 'true' : undefined}
        >
          {one.name} <em>{one.count}</em>
          {one.overdue > 0 && <span className="down">{t('overdueCount', { count: one.overdue })}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** What waits for my signature: by kind, what is due first on top; what needs a look one by one, what cannot be signed yet, what is within rule. */
export async function ApprovalList({
  groups,
  kinds,
  kind,
  next,
  previous,
  here,
  current,
  sign,
}: {
  groups: ApprovalGroup[]
  kinds: WaitingKind[]
  /** The kind the list is narrowed to. */
  kind: string | null
  next: string | null
  previous: string | null
  /** The query of this page of the list. */
  here: string
  current: string | null
  sign: Action<Signed>
}) {
  const t = await getTranslations('approvals')
  const whole = groups.length === 1
  return (
    <nav className={current ? 'left' : 'left alone'} aria-label={t('waiting')}>
      <h1 className="vh">{t('waiting')}</h1>
      {(kinds.length > 1 || kind !== null) && <Kinds kinds={kinds} kind={kind} />}
      <div className="scroll">
        {current && <KeepInView current={current} />}
        {groups.length === 0 && <p className="pad mut">{t('noneOfKind')}</p>}
        {groups.map((group) => {
          const blocked = group.rows.filter((row) => row.tone === 'bad')
          const single = group.rows.filter((row) => row.tone !== 'bad' && !row.withinRule)
          const within = group.rows.filter((row) => row.tone !== 'bad' && row.withinRule)
          const total = fen(group.rows.reduce((sum, row) => sum + (row.amountFen ?? 0), 0))
          const grade = sharedGrade(group.rows)
          const line = { whole, current, here, graded: !grade }
          return (
            <section key={group.key} aria-label={group.name}>
              <div className="lh">
                <div className="row">
                  <h2>{group.name}</h2>
                  {grade && <Grade rank={grade} />}
                  {total === 0 && <span className="mut">{t('papers', { count: group.rows.length })}</span>}
                  <span className="right meta">{group.due}</span>
                </div>
                {total > 0 && (
                  <div className="tot">
                    <span>
                      {t('toSign')}
                      <b>{t('papers', { count: group.rows.length })}</b>
                    </span>
                    <span>
                      {t('appliedTotal')}
                      <b>
                        {formatWan(total)} {t('wan')}
                      </b>
                    </span>
                    <span className="heads">
                      <span>{t('amountApplied')}</span>
                      <span>{t('againstBefore')}</span>
                    </span>
                  </div>
                )}
              </div>
              {single.length > 0 && (
                <div className="lgrp">
                  <b>{t('oneByOne')}</b>
                  <span className="mut">{t('papers', { count: single.length })}</span>
                </div>
              )}
              <Lines rows={single} {...line} />
              {blocked.length > 0 && (
                <div className="lgrp">
                  <b>{t('blocked')}</b>
                  <span className="mut">{t('blockedCount', { count: blocked.length })}</span>
                </div>
              )}
              <Lines rows={blocked} {...line} />
              {within.length > 0 && <BatchSign rows={within} action={sign} {...line} />}
            </section>
          )
        })}
        <PageLinks
          next={next}
          previous={previous}
          label={t('waiting')}
          at={(way, cursor) =>
            `/approvals?list${kind ? `&kind=${encodeURIComponent(kind)}` : ''}&${way}=${cursor}`
          }
        />
      </div>
    </nav>
  )
}
