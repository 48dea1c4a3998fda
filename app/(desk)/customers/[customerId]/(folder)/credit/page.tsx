import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ApplicationWay } from '@/components/credit/application-way'
import { ConditionsSheet } from '@/components/credit/conditions-sheet'
import { LedgerTable } from '@/components/credit/ledger-table'
import { LineTable } from '@/components/credit/line-table'
import { PageLinks } from '@/components/data-table/page-links'
import { PositionSheet } from '@/components/credit/position-sheet'
import { ClientMessages } from '@/components/shell/client-messages'
import { Empty } from '@/components/ui/empty'
import { Grade, type GradeRank } from '@/components/ui/grade'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/section'
import { creditConditions } from '@/lib/areas/credit/conditions/queries'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { applicationChance } from '@/lib/areas/credit/sheets/queries'
import { pageOfAddress } from '@/lib/core/paged-address'
import { today } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'
import { contract, exception, terms } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.dossier'))('credit') }
}

/** 授信 of a customer: this month's line and what stands against it, earlier lines, applications, the ledger. */
export default async function CustomerCreditPage(props: {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ before?: string; of?: string; applied?: string; appliedBefore?: string }>
}) {
  const viewer = await requireViewer()
  const [{ customerId }, asked] = await Promise.all([props.params, props.searchParams])
  const before = z.coerce.number().int().positive().safeParse(asked.before).data ?? null
  const of = z.uuid().safeParse(asked.of).data ?? null
  const credit = z.uuid().safeParse(customerId).success
    ? await customerCredit(
        viewer,
        customerId,
        before,
        of,
        pageOfAddress({ after: asked.applied, before: asked.appliedBefore }),
      )
    : null
  if (!credit) notFound()
  const [t, conditions, chance] = await Promise.all([
    getTranslations('credit'),
    creditConditions(viewer, customerId),
    applicationChance(viewer, customerId),
  ])
  const own = `/customers/${customerId}/credit`
  const here = of ? `${own}?of=${of}` : own
  const record = credit.merged.find(({ id }) => id === of)
  return (
    <div className="cover one pad">
      <div className="cols">
        <div>
          <Section
            title={record ? t('one.ledgerOf', { name: record.name }) : t('one.ledger')}
            remark={t('unitWan')}
          >
            {record && (
              <p className="pad">
                {t('one.mergedRecord', { name: record.name, fileNumber: record.fileNumber })}{' '}
                <Link href={own}>{t('one.ownLedger')}</Link>
              </p>
            )}
            {credit.ledger.rows.length === 0 ? (
              <Empty title={t('one.emptyLedger')} body={t('one.emptyLedgerBody')} />
            ) : (
              <LedgerTable rows={credit.ledger.rows} />
            )}
            <PageLinks
              next={credit.ledger.next === null ? null : String(credit.ledger.next)}
              previous={credit.ledger.previous === null ? null : String(credit.ledger.previous)}
              label={t('one.ledger')}
              at={(_way, seq) => (seq === '0' ? here : `${here}${of ? '&' : '?'}before=${seq}`)}
            />
          </Section>
          {credit.applications.rows.length > 0 && (
            <Section title={t('one.applications')} remark={t('unitWan')}>
              <LineTable rows={credit.applications.rows} by="month" />
              <PageLinks
                {...credit.applications}
                label={t('one.applications')}
                at={(way, cursor) => `${own}?${way === 'after' ? 'applied' : 'appliedBefore'}=${cursor}`}
              />
            </Section>
          )}
        </div>
        <div>
          <PositionSheet {...credit} />
          {chance && <ApplicationWay customerId={customerId} {...chance} />}
          {conditions && (
            <ClientMessages also={['credit.conditions']}>
              <ConditionsSheet
                customerId={customerId}
                today={today()}
                conditions={conditions}
                actions={{ contract, exception, terms }}
              />
            </ClientMessages>
          )}
          {credit.merged.length > 0 && (
            <Section title={t('one.merged')} remark={t('one.mergedRemark')}>
              <ul className="pad stack">
                {credit.merged.map((one) => (
                  <li key={one.id}>
                    <Link href={`${own}?of=${one.id}`}>{one.name}</Link>{' '}
                    <span className="meta">
                      {t('one.mergedLine', {
                        fileNumber: one.fileNumber,
                        count: one.entries,
                        on: one.lastOn,
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('one.lines')} remark={t('unitWan')}>
            {credit.lines.length === 0 ? (
              <Empty title={t('one.emptyLines')} />
            ) : (
              <table className="led">
                <tbody>
                  {credit.lines.map((line) => (
                    <tr key={line.month}>
                      <td className="nowrap">{line.month}</td>
                      <td>
                        <Grade rank={line.grade as GradeRank} />
                      </td>
                      <td className="num">
                        <Money amount={line.amountFen} as="wan" />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Section>
        </div>
      </div>
    </div>
  )
}
