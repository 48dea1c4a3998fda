import { useTranslations } from 'next-intl'
import { Gauge } from '@/components/ui/gauge'
import { type Fen, fen, formatWan } from '@/lib/core/money'

export type FiguresView = {
  members: number
  creditMembers: number
  tradeMembers: number
  receivable: Fen
  inTransit: Fen
  overdue: Fen
  exposure: Fen
  line: Fen
  salesMonth: Fen
  salesYear: Fen
  openPapers: number
  visitsOverdue: number
  inReview: number
}

/** What the whole group owes, has as lines, buys, and waits for: of the members whose figures the reader may see. */
export function GroupFigures({ totals }: { totals: FiguresView }) {
  const t = useTranslations('groups')
  const free = fen(Math.max(0, totals.line - totals.exposure))
  const figures: [string, string, boolean?][] = [
    [t('receivable'), formatWan(totals.receivable)],
    [t('inTransit'), formatWan(totals.inTransit)],
    [t('overdue'), formatWan(totals.overdue), totals.overdue > 0],
  ]
  const trade: [string, string][] = [
    [t('salesMonth'), formatWan(totals.salesMonth)],
    [t('salesYear'), formatWan(totals.salesYear)],
  ]
  const waiting = [
    [t('visitsDue'), t('firms', { count: totals.visitsOverdue }), totals.visitsOverdue],
    [t('papersOpen'), t('pieces', { count: totals.openPapers }), totals.openPapers],
    [t('inReview'), t('firms', { count: totals.inReview }), totals.inReview],
  ] as const
  return (
    <>
      <div className="group-figures">
        {totals.creditMembers > 0 && (
          <div>
            <span className="row">
              {t('exposure')} {formatWan(totals.exposure)} / {t('line')} {formatWan(totals.line)}
              <span className={free === 0 ? 'right down' : 'right'}>
                {t('free')} {formatWan(free)}
              </span>
            </span>
            <Gauge line={totals.line} used={totals.receivable} add={totals.inTransit} big />
          </div>
        )}
        {totals.creditMembers > 0 &&
          figures.map(([label, figure, bad]) => (
            <span key={label}>
              {label}
              <b className={bad ? 'down' : undefined}>{figure}</b>
            </span>
          ))}
        {totals.tradeMembers > 0 &&
          trade.map(([label, figure]) => (
            <span key={label}>
              {label}
              <b>{figure}</b>
            </span>
          ))}
      </div>
      <p className="meta mt-2.5">
        {waiting
          .filter(([, , count]) => count > 0)
          .map(([label, figure]) => `${label} ${figure}`)
          .concat(
            totals.creditMembers > 0 && totals.creditMembers < totals.members
              ? [t('creditOf', { count: totals.creditMembers })]
              : [],
          )
          .concat(
            totals.tradeMembers > 0 && totals.tradeMembers < totals.members
              ? [t('tradeOf', { count: totals.tradeMembers })]
              : [],
          )
          .join(' · ')}
      </p>
    </>
  )
}
