import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { Status, type StatusPhase } from '@/components/ui/status'
import { type Signature, SignChain } from '@/components/ui/sign-chain'
import type { ChangeKind, ChangeState } from '@/lib/areas/customers/changes/schema'
import type { CustomerState } from '@/lib/areas/customers/rules/customer-kinds'

export type LifePaperView = {
  id: string
  number: string
  kind: ChangeKind
  state: ChangeState
  fromState: CustomerState
  toState: CustomerState
  filledOn: string
  approvalId: string | null
  signatures: Signature[]
}

const PHASE: Record<ChangeState, StatusPhase> = {
  pending: 'progress',
  approved: 'progress',
  filed: 'done',
  refused: 'refused',
  returned: 'returned',
  withdrawn: 'returned',
}

/** Every form that moved the customer, newest first, with the seals of who signed it. */
export function LifePapers({ papers }: { papers: readonly LifePaperView[] }) {
  const t = useTranslations('life')
  const changes = useTranslations('changes')
  return papers.map((paper) => (
    <section className="blk" key={paper.id} aria-label={paper.number}>
      <h2>
        {changes(`kind.${paper.kind}`)}
        <span className="meta">
          {[
            paper.number,
            t('filledOn', { day: paper.filledOn }),
            t('moves', { from: t(`stage.${paper.fromState}`), to: t(`stage.${paper.toState}`) }),
          ].join(' · ')}
        </span>
        <span className="row right text-dense font-normal">
          <Status phase={PHASE[paper.state]}>{changes(`state.${paper.state}`)}</Status>
          {paper.approvalId && <Link href={`/approvals/${paper.approvalId}`}>{t('open')}</Link>}
          <a href={`/print/changes/${paper.id}`} target="_blank">
            {t('print')}
          </a>
        </span>
      </h2>
      <SignChain signatures={paper.signatures} />
    </section>
  ))
}
