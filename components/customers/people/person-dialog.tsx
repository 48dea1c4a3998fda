'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import type { Action } from '@/components/form/use-action'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { KnownPerson } from '@/lib/areas/customers/known-people/rules/known-person'
import type { PersonFactKey, PersonFactValues } from '@/lib/areas/customers/people/rules/person-facts'
import type { Outcome } from '@/lib/core/outcome'
import { KnownPeople } from './known-people'
import { PersonFields } from './person-fields'
import { personChanges, type PersonOptions, shownInDialog } from './person-form-model'

type Shared = { customerId: string; options: PersonOptions; onClose: () => void }

/** Faults of facts come as the forms name them; this dialog has the sentences among its own. */
function said<T>(outcome: Outcome<T>): Outcome<T> {
  if (outcome.kind !== 'invalid') return outcome
  const own = (code: string) =>
    code.startsWith('not-') || code.startsWith('too-') ? `contacts.check.${code}` : code
  return {
    ...outcome,
    errors: Object.fromEntries(
      Object.entries(outcome.errors).map(([path, list]) => [
        path.split('.')[0]!,
        list.map((error) => ({ ...error, code: own(error.code) })),
      ]),
    ),
  }
}

/** Facts as the writer sees them; after a conflict, what others wrote. */
function useSeen(start: PersonFactValues) {
  const [seen, setSeen] = useState(start)
  const latest = useRef(start)
  return {
    seen,
    now: () => latest.current,
    /** What was asked for is shown as well. */
    show: (more: PersonFactValues) => {
      latest.current = { ...latest.current, ...more }
      setSeen(latest.current)
    },
    /** Others wrote this meanwhile; what is typed stays. */
    learn: (theirs: PersonFactValues) => {
      latest.current = { ...latest.current, ...theirs }
    },
  }
}

/** Changes what is known of somebody; two people changing different facts both keep theirs. */
export function EditPersonDialog({
  customerId,
  postId,
  facts,
  options,
  mayUnmask,
  save,
  unmask,
  onClose,
}: Shared & {
  postId: string
  facts: PersonFactValues
  mayUnmask: readonly PersonFactKey[]
  save: Action<unknown>
  unmask: Action<Record<string, unknown>>
}) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const { seen, now, show: showAlso, learn } = useSeen(facts)
  const labels = useRef<Record<string, string>>(
    Object.fromEntries(options.superiors.map((one) => [one.value, one.label])),
  )
  async function show(fact: PersonFactKey) {
    const input = { customerId, postId, facts: [fact], purpose: t('unmaskToEdit') }
    const outcome = await unmask({ input, key: crypto.randomUUID() })
    if (outcome.kind === 'ok') showAlso({ [fact]: outcome.value[fact] })
    else toast({ text: t('mayNotSee'), tone: 'warn' })
  }
  return (
    <Dialog
      wide
      open
      title={t('editTitle', { name: String(facts.name) })}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm
        action={async (submission) => {
          const outcome = await save(submission)
          if (outcome.kind === 'conflict')
            learn(Object.fromEntries(outcome.conflicts.map(({ field, theirs }) => [field, theirs])))
          return said(outcome)
        }}
        success={t('saved')}
        shown={(field, value) => shownInDialog(field, value, options)}
        onSend={(typed) => ({
          customerId,
          postId,
          source: 'form',
          changes: personChanges(typed, now(), labels.current),
        })}
        onDone={() => {
          onClose()
          router.refresh()
        }}
      >
        <PersonFields
          seen={seen}
          options={options}
          onLabel={(id, label) => (labels.current[id] = label)}
          {...(mayUnmask.length > 0 && { onUnmask: (fact: PersonFactKey) => void show(fact) })}
        />
        <footer>
          <SubmitButton>{t('save')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}

/** Adds somebody: a new person, or one already known at another customer within reach. */
export function AddPersonDialog({
  customerId,
  options,
  known,
  search,
  add,
  onClose,
}: Shared & {
  /** Already chosen: somebody who left another customer for this one. */
  known: KnownPerson | null
  search: (typed: string) => Promise<KnownPerson[]>
  add: Action<{ postId: string }>
}) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const [chosen, setChosen] = useState<KnownPerson | null>(known)
  const labels = useRef<Record<string, string>>(
    Object.fromEntries(options.superiors.map((one) => [one.value, one.label])),
  )
  return (
    <Dialog wide open title={t('addTitle')} onOpenChange={(open) => !open && onClose()}>
      <ActionForm
        action={async (submission) => said(await add(submission))}
        success={t('added')}
        onSend={(typed) => ({
          customerId,
          contactId: chosen?.contactId ?? null,
          source: 'form',
          despiteNamesake: typed['despiteNamesake'] === true,
          changes: personChanges(typed, {}, labels.current),
        })}
        onDone={({ postId }) => {
          onClose()
          router.push(`/customers/${customerId}/people/${postId}`)
          router.refresh()
        }}
      >
        <KnownPeople chosen={chosen} search={search} onChoose={setChosen} />
        <PersonFields
          seen={{}}
          options={options}
          postOnly={chosen !== null}
          onLabel={(id, label) => (labels.current[id] = label)}
        />
        {!chosen && (
          <YesNoInput name="despiteNamesake" label={t('despiteNamesake')} hint={t('despiteNamesakeHint')} />
        )}
        <footer>
          <SubmitButton>{t('add')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
