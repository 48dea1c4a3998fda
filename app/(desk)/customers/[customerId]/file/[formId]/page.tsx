import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { ChangedList } from '@/components/customers/dossier/changed-list'
import { PaperFill } from '@/components/customers/dossier/paper-fill'
import { FormRead } from '@/components/form-sheet/form-read'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { approvalOf } from '@/lib/areas/approvals/queries'
import { RatioStrip } from '@/components/customers/finances/ratio-strip'
import { financialSheets, knownFigures } from '@/lib/areas/customers/finances/queries'
import { sheetBefore } from '@/lib/areas/customers/finances/rules/period-sheets'
import { factSources } from '@/lib/areas/customers/claims/queries'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { paperFactsOf } from '@/lib/areas/customers/paper-people/queries'
import { mayFillPaper } from '@/lib/areas/customers/papers/policy'
import {
  paperEntries,
  type PaperEntry,
  paperEntry,
  signedChanges,
} from '@/lib/areas/customers/papers/queries'
import { draftForm, reopenDraft, type PaperDraft } from '@/lib/areas/customers/papers/rules/draft-merge'
import { fiscalKey, type FiscalKey, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { stands } from '@/lib/areas/customers/papers/rules/period-taken'
import { ownAnswers, paperForm, wholePaper } from '@/lib/areas/customers/papers/rules/paper-forms'
import {
  type DossierPaperId,
  isDossierPaper,
  isPerPeriod,
  serves,
} from '@/lib/areas/customers/papers/rules/dossier-papers'
import { inVersion } from '@/lib/areas/customers/papers/rules/signed-changes'
import { reviewStart } from '@/lib/areas/customers/reviews/queries'
import { today } from '@/lib/core/clock'
import { type Form, fieldNamed, fieldsOf } from '@/lib/core/forms/definition'
import { answersFromFacts, bindingsOf, recordsOf } from '@/lib/core/forms/facts'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import { isMasked } from '@/lib/core/forms/values'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import { isUuid } from '@/lib/core/uuid'
import { openFolder } from '../../_components/folder'
import { derivedOf, derivedThen } from '../../_components/paper-derived'
import { cellsSigned, cellsToSign } from '../../_components/paper-signatures'
import { locksOf } from '../../_components/paper-locks'
import { reviewAnswers, ReviewNote } from '../../_components/review-note'
import { keepDraft, submit, unmask } from './actions'

type Props = {
  params: Promise<{ customerId: string; formId: string }>
  searchParams: Promise<{ entry?: string; period?: string }>
}
type Folder = Awaited<ReturnType<typeof openFolder>>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ formId }, messages] = await Promise.all([params, getMessages()])
  return { title: isDossierPaper(formId) ? wordsOf(messages.forms, formId).form.name : '' }
}

async function crumbsOf({ folder }: Folder, formId: DossierPaperId) {
  const [nav, t, finances, messages] = await Promise.all([
    getTranslations('nav'),
    getTranslations('customers.dossier'),
    getTranslations('finances'),
    getMessages(),
  ])
  const here = `/customers/${folder.id}`
  return [
    { label: nav('customers'), href: '/customers' },
    { label: folder.name, href: here },
    { label: t('fileTab'), href: `${here}/file` },
    ...(isPerPeriod(formId) ? [{ label: finances('tab'), href: `${here}/finances` }] : []),
    { label: wordsOf(messages.forms, formId).form.name },
  ]
}

/** A paper as it was signed (`?entry=`), or the newest one for whoever may not fill it. */
async function ReadPaper({ opened, form, entry }: { opened: Folder; form: Form; entry: PaperEntry }) {
  const { viewer, folder } = opened
  const isSigned = entry.state === 'signed'
  const [messages, paper, t, view, changes, sheets] = await Promise.all([
    getMessages(),
    approvalOf(viewer, 'form-entry', entry.id),
    getTranslations('customers.file'),
    isSigned ? paperFactsOf(viewer, folder.id) : null,
    isSigned ? signedChanges(viewer, folder.id, entry.id) : null,
    entry.period && financialSheets(viewer, folder.id),
  ])
  const words = wordsOf(messages.forms, form.id)
  const now = view && { ...entry.answers, ...answersFromFacts(form, view.facts) }
  const shown = (field: string, value: unknown) => {
    const kind = fieldNamed(form, field)
    return kind ? showField(kind, value, words.shared) : ''
  }
  const changed = (changes?.[entry.formId] ?? []).map(({ field, on, by }) => ({
    field,
    label: labelOf(form, field, words),
    then: shown(field, entry.answers[field]),
    now: shown(field, now?.[field]),
    on,
    by,
  }))
  return (
    <Page crumbs={await crumbsOf(opened, entry.formId)}>
      <div className="row mb-3 justify-end">
        <ButtonLink
          icon="print"
          target="_blank"
          href={`/print/customers/${opened.folder.id}/${form.id}?entry=${entry.id}`}
        >
          {t('print')}
        </ButtonLink>
      </div>
      <ChangedList rows={changed} />
      {entry.period && sheets && (
        <RatioStrip answers={entry.answers} before={sheetBefore(entry.period, sheets.rows)} />
      )}
      <FormRead
        form={form}
        messages={messagesOf(messages.forms, form.id)}
        answers={entry.answers}
        signed={now}
        derived={await derivedThen(form, entry.answers)}
        signatures={await cellsSigned(form, paper, entry)}
      />
    </Page>
  )
}

/** What helps to fill the paper of a fiscal period: the one before, and figures the house has already. */
async function periodHelp({ viewer, folder }: Folder, period: FiscalKey) {
  const [sheets, known] = await Promise.all([
    financialSheets(viewer, folder.id),
    knownFigures(viewer, folder.id, period),
  ])
  const before = sheetBefore(period, sheets?.rows ?? [])
  return { before: before && { period: before.period, ratios: before.ratios }, known: known ?? [] }
}

type Filling = { opened: Folder; form: Form; formId: DossierPaperId; period: FiscalKey | null }

async function FillPaper({ opened, form, formId, period }: Filling) {
  const { viewer, folder } = opened
  const [messages, view, entries, draft, sources] = await Promise.all([
    getMessages(),
    paperFactsOf(viewer, folder.id),
    paperEntries(viewer, folder.id, formId, period),
    draftOf(viewer, draftForm(formId, period), folder.id),
    factSources(viewer, folder.id),
  ])
  if (!view || !entries) notFound()
  const own = entries.newest ? ownAnswers(form, entries.newest.answers) : {}
  const review = serves(formId, 'review') ? await reviewStart(viewer, folder.id) : null
  const asked = review ? await reviewAnswers(review) : own
  const current = wholePaper(form, view.facts, asked)
  const stored = { answers: current, facts: view.facts, own }
  const start = draft
    ? reopenDraft(stored, draft.answers as PaperDraft, { ...bindingsOf(form), ...recordsOf(form) })
    : { answers: current, seen: view.facts, own }
  const unmaskable = fieldsOf(form).filter(
    ({ field }) => field.bind && view.mayUnmask.some((fact) => fact === field.bind),
  )
  const locks = await locksOf(viewer, form, folder.place, view.facts)
  // A draft of before may hold what is not his to write: it shows what is on file.
  const unchanged = Object.fromEntries(Object.keys(locks.fields).map((name) => [name, current[name] ?? null]))
  const last = entries.signed ? await approvalOf(viewer, 'form-entry', entries.signed.id) : null
  return (
    <Page crumbs={await crumbsOf(opened, formId)}>
      {serves(formId, 'review') && (
        <div className="mb-3">
          <ReviewNote start={review} />
        </div>
      )}
      <ClientMessages also={['customers', 'sheets', 'duplicates', 'finances']}>
        <PaperFill
          customerId={folder.id}
          personId={viewer.personId}
          formId={formId}
          ofPeriod={
            period && {
              period,
              correcting: entries.signed !== null || stands(entries.newest?.state ?? null),
              ...(await periodHelp(opened, period)),
            }
          }
          messages={messagesOf(messages.forms, formId)}
          answers={{ ...start.answers, ...unchanged }}
          locks={locks}
          seen={Object.fromEntries(Object.entries(start.seen).filter(([, value]) => !isMasked(value)))}
          seenOwn={serves(formId, 'review') ? null : start.own}
          version={view.version}
          draftVersion={draft?.version ?? 0}
          today={today()}
          savedAt={draft?.savedAt ?? null}
          derived={{
            ...(await derivedOf(form, current, folder, view.facts)),
            ...(period && { period: { value: fiscalMonths(period) } }),
          }}
          signed={
            entries.signed &&
            inVersion(form, paperForm(formId, entries.signed.formVersion) ?? form, entries.signed.answers)
          }
          signatures={await cellsToSign(viewer, form, folder.place, last)}
          sources={Object.fromEntries((sources ?? []).map(({ value: _, ...line }) => [line.fact, line]))}
          mayUnmask={unmaskable.map(({ name }) => name)}
          saveDraft={keepDraft}
          submit={submit}
          unmask={unmask}
        />
      </ClientMessages>
    </Page>
  )
}

/** One paper of the dossier: to fill like the paper it replaces, or to read. */
export default async function PaperPage({ params, searchParams }: Props) {
  const [{ customerId, formId }, asked] = await Promise.all([params, searchParams])
  if (!isDossierPaper(formId)) notFound()
  const opened = await openFolder(customerId)
  const form = paperForm(formId)
  if (!form) notFound()
  const asking = asked.entry && isUuid(asked.entry) ? await paperEntry(opened.viewer, asked.entry) : null
  if (asked.entry && (asking?.customerId !== customerId || asking.formId !== formId)) notFound()
  const period = isPerPeriod(formId) ? fiscalKey(asked.period) : null
  if (!asking && isPerPeriod(formId) && !period) redirect(`/customers/${customerId}/finances`)
  if (!asking && mayFillPaper(opened.viewer, formId, opened.folder.place))
    return <FillPaper opened={opened} form={form} formId={formId} period={period} />
  const entry = asking ?? (await paperEntries(opened.viewer, customerId, formId, period))?.newest
  if (!entry) notFound()
  return <ReadPaper opened={opened} form={paperForm(formId, entry.formVersion) ?? form} entry={entry} />
}
