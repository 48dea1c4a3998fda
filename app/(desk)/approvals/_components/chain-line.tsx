import { getTranslations } from 'next-intl/server'
import type { ApprovalDetail } from '@/lib/areas/approvals/queries'
import { stampTime } from '@/lib/core/clock'

type Link = { key: string; look: string; word: string; who: string; when: string }

/** Who handed the paper in, who signed, whose turn it is and who comes after, in one line at its head: nothing to scroll for. */
export async function ChainLine({ paper }: { paper: ApprovalDetail }) {
  const [t, roles, words] = await Promise.all([
    getTranslations('approvals'),
    getTranslations('roles.name'),
    getTranslations('forms.words'),
  ])
  const day = (at: string | null) => (at ? stampTime(at).slice(5, 10) : '')
  const links = paper.signatures.map((one): Link => {
    const holder = one.personName ?? one.holders.join(words('listComma'))
    const post = one.role ? roles(one.role as 'branch-gm') : ''
    const key = String(one.position)
    if (one.state === 'signed' || one.state === 'refused' || one.state === 'returned') {
      const word = one.state === 'signed' ? t(`step.${one.name}` as 'step.decide') : t(`mark.${one.state}`)
      return { key, look: one.state === 'signed' ? 'ok' : 'bad', word, who: holder, when: day(one.decidedAt) }
    }
    if (one.state === 'turn' && paper.maySign)
      return { key, look: 'me', word: t('chainMine'), who: post, when: '' }
    return {
      key,
      look: '',
      word: t(one.state === 'turn' ? 'chainTurn' : 'chainAfter'),
      who: `${post} ${holder || t('nobody')}`,
      when: '',
    }
  })
  const handed: Link = {
    key: 'handed',
    look: 'ok',
    word: t('handedInBy'),
    who: paper.createdByName,
    when: day(paper.createdAt),
  }
  return (
    <ol className="steps" aria-label={t('chainLine')}>
      {[handed, ...links].map(({ key, look, word, who, when }) => (
        <li key={key} className={look || undefined}>
          <span>{word}</span> <b>{who}</b> {when && <time>{when}</time>}
        </li>
      ))}
    </ol>
  )
}
