import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { derivedOf, derivedThen } from '@/app/(desk)/customers/[customerId]/_components/paper-derived'
import { cellsSigned } from '@/app/(desk)/customers/[customerId]/_components/paper-signatures'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { paperEntries, paperEntry } from '@/lib/areas/customers/papers/queries'
import { ownAnswers, paperForm, wholePaper } from '@/lib/areas/customers/papers/rules/paper-forms'
import { fiscalKey, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { withCalculated } from '@/lib/core/forms/readable'
import type { DossierPaperId } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { now, today } from '@/lib/core/clock'
import { isUuid } from '@/lib/core/uuid'
import { Paper } from './paper'

type Opened = Awaited<ReturnType<typeof openFolder>>

/**
 * A paper of the dossier on A4. Without `entryId` the facts of today, unsigned; with it what was signed then. `period`: of
 * which fiscal period, the newest where none is named.
 */
export async function DossierPaper({
  opened,
  formId,
  entryId,
  period: asking,
}: {
  opened: Opened
  formId: DossierPaperId
  entryId: string | null
  period?: string | undefined
}) {
  const { viewer, folder } = opened
  const asked = entryId && isUuid(entryId) ? await paperEntry(viewer, entryId) : null
  if (entryId && (asked?.customerId !== folder.id || asked.formId !== formId)) notFound()
  const form = paperForm(formId, asked?.formVersion)
  const [view, entries] = await Promise.all([
    paperFactsOf(viewer, folder.id),
    paperEntries(viewer, folder.id, formId, fiscalKey(asking)),
  ])
  if (!form || !view) notFound()
  const own = entries?.newest ? ownAnswers(form, entries.newest.answers) : {}
  const period = fiscalKey(asking) ?? entries?.newest?.period
  const stands = {
    ...wholePaper(form, view.facts, own),
    ...(period && { period: fiscalMonths(period) }),
  }
  const answers = asked?.answers ?? withCalculated(form, stands, { today: today() })
  const cells = asked ? await cellsSigned(form, await approvalOf(viewer, 'form-entry', asked.id), asked) : {}
  // Boxes nobody has signed stay empty on paper.
  const signatures = Object.fromEntries(Object.entries(cells).filter(([, { state }]) => state === 'signed'))
  const [t, format] = await Promise.all([getTranslations('forms.sheet'), getFormatter()])
  const filled = asked && (asked.signedAt ?? asked.submittedAt)
  const day = (at: Date) => format.dateTime(at, { dateStyle: 'long' })
  const head = filled
    ? t('filledOn', { date: day(new Date(filled)) })
    : asked
      ? ''
      : t('asOf', { date: day(now()) })
  return (
    <Paper
      viewer={viewer}
      form={form}
      back={`/customers/${folder.id}/file/${formId}`}
      answers={answers}
      derived={
        asked
          ? await derivedThen(form, answers)
          : {
              ...(await derivedOf(form, answers, folder, view.facts)),
              period: { value: stands.period ?? null },
            }
      }
      signatures={signatures}
      heads={[folder.units.slice(-2).join(' '), head, folder.fileNumber]}
      about={{ name: folder.name, number: folder.fileNumber }}
    />
  )
}
