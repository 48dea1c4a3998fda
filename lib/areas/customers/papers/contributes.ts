import type { ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import type { DossierPaperId } from './schema'

/** What the steps of a paper are chosen by: which, who handed it in, and whether the customer belongs to a branch. */
export type SignedPaper = { formId: DossierPaperId; by: readonly string[]; hasBranch: boolean }

/** A step falls away where its post already handed the paper in. */
const unless = (role: string) => (paper: SignedPaper) => paper.hasBranch && !paper.by.includes(role)

/**
 * Signatures of the dossier's papers: A1 填卡 → 业务 → 主管 → 核定; A6 填报 → 汇总; A11 调查 → 阅. The last word is never
 * left out: who handed a paper in does not sign it as the last.
 */
export const signPlan: ApprovalPlan<SignedPaper> = {
  name: 'forms.sign',
  steps: [
    {
      name: 'review',
      role: 'branch-sales-manager',
      at: 'branch',
      when: (paper) => paper.formId === 'A1' && unless('branch-sales-manager')(paper),
    },
    {
      name: 'supervise',
      role: 'branch-gm',
      at: 'branch',
      when: (paper) => paper.formId === 'A1' && unless('branch-gm')(paper),
    },
    {
      name: 'collate',
      role: 'branch-gm',
      at: 'branch',
      when: (paper) => paper.formId === 'A6' && unless('branch-gm')(paper),
    },
    {
      name: 'approve',
      role: 'marketing-director',
      at: 'region',
      when: (paper) => paper.formId !== 'A6' || !unless('branch-gm')(paper),
    },
  ],
  informed: [],
}
