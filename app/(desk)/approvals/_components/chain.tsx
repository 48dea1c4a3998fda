import { getTranslations } from 'next-intl/server'
import { AddSigner } from '@/components/approvals/add-signer'
import { type Signature, SignChain } from '@/components/ui/sign-chain'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { dayAndTime } from '@/lib/core/clock'
import { addSigner } from '../actions'

/** The signatures of a paper: who handed it in, who signed, whose turn it is, who comes after. */
export async function Chain({
  paper,
  mine,
  informed,
}: {
  paper: ApprovalDetail
  mine: boolean
  informed?: string
}) {
  const [t, roles, words] = await Promise.all([
    getTranslations('approvals'),
    getTranslations('roles'),
    getTranslations('forms.words'),
  ])
  const post = (role: string | null) => (role ? roles(`name.${role}` as 'name.branch-gm') : undefined)
  const handed: Signature = {
    step: t('handedInBy'),
    name: paper.createdByName,
    when: dayAndTime(paper.createdAt),
    look: 'zhu',
  }
  const signatures = paper.signatures.map((one, i): Signature => {
    const last = i === paper.signatures.length - 1
    const step = t(`step.${one.name}` as 'step.decide')
    if (one.state === 'signed' || one.state === 'refused' || one.state === 'returned')
      return {
        step,
        name: one.personName ?? '',
        post: post(one.decidedAs),
        when: one.decidedAt ? dayAndTime(one.decidedAt) : undefined,
        look: one.state === 'signed' ? (last ? 'bai' : 'zhu') : 'wait',
        text: one.state === 'signed' ? undefined : t(`mark.${one.state}`),
      }
    const turn = one.state === 'turn'
    return {
      step,
      name: (one.personName ?? one.holders.join(words('listComma'))) || t('nobody'),
      post: post(one.role),
      when: turn ? (mine ? t(last ? 'yourWord' : 'yourTurn') : t('theirTurn')) : undefined,
      look: turn && mine ? 'me' : 'wait',
    }
  })
  const told: Signature[] = informed
    ? [{ step: t('copy'), name: informed, look: 'wait', text: t('copyMark') }]
    : []
  return (
    <>
      <h3 className="t">{t('signatures')}</h3>
      <SignChain signatures={[handed, ...signatures, ...told]} />
      {paper.mayAddSigner && (
        <div className="mt-2">
          <AddSigner id={paper.id} action={addSigner} />
        </div>
      )}
    </>
  )
}
