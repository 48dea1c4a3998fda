import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DecisionBar } from '@/components/approvals/decision-bar'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { decide } from '../actions'
import { Chain } from './chain'
import { ChainLine } from './chain-line'
import { WithdrawButton } from './withdraw-button'

/** A paper whose number is not an amount: its head, its own body, its chain, and the deed. */
export async function PlainPaper({
  paper,
  previous,
  next,
  href,
  hrefLabel,
  kind,
  actions,
  children,
}: {
  paper: ApprovalDetail
  previous: string | null
  next: string | null
  href?: string
  hrefLabel?: string
  /** What kind of paper it is, where the plan alone does not say. */
  kind?: string | undefined
  actions?: ReactNode
  children?: ReactNode
}) {
  const t = await getTranslations('approvals')
  return (
    <div className="right2">
      <div className="doc">
        <div className="hd">
          <h2>{paper.title}</h2>
          <span className="mut">
            {kind ?? t(`plan.${paper.plan.replace('.', '-')}` as 'plan.grading-rating', { month: '' })}
          </span>
          <span className="right" />
          {href && <Link href={href}>{hrefLabel}</Link>}
          {actions}
        </div>
        <ChainLine paper={paper} />
        {children}
        {paper.signatures.some((one) => one.remark) && (
          <ul className="why">
            {paper.signatures
              .filter((one) => one.remark)
              .map((one) => (
                <li key={one.position}>
                  <span className="vd see">{one.personName}</span>
                  <span>{one.remark}</span>
                </li>
              ))}
          </ul>
        )}
        <Chain paper={paper} mine={paper.maySign} />
        {paper.mayWithdraw && <WithdrawButton id={paper.id} />}
      </div>
      {paper.maySign && (
        <DecisionBar
          id={paper.id}
          name={paper.title}
          customerId={paper.customerId}
          version={paper.version}
          answer={{}}
          approveLabel={t('approve')}
          previous={previous}
          next={next}
          action={decide}
        />
      )}
    </div>
  )
}
