import { getTranslations } from 'next-intl/server'
import { Chain } from '@/app/(desk)/approvals/_components/chain'
import { WithdrawButton } from '@/app/(desk)/approvals/_components/withdraw-button'
import { ButtonLink } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import type { RatingRow } from '@/lib/areas/grading/queries'

/** Why the sheet came back, when it did. */
export async function ReturnedNote({ paper }: { paper: ApprovalDetail | null }) {
  const t = await getTranslations('grading')
  const steps = await getTranslations('approvals')
  const back = paper?.signatures.find((one) => one.state === 'returned' || one.state === 'refused')
  if (!back) return null
  return (
    <Note tone="warn">
      {t('returned', { step: steps(`step.${back.name}` as 'step.confirm'), remark: back.remark ?? '' })}
    </Note>
  )
}

/** Findings, reasons and signatures of a sheet that was handed in. */
export async function RatingNotes({ rating, paper }: { rating: RatingRow; paper: ApprovalDetail | null }) {
  const t = await getTranslations('grading')
  const findings = typeof rating.answers.findings === 'string' ? rating.answers.findings : null
  const proof = typeof rating.answers.knockOutProof === 'string' ? rating.answers.knockOutProof : null
  const words = [
    [t('input.knockOutProof'), proof],
    [t('input.findings'), findings],
    [t('input.reason'), rating.proposedReason],
    [t('finalReason'), rating.finalReason],
  ] as const
  const given = words.filter(([, text]) => text)
  return (
    <>
      {given.length > 0 && (
        <section className="sheet pad">
          <dl className="stack">
            {given.map(([name, text]) => (
              <div key={name}>
                <dt className="meta">{name}</dt>
                <dd className="whitespace-pre-line">{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {paper && (
        <section className="sheet pad">
          <Chain paper={paper} mine={paper.maySign} />
          <div className="row">
            {paper.maySign && (
              <ButtonLink look="pri" className="mt-4" href={`/approvals/${paper.id}`}>
                {t('toSign')}
              </ButtonLink>
            )}
            {paper.mayWithdraw && <WithdrawButton id={paper.id} />}
          </div>
        </section>
      )}
    </>
  )
}
