import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { PageLinks } from '@/components/data-table/page-links'
import type { Action } from '@/components/form/use-action'
import { fen, formatWan } from '@/lib/core/money'
import { Grade } from '@/components/ui/grade'
import { type ApprovalGroup, type ApprovalRow, sharedGrade } from './approval-row'
import { BatchSign } from './batch-sign'
import { signed } from './signed'

function Line({
  row,
  current,
  here,
  graded,
}: {
  row: ApprovalRow
  current: boolean
  here: string
  /** The head of the group does not say the grade. */
  graded: boolean
}) {
  return (
    <Link className="ln two" href={`/approvals/${row.id}${here}`} aria-current={current ? 'page' : undefined}>
      <span />
      <span>
        <b>{row.title}</b> {graded && row.grade && <Grade rank={row.grade} />}
        {row.remark && (
          <>
            <br />
            <span className={row.tone === 'bad' ? 'w bad' : 'w'}>{row.remark}</span>
          </>
        )}
      </span>
      <span className="num">{row.amountFen === null ? '' : formatWan(row.amountFen)}</span>
      <span className="num mut">{row.changeFen === null ? '' : signed(row.changeFen)}</span>
    </Link>
  )
}

/** What waits for my signature: by plan; what needs a look one by one, what cannot be signed yet, what is within rule. */
export async function ApprovalList<T>({
  groups,
  next,
  previous,
  here,
  current,
  sign,
}: {
  groups: ApprovalGroup[]
  next: string | null
  previous: string | null
  /** The query of this page of the list. */
  here: string
  current: string | null
  sign: Action<T>
}) {
  const t = await getTranslations('approvals')
  return (
    <nav className={current ? 'left' : 'left alone'} aria-label={t('waiting')}>
      <h1 className="vh">{t('waiting')}</h1>
      <div className="scroll">
        {groups.map((group) => {
          const blocked = group.rows.filter((row) => row.tone === 'bad')
          const single = group.rows.filter((row) => row.tone !== 'bad' && !row.withinRule)
          const within = group.rows.filter((row) => row.tone !== 'bad' && row.withinRule)
          const total = fen(group.rows.reduce((sum, row) => sum + (row.amountFen ?? 0), 0))
          const grade = sharedGrade(group.rows)
          return (
            <section key={group.plan} aria-label={group.name}>
              <div className="lh">
                <div className="row">
                  <h2>{group.name}</h2>
                  {grade && <Grade rank={grade} />}
                  <span className="right meta">{group.due}</span>
                </div>
                <div className="tot">
                  <span>
                    {t('toSign')}
                    <b>{t('papers', { count: group.rows.length })}</b>
                  </span>
                  {total > 0 && (
                    <span>
                      {t('appliedTotal')}
                      <b>
                        {formatWan(total)} {t('wan')}
                      </b>
                    </span>
                  )}
                  {total > 0 && (
                    <span className="heads">
                      <span>{t('amountApplied')}</span>
                      <span>{t('againstBefore')}</span>
                    </span>
                  )}
                </div>
              </div>
              {single.length > 0 && (
                <div className="lgrp">
                  <b>{t('oneByOne')}</b>
                  <span className="mut">{t('papers', { count: single.length })}</span>
                </div>
              )}
              {single.map((row) => (
                <Line key={row.id} row={row} current={row.id === current} here={here} graded={!grade} />
              ))}
              {blocked.length > 0 && (
                <div className="lgrp">
                  <b>{t('blocked')}</b>
                  <span className="mut">{t('blockedCount', { count: blocked.length })}</span>
                </div>
              )}
              {blocked.map((row) => (
                <Line key={row.id} row={row} current={row.id === current} here={here} graded={!grade} />
              ))}
              {within.length > 0 && (
                <BatchSign rows={within} action={sign} current={current} here={here} graded={!grade} />
              )}
            </section>
          )
        })}
        <PageLinks
          next={next}
          previous={previous}
          label={t('waiting')}
          at={(way, cursor) => `/approvals?list&${way}=${cursor}`}
        />
      </div>
    </nav>
  )
}
