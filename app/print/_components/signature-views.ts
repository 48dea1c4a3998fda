import { getTranslations } from 'next-intl/server'
import type { SignatureView } from '@/components/form-sheet/signature-line'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { stampTime } from '@/lib/core/clock'

/** Signatures of a paper for the cells of its form: `first` is the cell of whoever handed it in, `cells` those of the steps by name. */
export async function signatureViews(
  paper: ApprovalDetail | null,
  first: { cell: string; role: string },
  cells: Readonly<Record<string, string>>,
): Promise<Record<string, SignatureView>> {
  if (!paper) return {}
  const roles = await getTranslations('roles.name')
  const post = (role: string | null) => (role ? roles(role as 'branch-gm') : '')
  const views: Record<string, SignatureView> = {
    [first.cell]: {
      state: 'signed',
      name: paper.createdByName,
      post: post(first.role),
      at: stampTime(paper.createdAt),
    },
  }
  for (const one of paper.signatures) {
    const cell = cells[one.name]
    if (cell && one.state === 'signed' && one.decidedAt)
      views[cell] = {
        state: 'signed',
        name: one.personName ?? '',
        post: post(one.decidedAs),
        at: stampTime(one.decidedAt),
        remark: one.remark,
      }
  }
  return views
}
