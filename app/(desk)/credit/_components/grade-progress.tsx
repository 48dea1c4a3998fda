import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Gauge } from '@/components/ui/gauge'
import { Grade } from '@/components/ui/grade'
import { Section } from '@/components/ui/section'
import type { CreditMonth, GradeCount } from '@/lib/areas/credit/progress/queries'
import type { GradeProgress as Progress } from '@/lib/areas/credit/rules/application-progress'
import { stampTime } from '@/lib/core/clock'
import { fen, formatWan } from '@/lib/core/money'

/** What is left of a grade: the way to apply for what can be, or how many are not applied for. */
async function Left({ one, open, sheet }: { one: GradeCount; open: number; sheet: string | null }) {
  const t = await getTranslations('credit')
  if (sheet && open > 0)
    return (
      <ButtonLink size="s" href={sheet}>
        {t('toApply', { count: open })}
      </ButtonLink>
    )
  const rest = one.customers - one.applied
  return <span className="meta">{rest > 0 ? t('rest', { count: rest }) : t('allApplied')}</span>
}

/** 申请 12 月额度: how many of each grade are applied for, and the way to the rest. */
export async function GradeProgress({
  credit,
  mayApply,
  progress,
}: {
  credit: CreditMonth
  mayApply: boolean
  /** What can still be applied for by the reader, by grade. */
  progress: readonly Progress[]
}) {
  const t = await getTranslations('credit')
  if (credit.grades === null)
    return (
      <Section title={t('applyFor', { month: credit.month })}>
        <Empty title={t('notCounted')} body={t('notCountedBody')} />
      </Section>
    )
  const lent = credit.grades.filter(({ grade }) => grade < 5)
  const five = credit.grades.find(({ grade }) => grade === 5)
  const customers = lent.reduce((sum, one) => sum + one.customers, 0)
  const applied = lent.reduce((sum, one) => sum + one.applied, 0)
  const sheet = `/credit/apply?month=${credit.month}`
  return (
    <Section
      title={t('applyFor', { month: credit.month })}
      remark={t('appliedOf', { applied, customers })}
      {...(mayApply && { href: sheet, linkLabel: t('applySheet') })}
    >
      <div className="py-2">
        {lent.map((one) => (
          <div key={one.grade} className="gr">
            <Grade rank={one.grade} />
            <span className="bar" aria-hidden="true">
              <i
                style={
                  {
                    '--v': one.customers > 0 ? (one.applied / one.customers) * 100 : 0,
                  } as React.CSSProperties
                }
              />
            </span>
            <span className="num">
              {one.applied} / {one.customers}
            </span>
            <Left
              one={one}
              open={progress.find(({ grade }) => grade === one.grade)?.open ?? 0}
              sheet={mayApply ? sheet : null}
            />
          </div>
        ))}
        {credit.countedAt && (
          <p className="meta px-4 pt-2">{t('countedAt', { at: stampTime(credit.countedAt) })}</p>
        )}
        {five && <p className="meta px-4 pt-2">{t('fiveNone', { count: five.customers })}</p>}
      </div>
    </Section>
  )
}

/** What the regions were given for the quarter, what is decided in the month, what is left (R-C08). */
export async function RegionRooms({ credit }: { credit: CreditMonth }) {
  const t = await getTranslations('credit')
  if (credit.rooms.length === 0) return null
  return (
    <Section title={t('region')} remark={t('unitWan')} href="/credit/totals" linkLabel={t('totals')}>
      <table className="led">
        <thead>
          <tr>
            <th>{t('total.region')}</th>
            <th className="num">{t('limit')}</th>
            <th className="num">{t('used')}</th>
            <th className="num">{t('left')}</th>
          </tr>
        </thead>
        <tbody>
          {credit.rooms.map(({ regionId, name, limitFen, decidedFen }) => (
            <tr key={regionId}>
              <td>
                {name}
                <Gauge line={limitFen} used={decidedFen} />
              </td>
              {limitFen === null ? (
                <td className="meta" colSpan={3}>
                  {t('noLimit')}
                </td>
              ) : (
                <>
                  <td className="num">{formatWan(limitFen)}</td>
                  <td className="num">{formatWan(decidedFen)}</td>
                  <td className={decidedFen > limitFen ? 'num down' : 'num'}>
                    {formatWan(fen(limitFen - decidedFen))}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
