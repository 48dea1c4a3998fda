import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { GapTable } from '@/components/customers/completeness/gap-table'
import { TotalTable } from '@/components/customers/completeness/total-table'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Section } from '@/components/ui/section'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { stampTime } from '@/lib/core/clock'
import { requireViewer } from '@/lib/core/viewer'

type Asked = { branch?: string; owner?: string; after?: string }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('completeness'))('title') }
}

/** 档案完整度: per branch and person, down to the customers and the facts each one owes. */
export default async function CompletenessPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const idOf = (text: string | undefined) => z.uuid().safeParse(text).data ?? null
  const of = { branchId: idOf(asked.branch), ownerId: idOf(asked.owner), after: asked.after ?? null }
  const [t, nav, facts, totals, gaps] = await Promise.all([
    getTranslations('completeness'),
    getTranslations('nav'),
    getTranslations('forms.facts'),
    completenessTotals(viewer),
    gapsPage(viewer, of),
  ])
  const here = '/customers/completeness'
  const chosen = totals.rows.find(
    (row) =>
      (of.ownerId === null || row.ownerId === of.ownerId) &&
      (of.branchId === null || row.branchId === of.branchId),
  )
  const drilled = of.branchId !== null || of.ownerId !== null
  const whose = [of.branchId && chosen?.branchName, of.ownerId && chosen?.ownerName].filter(Boolean).join(' ')
  const crumbs = [
    { label: nav('customers'), href: '/customers' },
    { label: t('title'), ...(drilled && { href: here }) },
    ...(drilled ? [{ label: whose || t('gaps') }] : []),
  ]
  if (drilled) {
    const query = new URLSearchParams({
      ...(of.branchId && { branch: of.branchId }),
      ...(of.ownerId && { owner: of.ownerId }),
    })
    return (
      <Page crumbs={crumbs}>
        <Section title={whose || t('gaps')} remark={t('gapsNote')}>
          {gaps.rows.length === 0 ? (
            <Empty title={t('noGaps')} body={t('noGapsBody')} />
          ) : (
            <GapTable
              rows={gaps.rows.map((row) => ({
                ...row,
                missing: row.missingFacts.map((fact) => facts(fact)),
              }))}
            />
          )}
          {(gaps.next || of.after) && (
            <div className="row pad">
              {of.after && <ButtonLink href={`${here}?${query}`}>{t('first')}</ButtonLink>}
              {gaps.next && <ButtonLink href={`${here}?${query}&after=${gaps.next}`}>{t('more')}</ButtonLink>}
            </div>
          )}
        </Section>
      </Page>
    )
  }
  return (
    <Page crumbs={crumbs}>
      <div className="cols">
        <div>
          <Section
            title={t('byBranch')}
            remark={totals.countedAt ? t('asOf', { at: stampTime(totals.countedAt) }) : undefined}
          >
            {totals.rows.length === 0 ? (
              <Empty title={t('nothing')} body={t('nothingBody')} />
            ) : (
              <TotalTable rows={totals.rows} />
            )}
          </Section>
        </div>
        <div>
          <Section title={t('often')} remark={t('oftenNote')}>
            <table className="led">
              <tbody>
                {totals.facts.map(({ fact, customers }) => (
                  <tr key={fact}>
                    <td>{facts(fact)}</td>
                    <td className="num">{t('customers', { count: customers })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        </div>
      </div>
    </Page>
  )
}
