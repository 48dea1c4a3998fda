import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { RatingRead } from '@/components/grading/rating-read'
import type { RatingKind } from '@/components/grading/rating-model'
import { LawsuitDialog } from '@/components/grading/lawsuit-dialog'
import { RatingWork } from '@/components/grading/rating-work'
import { ClientMessages } from '@/components/shell/client-messages'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { creditEvents } from '@/lib/areas/grading/events/queries'
import { ratingHistory, type RatingSheet, ratingSheet } from '@/lib/areas/grading/queries'
import { today } from '@/lib/core/clock'
import { addDays } from '@/lib/core/dates'
import { pageOfAddress } from '@/lib/core/paged-address'
import type { PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { requireViewer } from '@/lib/core/viewer'
import { RecordFiles, RecordStory } from '../../../_components/record-story'
import { report, save, submit } from './actions'
import { RatingEvents } from './_components/rating-events'
import { RatingHead } from './_components/rating-head'
import { RatingHistory } from './_components/rating-history'
import { RatingNotes, ReturnedNote } from './_components/rating-notes'
import { sheetModel } from './_components/sheet-model'

const uuid = z.uuid()
const kinds: readonly RatingKind[] = ['first', 'periodic', 'interim']

/** Kinds that may be started: none while one is open, the first where there is none, then by the day it is due (R-C01, R-C02). */
function startableKinds({ customer, rating, mayRate }: RatingSheet): RatingKind[] {
  const open = rating !== null && ['draft', 'submitted', 'reviewed'].includes(rating.state)
  if (!mayRate || open || !customer.branchId) return []
  if (customer.creditGrade === null) return ['first']
  const due = customer.rerateDueOn !== null && customer.rerateDueOn <= addDays(today(), 30)
  return due ? ['periodic'] : ['interim']
}

async function Sheet({
  viewer,
  sheet,
  starting,
  asked,
}: {
  viewer: Viewer
  sheet: RatingSheet
  starting: RatingKind | null
  /** The page of earlier ratings asked for. */
  asked: PageAsked
}) {
  const t = await getTranslations('grading')
  const { rating, customer } = sheet
  const [history, paper, model] = await Promise.all([
    ratingHistory(viewer, customer.id, asked),
    rating ? approvalOf(viewer, 'rating', rating.id) : null,
    sheetModel(sheet, starting),
  ])
  const filling = starting !== null || (rating?.state === 'draft' && sheet.mayRate)
  const past = history && (
    <RatingHistory page={history} customerId={customer.id} current={starting ? null : (rating?.id ?? null)} />
  )
  if (filling)
    return (
      <div className="stack">
        {!starting && <ReturnedNote paper={paper} />}
        {!customer.branchId && <Note tone="warn">{t('noBranch')}</Note>}
        <RatingWork
          key={model.ratingId ?? 'new'}
          model={model}
          saveAction={save}
          submitAction={submit}
          personId={viewer.personId}
          here={`/customers/${customer.id}/rating`}
          files={
            !starting && rating ? (
              <RecordFiles viewer={viewer} subjectType="credit-rating" subjectId={rating.id} />
            ) : null
          }
        />
        {past}
      </div>
    )
  if (!rating)
    return (
      <div className="sheet">
        <Empty title={t('notRated')} body={t('notRatedBody')} />
      </div>
    )
  return (
    <RatingRead
      model={model}
      frozenLetters={rating.letters}
      proposed={rating.proposedGrade}
      final={rating.finalGrade}
      left={<RatingNotes rating={rating} paper={paper} />}
      right={past}
    />
  )
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.dossier'))('rating') }
}

/** 客户资信等级评估表: the open rating, else the one in force; `?rating=` an earlier one, `?start=` a new one. */
export default async function RatingPage(props: {
  params: Promise<{ customerId: string }>
  searchParams: Promise<{ rating?: string; start?: string; after?: string; before?: string }>
}) {
  const viewer = await requireViewer()
  const [{ customerId }, asked] = await Promise.all([props.params, props.searchParams])
  const wanted = asked.rating === undefined || uuid.safeParse(asked.rating).success
  if (!wanted || !uuid.safeParse(customerId).success) notFound()
  const start = asked.rating === undefined ? kinds.find((kind) => kind === asked.start) : undefined
  const found = await ratingSheet(viewer, customerId, asked.rating, start !== undefined)
  if (!found) notFound()
  const startable = asked.rating === undefined ? startableKinds(found) : []
  const starting = start && startable.includes(start) ? start : null
  // Asked as for a new one that cannot be started: the one there is, as it stands.
  const sheet = start && !starting ? await ratingSheet(viewer, customerId) : found
  if (!sheet) notFound()
  const events = (await creditEvents(viewer, customerId)) ?? []
  return (
    <div className="cover one pad">
      <ClientMessages also={['grading', 'customers', 'approvals', 'creditEvents', 'forms.checks']}>
        <RatingHead sheet={sheet} starting={starting} startable={starting ? [] : startable}>
          {sheet.mayRate && !starting && asked.rating === undefined && (
            <LawsuitDialog customerId={customerId} today={today()} action={report} />
          )}
        </RatingHead>
        {!starting && (
          <RatingEvents
            events={events.filter((one) => one.ratingId === sheet.rating?.id)}
            answers={sheet.rating?.answers ?? {}}
          />
        )}
        <Sheet viewer={viewer} sheet={sheet} starting={starting} asked={pageOfAddress(asked)} />
      </ClientMessages>
      {sheet.rating && !starting && (
        <div className="mt-4">
          <RecordStory
            viewer={viewer}
            subjectType="credit-rating"
            subjectId={sheet.rating.id}
            files={!(sheet.rating.state === 'draft' && sheet.mayRate)}
          />
        </div>
      )}
    </div>
  )
}
