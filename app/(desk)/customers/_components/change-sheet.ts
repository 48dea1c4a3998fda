import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { listed } from '@/components/ui/listed'
import { inWords } from '@/components/customers/changes/amended-rows'
import type { Derived } from '@/components/form-sheet/sheet-context'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import type { ChangePaper } from '@/lib/areas/customers/register/queries'
import { stampTime } from '@/lib/core/clock'
import type { Answers } from '@/lib/core/forms/definition'
import { messagesOf } from '@/lib/core/forms/words'

const CELL: Record<string, string> = { review: 'reviewed', approve: 'approved' }

/** A C1 as the reading and the printed sheet take it: answers in words, and who signed when. */
export async function changeSheetView(change: ChangePaper, paper: ApprovalDetail | null) {
  const [messages, roles, locale] = await Promise.all([
    getMessages(),
    getTranslations('roles.name'),
    getLocale(),
  ])
  const post = (role: string | null) => (role ? roles(role as 'branch-gm') : '')
  const answers: Answers = inWords(change.answers, messages.forms)
  const derived: Record<string, Derived> = Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, { value }]),
  )
  // Cooperation is ended by 分支机构总经理 (W1): he signs in the box of his post, and nobody selects.
  const [cell, proposer] =
    change.kind === 'end'
      ? (['reviewed', 'branch-gm'] as const)
      : (['selected', 'branch-sales-manager'] as const)
  const signatures: Record<string, SignatureView> = {
    [cell]: {
      state: 'signed',
      name: change.createdByName,
      post: post(proposer),
      at: stampTime(change.createdAt),
    },
    filed: change.filed
      ? {
          state: 'signed',
          name: change.filed.name,
          post: post('marketing-officer'),
          at: stampTime(change.filed.at),
        }
      : { state: 'waiting', post: post('marketing-officer') },
  }
  for (const one of paper?.signatures ?? []) {
    const cell = CELL[one.name]
    if (!cell) continue
    signatures[cell] =
      one.state === 'signed' && one.decidedAt
        ? {
            state: 'signed',
            name: one.personName ?? '',
            post: post(one.decidedAs),
            at: stampTime(one.decidedAt),
            remark: one.remark,
          }
        : {
            state: one.state === 'turn' && paper?.maySign ? 'mine' : 'waiting',
            name: listed(one.holders, locale),
            post: post(one.role),
          }
  }
  return { answers, derived, signatures, messages: messagesOf(messages.forms, 'C1') }
}
