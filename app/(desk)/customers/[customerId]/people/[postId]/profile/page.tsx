import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getMessages, getTranslations } from 'next-intl/server'
import { ProfileFill } from '@/components/customers/profile/profile-fill'
import type { Locks } from '@/components/form-sheet/sheet-context'
import { FormRead } from '@/components/form-sheet/form-read'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { draftOf } from '@/lib/areas/customers/dossier/queries'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import { lockedPersonFacts } from '@/lib/areas/customers/people/rules/agendas'
import { type PaperDraft, reopenDraft } from '@/lib/areas/customers/papers/rules/draft-merge'
import { type Profile, profileOf } from '@/lib/areas/customers/profile/queries'
import { behaviourDays, withLines } from '@/lib/areas/customers/profile/rules/behaviour-lines'
import { today } from '@/lib/core/clock'
import type { Answers } from '@/lib/core/forms/definition'
import { bindingsOf } from '@/lib/core/forms/facts'
import { isMasked } from '@/lib/core/forms/values'
import { messagesOf } from '@/lib/core/forms/words'
import type { Viewer } from '@/lib/core/scope'
import { openFolder } from '../../../_components/folder'
import { opportunityOf, profilePaper } from '../../../_components/profile-paper'
import { keep, keepDraft, unmask } from './actions'

type Props = {
  params: Promise<{ customerId: string; postId: string }>
  searchParams: Promise<{ opportunity?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('title') }
}

async function crumbsOf({ customer, postId, person }: Profile) {
  const [nav, t] = await Promise.all([getTranslations('nav'), getTranslations('profile')])
  const here = `/customers/${customer.id}`
  return [
    { label: nav('customers'), href: '/customers' },
    { label: customer.name, href: here },
    { label: t('people'), href: `${here}/people` },
    { label: person.name, href: `${here}/people/${postId}` },
    { label: t('title') },
  ]
}

/** What the writer sees before he types, and over it what he typed before. */
async function startOf(viewer: Viewer, profile: Profile, current: Answers) {
  const draft = await draftOf(viewer, formG3.id, profile.postId)
  const facts = { ...profile.facts, behaviours: behaviourDays(current['behaviours']) }
  const bound = { ...bindingsOf(formG3), behaviours: 'behaviours' }
  const start = draft
    ? reopenDraft({ answers: current, facts, own: {} }, draft.answers as PaperDraft, bound)
    : { answers: current, seen: facts }
  return {
    answers: withLines(start.answers),
    seen: Object.fromEntries(Object.entries(start.seen).filter(([, value]) => !isMasked(value))),
    savedAt: draft?.savedAt ?? null,
    draftVersion: draft?.version ?? 0,
  }
}

/** Fields that are not the writer's to fill, each with why. */
async function locksOf(profile: Profile): Promise<Locks> {
  const t = await getTranslations('reasons')
  const why = t('contacts.guarded')
  const locked: readonly string[] = lockedPersonFacts(profile.facts, profile.may.personal)
  const shut = Object.entries(bindingsOf(formG3)).filter(([, fact]) => locked.includes(fact))
  return { fields: Object.fromEntries(shut.map(([name]) => [name, why])), personal: null }
}

/** 个人档案 (G3) of one person of the customer: to fill like the paper, or to read. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const [{ customerId, postId }, asked] = await Promise.all([params, searchParams])
  const { viewer, folder } = await openFolder(customerId)
  const profile = await profileOf(viewer, folder.id, postId)
  if (!profile) notFound()
  const opportunity = opportunityOf(profile, asked.opportunity)
  const [messages, { answers, derived }, t] = await Promise.all([
    getMessages(),
    profilePaper(profile, opportunity),
    getTranslations('profile'),
  ])
  const words = messagesOf(messages.forms, formG3.id)
  if (!profile.may.edit)
    return (
      <Page crumbs={await crumbsOf(profile)}>
        <div className="row mb-3 justify-end">
          <ButtonLink
            icon="print"
            target="_blank"
            href={`/print/customers/${folder.id}/G3?post=${postId}&opportunity=${opportunity?.id ?? ''}`}
          >
            {t('print')}
          </ButtonLink>
        </div>
        <FormRead form={formG3} messages={words} answers={answers} derived={derived} />
      </Page>
    )
  const [start, locks] = await Promise.all([startOf(viewer, profile, answers), locksOf(profile)])
  // A draft of before may hold what is not his to write: it shows what is on file.
  const unchanged = Object.fromEntries(Object.keys(locks.fields).map((name) => [name, answers[name] ?? null]))
  return (
    <Page crumbs={await crumbsOf(profile)}>
      <ClientMessages also={['profile', 'power', 'contacts']}>
        <ProfileFill
          customerId={folder.id}
          postId={postId}
          personId={viewer.personId}
          messages={words}
          answers={{ ...start.answers, ...unchanged }}
          locks={locks}
          seen={start.seen}
          version={profile.version}
          draftVersion={start.draftVersion}
          savedAt={start.savedAt}
          today={today()}
          limits={profile.limits}
          derived={derived}
          opportunity={opportunity?.id ?? null}
          opportunities={profile.opportunities}
          superiors={profile.superiors}
          history={profile.person.history}
          mayUnmask={profile.mayUnmask}
          saveDraft={keepDraft}
          keep={keep}
          unmask={unmask}
        />
      </ClientMessages>
    </Page>
  )
}
