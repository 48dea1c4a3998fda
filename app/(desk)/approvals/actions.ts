'use server'

import { getLocale, getTranslations } from 'next-intl/server'
import type { Signed } from '@/components/approvals/signed-text'
import { listed } from '@/components/ui/listed'
import { addApprovalSigner, decideApprovals, withdrawApproval } from '@/lib/composition/approval-plans'
import { act, type Submission } from '@/lib/core/action'
import type { Outcome } from '@/lib/core/outcome'

/** Names told of a post that several hold. */
const NAMED = 3

export async function decide(submission: Submission): Promise<Outcome<Signed>> {
  const outcome = await act(decideApprovals, submission)
  if (outcome.kind !== 'ok') return outcome
  const [roles, locale] = await Promise.all([getTranslations('roles.name'), getLocale()])
  const passed = outcome.value.passed.map(({ count, role, names }) => ({
    count,
    who: [role && roles(role), listed(names.slice(0, NAMED), locale)].filter(Boolean).join(' '),
  }))
  return { ...outcome, value: { passed } }
}

export async function withdraw(submission: Submission) {
  return act(withdrawApproval, submission)
}

export async function addSigner(submission: Submission) {
  return act(addApprovalSigner, submission)
}
