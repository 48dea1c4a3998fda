import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TotalsForm } from '@/components/credit/totals-form'
import { ActionButton } from '@/components/form/action-button'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Gauge } from '@/components/ui/gauge'
import { Note } from '@/components/ui/note'
import { RuleSource } from '@/components/ui/rule-source'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { creditTotals, quarterBeside, type TotalView } from '@/lib/areas/credit/totals/queries'
import { dayAndTime, today } from '@/lib/core/clock'
import { quarterOf } from '@/lib/core/dates'
import { fen, formatWan } from '@/lib/core/money'
import { requireViewer } from '@/lib/core/viewer'
import { approveTotal, setTotal } from '../actions'

/** The limits as they stand, for whoever may not set them. */
async function Limits({ regions }: TotalView) {
  const t = await getTranslations('credit')
  return (
    <Section title={t('region')} remark={t('unitWan')}>
      <table className="led cards">
        <thead>
          <tr>
            <th>{t('total.region')}</th>
            <th className="num">{t('total.limit')}</th>
            <th className="num">{t('total.decided')}</th>
            <th className="num">{t('total.room')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {regions.map(({ regionId, name, limitFen, decidedFen }) => (
            <tr key={regionId}>
              <td>{name}</td>
              <td className="num" data-label={t('total.limit')}>
                {formatWan(limitFen)}
              </td>
              <td className="num" data-label={t('total.decided')}>
                {formatWan(decidedFen)}
              </td>
              <td className="num" data-label={t('total.room')}>
                {formatWan(fen(limitFen - decidedFen))}
              </td>
              <td>
                <Gauge line={limitFen} used={decidedFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('credit'))('total.title') }
}

/** R-C08: the national credit total of a quarter, split over the regions; set by marketing, approved by its head. */
export default async function TotalsPage({ searchParams }: { searchParams: Promise<{ quarter?: string }> }) {
  const viewer = await requireViewer()
  const asked = (await searchParams).quarter
  const quarter = asked && /^\d{4}-Q[1-4]$/.test(asked) ? asked : quarterOf(today())
  const view = await creditTotals(viewer, quarter)
  if (!view) notFound()
  const t = await getTranslations('credit')
  const { total } = view
  const state = total ? (total.state as 'draft' | 'approved') : 'none'
  const address = (by: 1 | -1) => `/credit/totals?quarter=${quarterBeside(quarter, by)}`
  return (
    <Page crumbs={[{ label: t('title'), href: '/credit' }, { label: t('total.crumb') }]}>
      <div className="row wrap g3 mb-3.5">
        <h1>{t('total.title')}</h1>
        <ButtonLink size="s" square icon="l" href={address(-1)} aria-label={quarterBeside(quarter, -1)} />
        <b>{quarter}</b>
        <ButtonLink size="s" square icon="r" href={address(1)} aria-label={quarterBeside(quarter, 1)} />
        <RuleSource rule="R-C08" />
        <span className="right" />
        <Status phase={state === 'approved' ? 'done' : state === 'draft' ? 'progress' : 'open'}>
          {t(`total.state.${state}`)}
        </Status>
      </div>
      <ClientMessages also={['credit']}>
        <div className="stack">
          {total && (
            <div className="sheet pad row wrap g3">
              <b className="fig">{t('wan', { amount: formatWan(total.amountFen) })}</b>
              <span className="sub">
                {t('total.setBy', { name: total.setBy, date: dayAndTime(total.setAt) })}
              </span>
              {total.approvedBy && total.approvedAt && (
                <span className="sub">
                  {t('total.approvedBy', { name: total.approvedBy, date: dayAndTime(total.approvedAt) })}
                </span>
              )}
              <span className="right" />
              {view.mayApprove && (
                <ActionButton
                  action={approveTotal}
                  input={{ quarter, version: total.version }}
                  look="pri"
                  success={t('total.approved')}
                >
                  {t('total.approve')}
                </ActionButton>
              )}
            </div>
          )}
          {view.maySet ? (
            <TotalsForm
              key={`${quarter} ${total?.version ?? 0}`}
              quarter={quarter}
              version={total?.version ?? null}
              amountFen={total?.amountFen ?? null}
              regions={view.regions}
              action={setTotal}
            />
          ) : (
            <>
              <Limits {...view} />
              <Note rule="R-C08">{t('total.noRight')}</Note>
            </>
          )}
        </div>
      </ClientMessages>
    </Page>
  )
}
