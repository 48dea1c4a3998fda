'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { DateInput } from '@/components/form/date-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { tieKinds } from '@/lib/areas/customers/power/schema'
import type { MapActions, MapView } from './map-view'

/** A line that is being drawn: from whom, to whom when that is known. */
export type TieWish = { from: string; to: string | null }

/** Draws a line of influence or conflict by form; pulling a line on the map opens it filled in. */
export function TieForm({
  wish,
  view,
  actions,
  onClose,
}: {
  wish: TieWish
  view: MapView
  actions: MapActions
  onClose: () => void
}) {
  const t = useTranslations('power.panel')
  const router = useRouter()
  const people = view.people
    .filter(({ ended }) => !ended)
    .map(({ postId, name, title }) => ({ value: postId, label: title ? `${name} ${title}` : name }))
  return (
    <Dialog open title={t('drawTitle')} onOpenChange={(open) => !open && onClose()}>
      <ActionForm
        action={actions.drawTie}
        success={null}
        onDone={() => {
          toast({ text: t('drawn'), tone: 'ok' })
          onClose()
          router.refresh()
        }}
      >
        <div className="fields">
          <ChoiceInput
            name="kind"
            label={t('tieKind')}
            required
            defaultValue="influence"
            options={tieKinds.map((value) => ({ value, label: t(`tieKinds.${value}`) }))}
          />
          <SelectInput
            name="fromPostId"
            label={t('tieFrom')}
            required
            options={people}
            defaultValue={wish.from}
          />
          <SelectInput
            name="toPostId"
            label={t('tieTo')}
            required
            options={people}
            defaultValue={wish.to ?? ''}
          />
          <TextInput name="note" label={t('tieNote')} hint={t('tieNoteHint')} maxLength={300} />
          <DateInput name="startsOn" label={t('tieSince')} defaultValue={view.today} max={view.today} />
        </div>
        <footer>
          <SubmitButton>{t('draw')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
