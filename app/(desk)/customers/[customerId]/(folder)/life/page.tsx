import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LifePapers, type LifePaperView } from '@/components/customers/life/life-papers'
import { LifeTrack } from '@/components/customers/life/life-track'
import { Empty } from '@/components/ui/empty'
import { Note } from '@/components/ui/note'
import type { Signature } from '@/components/ui/sign-chain'
import { type CustomerLife, customerLife, type LifePaper } from '@/lib/areas/customers/life/queries'
import type { CustomerState } from '@/lib/areas/customers/rules/customer-kinds'
import { dateIn } from '@/lib/core/dates'
import { businessZone, dayAndTime, today } from '@/lib/core/clock'
import { openFolder } from '../../_components/folder'

type Words = {
  life: Awaited<ReturnType<typeof getTranslations<'life'>>>
  roles: Awaited<ReturnType<typeof getTranslations<'roles.name'>>>
}

const dayOf = (iso: string) => dateIn(businessZone(), new Date(iso))

/** The day each stage was reached last, as far as its papers tell. */
function reachedOf(life: CustomerLife): Partial<Record<CustomerState, string>> {
  const reached: Partial<Record<CustomerState, string>> = { potential: life.openedOn }
  for (const paper of life.papers) {
    const entering = paper.kind === 'add' || paper.kind === 'restore'
    if (entering) reached['to-review'] = paper.filledOn
    const review = paper.signatures.find((one) => one.step === 'review' && one.state === 'signed')
    if (entering && review?.at) reached['to-approve'] = dayOf(review.at)
    if (paper.state !== 'approved' && paper.state !== 'filed') continue
    const last = paper.signatures.findLast((one) => one.state === 'signed')?.at
    reached[paper.toState] = last ? dayOf(last) : paper.filledOn
  }
  return reached
}

/** Where the way it is on now began: as a potential customer, or where it was before it asked to come back. */
function startOf({ papers, state }: CustomerLife): CustomerState {
  const entered = papers.findLast(({ kind }) => kind === 'add' || kind === 'restore')
  const under = state === 'to-review' || state === 'to-approve' || state === 'selected'
  return under && entered?.kind === 'restore' ? entered.fromState : 'potential'
}

function chainOf(paper: LifePaper, { life, roles }: Words): Signature[] {
  const post = (role: string | null) => (role ? roles(role as 'branch-gm') : undefined)
  const given = paper.signatures.map((one, nth): Signature => {
    const signed = one.state === 'signed'
    const last = nth === paper.signatures.length - 1
    return {
      step: one.step === 'review' || one.step === 'approve' ? life(`step.${one.step}`) : life('step.added'),
      name: one.person ?? '',
      post: post(one.role),
      when: one.at ? dayAndTime(one.at) : life(`mark.${one.state}`),
      look: signed ? (last ? 'bai' : 'zhu') : 'wait',
      ...(!signed && { text: life(`mark.${one.state}`) }),
    }
  })
  const filing: Signature[] = paper.filed
    ? [{ step: life('filed'), name: paper.filed.name, post: post('marketing-officer'), when: dayAndTime(paper.filed.at), look: 'zhu' }]
    : paper.state === 'approved'
      ? [{ step: life('filed'), name: '', post: post('marketing-officer'), when: life('toFile'), look: 'wait' }]
      : [] // prettier-ignore
  return [
    { step: life('proposer'), name: paper.createdByName, when: dayAndTime(paper.createdAt), look: 'zhu' },
    ...given,
    ...filing,
  ]
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('life'))('tab') }
}

/** 进程: where the customer stands in its life, the stages it passed, and who signed each step (W1). */
export default async function LifePage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params
  const { viewer } = await openFolder(customerId)
  const life = await customerLife(viewer, customerId)
  if (!life) notFound()
  const [t, roles] = await Promise.all([getTranslations('life'), getTranslations('roles.name')])
  const papers = life.papers.toReversed().map((paper): LifePaperView => ({
    ...paper,
    signatures: chainOf(paper, { life: t, roles }),
  }))
  const { debt, cooperationEndedOn: ended } = life
  return (
    <div className="cover one">
      <section className="blk" aria-label={t('title')}>
        <h2>
          {t('title')}
          <span className="meta">
            {[
              t('opened', { day: life.openedOn }),
              life.openedBy && t('openedBy', { name: life.openedBy }),
              life.observedUntil &&
                life.observedUntil >= today() &&
                t('observedUntil', { day: life.observedUntil }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </h2>
        <LifeTrack track={{ state: life.state, start: startOf(life), reached: reachedOf(life) }} />
        {debt && ended && debt.class !== 'normal' && (
          <div className="mt-3">
            <Note
              tone={debt.class === 'bad' ? 'bad' : debt.class === 'to-bad' ? 'warn' : undefined}
              rule="R-P04"
            >
              {t(`debt.${debt.class}`, { ended, badOn: debt.badOn ?? '' })}
            </Note>
          </div>
        )}
      </section>
      {papers.length === 0 ? (
        <div className="blk">
          <Empty title={t('noPapers')} body={t('noPapersBody')} />
        </div>
      ) : (
        <LifePapers papers={papers} />
      )}
    </div>
  )
}
