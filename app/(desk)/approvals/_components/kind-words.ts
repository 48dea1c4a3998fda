import { getMessages, getTranslations } from 'next-intl/server'
import { isDossierPaper } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { wordsOf } from '@/lib/core/forms/words'

/** What a paper is called: a sheet of the dossier by its form (A1 大客户档案表), any other by its plan and month. */
export type KindWord = (plan: string, formId: unknown, month?: string | null) => string

/** The words for kinds of papers. */
export async function kindWords(): Promise<KindWord> {
  const [t, messages] = await Promise.all([getTranslations('approvals'), getMessages()])
  return (plan, formId, month) =>
    typeof formId === 'string' && isDossierPaper(formId)
      ? `${formId} ${wordsOf(messages.forms, formId).form.name}`
      : t(`plan.${plan.replace('.', '-')}` as 'plan.credit-line', { month: month ?? '' }).trim()
}
