import type { Metadata } from 'next'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ApplyFilter } from '@/components/credit/apply-filter'
import { ApplySheet } from '@/components/credit/apply-sheet'
import { sayFrom } from '@/components/form/problem-text'
import { ReasonNotes } from '@/components/form/reason-notes'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { RuleSource } from '@/components/ui/rule-source'
import { SegmentedLinks } from '@/components/ui/segmented-links'
import { type B2Sheet, b2Sheet } from '@/lib/areas/credit/sheets/queries'
import { today } from '@/lib/core/clock'
import { monthOf, plusMonths } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { requireViewer } from '@/lib/core/viewer'
import { apply } from '../actions'
import { askedMonth } from '../_components/asked-month'

/** Rows by grade in the reader's words. */
async function groupsOf(sheet: B2Sheet) {
  const [t, ui, roles, locale, messages] = await Promise.all([
    getTranslations('credit'),
    getTranslations('ui.grade'),
    getTranslations('roles'),
    getLocale(),
    getMessages(),
  ])
  const say = sayFrom(locale, messages)
  return ([1, 2, 3, 4, 5] as const).flatMap((grade) => {
    const all = sheet.rows.filter((row) => row.grade === grade)
    // What can be applied for stands first.
    const rows = [
      ...all.filter((row) => row.reasons.length === 0),
      ...all.filter((row) => row.reasons.length > 0),
    ]
    if (rows.length === 0) return []
    const approver = sheet.approvers[grade]
    const head = { grade: ui(`${grade}`), count: rows.length }
    return [
      {
        grade,
        word: ui(`${grade}`),
        title: approver
          ? t('apply.gradeHead', { ...head, role: roles(`name.${approver}`) })
          : t('apply.gradeNobody', head),
        rows: rows.map((row) => ({
          customerId: row.customerId,
          name: row.name,
          fileNumber: row.fileNumber,
          grade,
          terms: row.terms ? t(`payments.${row.terms as 'cash'}`) : '',
          lastLineFen: row.lastLineFen,
          lastShippedFen: row.lastShippedFen,
          receivableFen: row.receivableFen,
          overdueFen: row.overdueFen,
          averageFen: row.averageFen,
          ceilingFen: row.ceilingFen,
          advisoryFen: row.advisoryFen,
          proposalFen: row.proposalFen,
          blocked: row.reasons.map((reason) => ({
            code: reason.code,
            text: say(reason.code, reason.values),
          })),
        })),
      },
    ]
  })
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('credit'))('apply.title') }
}

const asking = z.object({
  q: z.string().trim().max(100).catch(''),
  grade: z.coerce.number().int().min(1).max(5).optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
})

/** B2 授信额度申请(批复)表: next month's lines of the branch, or more for the running month; searched by name, grade, or one customer. */
export default async function ApplyPage({
  searchParams,
}: {
  searchParams: Promise<{ month?: string; after?: string; q?: string; grade?: string; customer?: string }>
}) {
  const viewer = await requireViewer()
  const now = monthOf(today())
  const next = plusMonths(now, 1)
  const asked = await searchParams
  const month = askedMonth(asked.month, next)
  const { q, grade, customer, after } = asking.parse(asked)
  const [sheet, t] = await Promise.all([
    b2Sheet(viewer, month, { q, grade, customerId: customer, after }),
    getTranslations('credit'),
  ])
  const groups = await groupsOf(sheet)
  const closed = sheet.closed.length > 0
  const applicable = sheet.rows.filter((row) => row.reasons.length === 0).length + sheet.elsewhere.length
  const rooms = sheet.rooms.flatMap(({ name, limitFen, decidedFen }) =>
    limitFen === null ? [] : [{ name, leftFen: fen(limitFen - decidedFen) }],
  )
  const address = (one: string) => `/credit/apply?month=${one}`
  const narrowed = new URLSearchParams({
    ...(q && { q }),
    ...(grade !== undefined && { grade: String(grade) }),
    ...(customer && { customer }),
  }).toString()
  const here = `${address(month)}${narrowed && `&${narrowed}`}`
  const pageAt = (cursor: string) => `${here}${cursor && `&after=${cursor}`}`
  const total = Object.values(sheet.grades).reduce((sum, count) => sum + count, 0)
  return (
    <Page crumbs={[{ label: t('title'), href: '/credit' }, { label: t('apply.crumb') }]}>
      <div className="row wrap g3 mb-3.5">
        <h1>{t('apply.title')}</h1>
        <span className="sub">
          {closed
            ? t('unitWan')
            : sheet.supplementary
              ? t('apply.subSupplementary')
              : t('apply.sub', { count: total, open: applicable })}
        </span>
        <span className="right" />
        <SegmentedLinks
          label={t('one.month')}
          current={address(month)}
          options={[
            { href: address(next), label: t('apply.nextTab', { month: next }) },
            { href: address(now), label: t('apply.nowTab', { month: now }) },
          ]}
        />
      </div>
      {sheet.seasons.length > 0 && (
        <p className="meta mb-3.5">
          {t('seasoned', { month, factors: sheet.seasons.join(' / ') })} <RuleSource rule="R-C07" />
        </p>
      )}
      {closed && (
        <div className="mb-3.5">
          <ReasonNotes tone="warn" reasons={sheet.closed} />
        </div>
      )}
      {total > 0 && (
        <ApplyFilter
          month={month}
          q={q}
          grade={grade ?? null}
          customer={customer ? (sheet.rows[0]?.name ?? '') : null}
          grades={sheet.grades}
          found={narrowed ? sheet.count : null}
        />
      )}
      {groups.length === 0 && (sheet.elsewhere.length === 0 || closed || customer) ? (
        <div className="sheet">
          {narrowed ? (
            <Empty title={t('apply.notFound')} body={t(customer ? 'apply.notThere' : 'apply.notFoundBody')} />
          ) : (
            <Empty title={t('apply.nothing')} body={t('apply.nothingBody')} />
          )}
        </div>
      ) : (
        <ClientMessages also={['credit']}>
          {groups.length === 0 && (
            <div className="sheet mb-3.5">
              <Empty title={t('apply.notFound')} body={t('apply.notFoundBody')} />
            </div>
          )}
          <ApplySheet
            key={`${here} ${sheet.from}`}
            month={month}
            personId={viewer.personId}
            groups={groups}
            elsewhere={sheet.elsewhere}
            rooms={rooms}
            closed={closed}
            action={apply}
          />
          {sheet.count > sheet.rows.length && (
            <nav className="row mt-3" aria-label={t('apply.pages')}>
              <span className="meta">
                {t('apply.page', {
                  from: sheet.from + 1,
                  to: sheet.from + sheet.rows.length,
                  count: sheet.count,
                })}
              </span>
              <span className="right" />
              {sheet.previous !== null && (
                <ButtonLink icon="l" href={pageAt(sheet.previous)}>
                  {t('apply.before')}
                </ButtonLink>
              )}
              {sheet.next && (
                <ButtonLink icon="r" href={pageAt(sheet.next)}>
                  {t('apply.after')}
                </ButtonLink>
              )}
            </nav>
          )}
        </ClientMessages>
      )}
    </Page>
  )
}
