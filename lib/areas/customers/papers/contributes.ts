import type { ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import { dossierPapers, paperOf, routeOf, type SignedPaper } from './rules/dossier-papers'

/** Signatures of the dossier's papers, as the table of papers routes each. */
export const signPlan: ApprovalPlan<SignedPaper> = {
  name: 'forms.sign',
  steps: dossierPapers.flatMap((id) =>
    paperOf(id).route.map((step) => ({
      name: step.name,
      role: step.role,
      at: step.at,
      when: (paper: SignedPaper) => paper.formId === id && routeOf(paper).includes(step),
    })),
  ),
  informed: [],
}
