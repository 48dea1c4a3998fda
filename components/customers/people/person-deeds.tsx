'use client'

import { useRouter } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { useToday } from '@/components/form/today'
import type { Action } from '@/components/form/use-action'
import { customerChoices } from '@/components/customers/list/filter-fields'
import { Button } from '@/components/ui/button'
import type { Choice } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import type { PersonFactKey, PersonFactValues } from '@/lib/areas/customers/people/rules/person-facts'
import { EditPersonDialog } from './person-dialog'
import type { PersonOptions } from './person-form-model'

export type PersonActions = {
  save: Action<unknown>
  end: Action<{ contactId: string }>
  reopen: Action<unknown>
  unmask: Action<Record<string, unknown>>
}

type Props = {
  customerId: string
  postId: string
  name: string
  ended: boolean
  facts: PersonFactValues
  options: PersonOptions
  mayUnmask: readonly PersonFactKey[]
  actions: PersonActions
}

/** What can be done with somebody: change, end, take the end back, his profile on paper. */
export function PersonDeeds(props: Props) {
  const { customerId, postId, name, ended, actions } = props
  const t = useTranslations('contacts')
  const [asked, setAsked] = useState<'edit' | 'end' | null>(null)
  const close = () => setAsked(null)
  return (
    <div className="row wrap g2">
      <Button size="s" icon="edit" onClick={() => setAsked('edit')}>
        {t('edit')}
      </Button>
      {ended ? (
        <ActionButton size="s" action={actions.reopen} input={{ customerId, postId }} success={t('reopened')}>
          {t('reopen')}
        </ActionButton>
      ) : (
        <Button size="s" onClick={() => setAsked('end')}>
          {t('end')}
        </Button>
      )}
      {asked === 'edit' && (
        <EditPersonDialog {...props} save={actions.save} unmask={actions.unmask} onClose={close} />
      )}
      {asked === 'end' && (
        <EndDialog customerId={customerId} postId={postId} name={name} end={actions.end} onClose={close} />
      )}
    </div>
  )
}

/** The day somebody left and where he went; at another customer of ours his new post is offered next. */
function EndDialog({
  customerId,
  postId,
  name,
  end,
  onClose,
}: {
  customerId: string
  postId: string
  name: string
  end: Action<{ contactId: string }>
  onClose: () => void
}) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const today = useToday()
  const [firm, setFirm] = useState<Choice | null>(null)
  const [next, setNext] = useState<string | null>(null)
  function done(contactId: string) {
    router.refresh()
    if (firm) setNext(`/customers/${firm.value}/people?add=${contactId}`)
    else onClose()
  }
  if (next)
    return (
      <Dialog open title={t('ended')} onOpenChange={(open) => !open && onClose()}>
        <p className="mb-4">{t('endedNext', { name, firm: firm?.label ?? '' })}</p>
        <footer>
          <Button onClick={onClose}>{t('notNow')}</Button>
          <Link className="btn pri" href={next}>
            {t('startThere')}
          </Link>
        </footer>
      </Dialog>
    )
  return (
    <Dialog
      open
      title={t('endTitle', { name })}
      description={t('endLead')}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm
        action={end}
        success={t('ended')}
        onSend={({ endsOn, leftFor }) => ({
          customerId,
          postId,
          endsOn,
          leftFor: firm?.label ?? (leftFor ? leftFor : null),
          source: 'form',
        })}
        onDone={({ contactId }) => done(contactId)}
      >
        <div className="fields two">
          <DateInput
            className="full"
            name="endsOn"
            label={t('fact.endsOn')}
            required
            defaultValue={today}
            max={today}
          />
          <SearchInput
            className="full"
            name="firm"
            label={t('endFirm')}
            browse={false}
            search={customerChoices}
            onChoose={setFirm}
            hint={t('endFirmHint')}
          />
          {!firm && (
            <TextInput
              className="full"
              name="leftFor"
              label={t('endElse')}
              hint={t('endElseHint')}
              maxLength={100}
            />
          )}
        </div>
        <footer>
          <SubmitButton>{t('end')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
