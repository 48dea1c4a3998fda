import { getMessages, getTranslations } from 'next-intl/server'
import { RatioStrip } from '@/components/customers/finances/ratio-strip'
import { FormRead } from '@/components/form-sheet/form-read'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { financialSheets } from '@/lib/areas/customers/finances/queries'
import { sheetBefore } from '@/lib/areas/customers/finances/rules/period-sheets'
import { handedPaper, type HandedPaper } from '@/lib/areas/customers/papers/queries'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { type Form, fieldsOf } from '@/lib/core/forms/definition'
import { fiscalText } from '@/lib/core/forms/text-faces'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import type { Viewer } from '@/lib/core/scope'
import { derivedThen } from '../../customers/[customerId]/_components/paper-derived'
import { cellsSigned } from '../../customers/[customerId]/_components/paper-signatures'
import { HandedChanges } from './handed-changes'
import type { PaperProps } from './paper-props'
import { PlainPaper } from './plain-paper'

/** Fields up to which a sheet stands open beside what changed. */
const SHORT = 24

async function kindOf(paper: ApprovalDetail, handed: HandedPaper | null): Promise<string | undefined> {
  const messages = await getMessages()
  const id = handed?.entry.formId ?? paper.facts['formId']
  if (typeof id !== 'string' || !isDossierPaper(id)) return undefined
  const words = wordsOf(messages.forms, id)
  const period = handed?.entry.period && fiscalText(fiscalMonths(handed.entry.period), words.shared)
  return [id, words.form.name, period].filter(Boolean).join(' ')
}

/** The ratios of a sheet of a fiscal period (A5) against those of the period before. */
async function Ratios({ viewer, handed: { entry } }: { viewer: Viewer; handed: HandedPaper }) {
  if (!entry.period) return null
  const sheets = await financialSheets(viewer, entry.customerId)
  return <RatioStrip answers={entry.answers} before={sheetBefore(entry.period, sheets?.rows ?? [])} />
}

/** The sheet as it was handed in; folded away where it is long and what changed says what is signed. */
async function WholeSheet({
  paper,
  form,
  handed,
}: {
  paper: ApprovalDetail
  form: Form
  handed: HandedPaper
}) {
  const { entry, signed, changes } = handed
  const [t, messages, derived, signatures] = await Promise.all([
    getTranslations('signing'),
    getMessages(),
    derivedThen(form, entry.answers),
    cellsSigned(form, paper, entry),
  ])
  return (
    <details className="whole-sheet" open={changes.length === 0 || fieldsOf(form).length <= SHORT}>
      <summary>{t('whole')}</summary>
      <FormRead
        form={form}
        messages={messagesOf(messages.forms, form.id)}
        answers={entry.answers}
        signed={signed?.answers ?? null}
        derived={derived}
        signatures={signatures}
      />
    </details>
  )
}

/** A paper of the dossier to be signed: what it changes, before and after, and the sheet as it was handed in. */
export async function DossierPaper({ viewer, paper, previous, next }: PaperProps) {
  const [t, words, handed] = await Promise.all([
    getTranslations('signing'),
    getTranslations('approvals'),
    handedPaper(viewer, paper.subjectId),
  ])
  const kind = await kindOf(paper, handed)
  if (!handed)
    return (
      <PlainPaper paper={paper} previous={previous} next={next} kind={kind}>
        <Note tone="warn">{t('beyond')}</Note>
      </PlainPaper>
    )
  const { entry } = handed
  const form = paperForm(entry.formId, entry.formVersion)
  const here = `/customers/${entry.customerId}`
  return (
    <PlainPaper
      paper={paper}
      previous={previous}
      next={next}
      kind={kind}
      href={entry.period ? `${here}/finances` : here}
      hrefLabel={words('openCustomer')}
      actions={
        <ButtonLink
          size="s"
          icon="print"
          target="_blank"
          href={`/print${here}/${entry.formId}?entry=${entry.id}`}
        >
          {t('print')}
        </ButtonLink>
      }
    >
      <Ratios viewer={viewer} handed={handed} />
      {form && (
        <>
          <HandedChanges form={form} paper={handed} />
          <WholeSheet paper={paper} form={form} handed={handed} />
        </>
      )}
    </PlainPaper>
  )
}
