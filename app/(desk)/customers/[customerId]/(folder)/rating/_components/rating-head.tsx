import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { RatingKind } from '@/components/grading/rating-model'
import { ButtonLink } from '@/components/ui/button'
import { Status, type StatusPhase } from '@/components/ui/status'
import { Tag } from '@/components/ui/tag'
import type { RatingSheet } from '@/lib/areas/grading/queries'
import { monthOf } from '@/lib/core/dates'

const PHASE: Record<string, StatusPhase> = {
  draft: 'open',
  submitted: 'progress',
  reviewed: 'progress',
  approved: 'done',
  superseded: 'done',
  withdrawn: 'returned',
}

/** Title of the sheet: which kind, which period, how it stands; print, and the way to a new one. */
export async function RatingHead({
  sheet,
  starting,
  startable,
  children,
}: {
  sheet: RatingSheet
  starting: RatingKind | null
  /** Kinds of rating the viewer may start now. */
  startable: readonly RatingKind[]
  /** What else may be done here. */
  children?: ReactNode
}) {
  const t = await getTranslations('grading')
  const { customer, rating } = sheet
  const shown = starting ? null : rating
  const kind = starting ?? (rating?.kind as RatingKind | undefined)
  const state = starting ? 'draft' : (shown?.state ?? 'none')
  const here = `/customers/${customer.id}`
  return (
    <div className="row wrap g3 mb-3.5">
      <h1>{t('sheetTitle')}</h1>
      {kind && <Tag>{t(`kind.${kind}`)}</Tag>}
      {shown && (
        <span className="meta">
          {t('period', { from: monthOf(shown.periodFrom), to: monthOf(shown.periodTo) })}
        </span>
      )}
      {shown && <span className="meta code">{shown.number}</span>}
      <span className="right" />
      {!starting && customer.rerateDueOn && (
        <span className="meta">{t('dueOn', { date: customer.rerateDueOn })}</span>
      )}
      <Status phase={PHASE[state] ?? 'open'}>
        {t(`state.${state as 'draft'}`, { date: shown?.effectiveOn ?? '' })}
      </Status>
      <span className="row">
        {startable.map((one, at) => (
          <ButtonLink key={one} href={`${here}/rating?start=${one}`} look={at === 0 ? 'pri' : 'plain'}>
            {t(`start.${one}`)}
          </ButtonLink>
        ))}
        {children}
        {shown && (
          <ButtonLink icon="print" href={`/print/ratings/${shown.id}`} target="_blank">
            {t('print')}
          </ButtonLink>
        )}
      </span>
    </div>
  )
}
