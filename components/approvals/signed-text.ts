import type { useTranslations } from 'next-intl'

/** What a signature answers: where the papers went that are not final yet, post and holders in words. */
export type Signed = { passed: { count: number; who: string }[] }

type Say = ReturnType<typeof useTranslations<'approvals'>>

/** What was done by signing `papers` papers of `customers` customers: approved, or whose turn it is next. */
export function signedText(
  t: Say,
  { name, papers, customers, passed }: { name: string; papers: number; customers: number } & Signed,
): string {
  const open = passed.reduce((sum, { count }) => sum + count, 0)
  const [first] = passed
  if (!first) return customers === 1 ? t('done.approve', { name }) : t('signedMany', { count: customers })
  if (papers === 1) return t('done.passed', { name, who: first.who })
  if (open === papers && passed.length === 1) return t('passedMany', { count: papers, who: first.who })
  return t('passedSome', { count: papers, open })
}
