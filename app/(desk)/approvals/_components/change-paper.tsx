import { getTranslations } from 'next-intl/server'
import { changeSheetView } from '@/app/(desk)/customers/_components/change-sheet'
import { FormRead } from '@/components/form-sheet/form-read'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { formC1 } from '@/lib/areas/customers/forms/c1'
import type { ChangePaper as Change } from '@/lib/areas/customers/register/queries'
import { PlainPaper } from './plain-paper'

/** 客户增减变动: the form as it was handed in, with its figures, under the deed. */
export async function ChangePaper({
  paper,
  change,
  previous,
  next,
}: {
  paper: ApprovalDetail
  change: Change
  previous: string | null
  next: string | null
}) {
  const [t, sheet] = await Promise.all([getTranslations('approvals'), changeSheetView(change, paper)])
  return (
    <PlainPaper
      paper={paper}
      previous={previous}
      next={next}
      href={`/customers/${change.customerId}`}
      hrefLabel={t('openCustomer')}
    >
      <FormRead form={formC1} {...sheet} />
    </PlainPaper>
  )
}
