'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useMessages, useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import type { SavedDraft } from '@/components/form-sheet/draft-keeper'
import { FormFill } from '@/components/form-sheet/form-fill'
import type { Derived, Found, Locks, LookUp } from '@/components/form-sheet/sheet-context'
import { loadSay, type Say } from '@/components/form/problem-text'
import { Refusals } from '@/components/form/refusals'
import type { Action } from '@/components/form/use-action'
import { toast } from '@/components/ui/toast-store'
import type { PersonFactKey } from '@/lib/areas/customers/people/rules/person-facts'
import { profileForm } from '@/lib/areas/customers/profile/rules/profile-form'
import type { StanceChange } from '@/lib/areas/customers/power/rules/map-people'
import type { AllianceLimits } from '@/lib/areas/customers/power/rules/standing'
import type { BusinessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { ProfileAside, type ProfileChoice } from './profile-aside'
import { learned, profileChanges } from './profile-changes'

type Props = {
  customerId: string
  postId: string
  personId: string
  messages: Record<string, unknown>
  answers: Answers
  /** Facts as the writer sees them; what is masked is not among them. */
  seen: Answers
  version: number
  /** Of the writer's own draft; 0 when there is none. */
  draftVersion: number
  savedAt: string | null
  today: BusinessDate
  limits: AllianceLimits
  derived: Readonly<Record<string, Derived>>
  /** The opportunity the politics are read for. */
  opportunity: string | null
  opportunities: readonly ProfileChoice[]
  superiors: readonly Found[]
  history: StanceChange[]
  mayUnmask: readonly PersonFactKey[]
  /** What is not the writer's to fill, and why. */
  locks: Locks
  saveDraft: Action<SavedDraft>
  keep: Action<unknown>
  unmask: Action<Record<string, unknown>>
}

const MOST = 12

/** G3 to fill: bound to the contact's own facts, kept as a draft while one types, stored when it is right. */
export function ProfileFill(props: Props) {
  const { customerId, postId, superiors, mayUnmask } = props
  const t = useTranslations('profile')
  const [router, locale, around] = [useRouter(), useLocale(), useMessages()]
  const [say, setSay] = useState<Say | null>(null)
  const [opportunity, setOpportunity] = useState(props.opportunity)
  // Renewed with every answer: what was sent and never answered is sent again as the same request.
  const key = useRef<string | null>(null)
  const seen = useRef(props.seen)
  const here = `/customers/${customerId}/people/${postId}`

  const lookUp = useCallback(
    async ({ query }: LookUp): Promise<Found[]> =>
      superiors.filter(({ label, detail }) => `${label} ${detail ?? ''}`.includes(query)).slice(0, MOST),
    [superiors],
  )
  async function show(field: string): Promise<unknown> {
    if (!mayUnmask.includes(field as PersonFactKey)) return undefined
    const outcome = await props.unmask({
      input: { customerId, postId, facts: [field], purpose: t('unmaskPurpose') },
      key: crypto.randomUUID(),
    })
    if (outcome.kind !== 'ok') return undefined
    seen.current = { ...seen.current, [field]: outcome.value[field] }
    return outcome.value[field]
  }
  return (
    <FormFill
      form={profileForm(superiors)}
      messages={props.messages}
      answers={props.answers}
      version={props.draftVersion}
      today={props.today}
      settings={props.limits}
      storageKey={`G3:${props.personId}:${postId}`}
      savedAt={props.savedAt}
      derived={props.derived}
      locks={props.locks}
      submitWord={t('keep')}
      aside={
        <ProfileAside
          limits={props.limits}
          history={props.history}
          opportunities={props.opportunities}
          opportunity={opportunity}
          onOpportunity={setOpportunity}
          exchangeHref={`${here}/profile/exchange`}
        />
      }
      printHref={`/print/customers/${customerId}/G3?${new URLSearchParams({ post: postId, opportunity: opportunity ?? '' })}`}
      excelHref={`/api${here}/profile`}
      onLookUp={lookUp}
      onUnmask={show}
      onSaveDraft={async (answers, base) => {
        const draft = { answers, seen: seen.current }
        const input = { formId: 'G3', subjectId: postId, answers: draft, base: props.version, version: base }
        return props.saveDraft({ input, key: crypto.randomUUID(), as: props.personId })
      }}
      onSubmit={async (answers, base) => {
        key.current ??= crypto.randomUUID()
        const input = { customerId, postId, ...profileChanges(answers, seen.current) }
        const outcome = await props.keep({ input, key: key.current, as: props.personId })
        key.current = null
        if (outcome.kind === 'refused') {
          const words = await loadSay(locale, around)
          setSay(() => words)
        }
        if (outcome.kind !== 'conflict') return outcome
        seen.current = learned(seen.current, outcome.conflicts)
        return { ...outcome, version: base }
      }}
      onSubmitted={() => {
        toast({ text: t('kept'), tone: 'ok' })
        router.push(here)
        router.refresh()
      }}
      showReasons={(reasons) => say && <Refusals reasons={reasons} say={say} />}
    />
  )
}
