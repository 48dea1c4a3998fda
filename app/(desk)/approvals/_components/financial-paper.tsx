import { getMessages, getTranslations } from 'next-intl/server'
import { RatioStrip } from '@/components/customers/finances/ratio-strip'
import { FormRead } from '@/components/form-sheet/form-read'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { financialSheets } from '@/lib/areas/customers/finances/queries'
import { sheetBefore } from '@/lib/areas/customers/finances/rules/period-sheets'
import type { PaperEntry } from '@/lib/areas/customers/papers/queries'
import type { FiscalKey } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import type { Viewer } from '@/lib/core/scope'
import { messagesOf } from '@/lib/core/forms/words'
import { derivedThen } from '../../customers/[customerId]/_components/paper-derived'
import { cellsSigned } from '../../customers/[customerId]/_components/paper-signatures'
import { PlainPaper } from './plain-paper'

/** A sheet of a fiscal period (A5) to be reviewed: its five ratios against the period before, and the sheet itself. */
export async function FinancialPaper({
  viewer,
  paper,
  entry,
  period,
  next,
}: {
  viewer: Viewer
  paper: ApprovalDetail
  entry: PaperEntry
  period: FiscalKey
  next: string | null
}) {
  const form = paperForm(entry.formId, entry.formVersion)!
  const [t, messages, sheets, derived, signatures] = await Promise.all([
    getTranslations('approvals'),
    getMessages(),
    financialSheets(viewer, entry.customerId),
    derivedThen(form, entry.answers),
    cellsSigned(form, paper, entry),
  ])
  const href = `/customers/${entry.customerId}/finances`
  return (
    <PlainPaper paper={paper} next={next} href={href} hrefLabel={t('openCustomer')}>
      <RatioStrip answers={entry.answers} before={sheetBefore(period, sheets?.rows ?? [])} />
      <FormRead
        form={form}
        messages={messagesOf(messages.forms, form.id)}
        answers={entry.answers}
        derived={derived}
        signatures={signatures}
      />
    </PlainPaper>
  )
}
