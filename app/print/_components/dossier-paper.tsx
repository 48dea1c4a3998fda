import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import type { openFolder } from '@/app/(desk)/customers/[customerId]/_components/folder'
import { derivedOf, derivedThen } from '@/app/(desk)/customers/[customerId]/_components/paper-derived'
import { cellsSigned } from '@/app/(desk)/customers/[customerId]/_components/paper-signatures'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { paperEntries, paperEntry, signedChanges } from '@/lib/areas/customers/papers/queries'
import { carriesSignatures } from '@/lib/areas/customers/papers/rules/signed-changes'
import { ownAnswers, paperForm, wholePaper } from '@/lib/areas/customers/papers/rules/paper-forms'
import { fiscalKey, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { withCalculated } from '@/lib/core/forms/readable'
import type { DossierPaperId } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { now, today } from '@/lib/core/clock'
import { isUuid } from '@/lib/core/uuid'
import { Paper } from './paper'

type Opened = Awaited<ReturnType<typeof openFolder>>
type Entries = Awaited<ReturnType<typeof paperEntries>>

/** The signatures of the version signed last, where the paper still says what was signed; else how much it no longer does. */
async function lastSigned({ viewer, folder }: Opened, formId: DossierPaperId, entries: Entries) {
  const { newest = null, signed = null } = entries ?? {}
  if (!signed) return { carried: null, left: null }
  const changed = (await signedChanges(viewer, folder.id, signed.id))?.[formId]?.length ?? 0
  return carriesSignatures(newest, signed, changed)
    ? { carried: signed, left: null }
    : { carried: null, left: { ...signed, changed } }
}

/**
 * A paper of the dossier on A4. Without `entryId` the facts of today, with their signatures while they are as they were
 * signed; with it what was signed then. `period`: of
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
  const { carried, left } = asked ? { carried: asked, left: null } : await lastSigned(opened, formId, entries)
  const cells = carried
    ? await cellsSigned(form, await approvalOf(viewer, 'form-entry', carried.id), carried)
    : {}
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
      tools={
        left?.signedAt && (
          <>
            <span>{t('notAsSigned', { date: day(new Date(left.signedAt)), count: left.changed })}</span>
            <a href={`/print/customers/${folder.id}/${formId}?entry=${left.id}`}>{t('printAsSigned')}</a>
          </>
        )
      }
    />
  )
}
