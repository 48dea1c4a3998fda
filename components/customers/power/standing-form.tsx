'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { Choice } from '@/components/ui/combobox'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import { wouldCycle } from '@/lib/areas/customers/power/rules/reporting'
import { buyingRoles, coverages, influences } from '@/lib/areas/customers/power/rules/standing'
import { ownerSearch } from '../list/filter-fields'
import type { MapActions, MapView } from './map-view'
import { type FactWish, personChange, refOf } from './use-deed'

const RATINGS = [1, 2, 3, 4, 5]
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Facts as they stand, by the names of the form. */
function factsNow(person: MapPerson, superior: MapPerson | undefined): Record<string, unknown> {
  return {
    influence: person.influence,
    coverage: person.coverage,
    buyingRole: person.buyingRole,
    closeness: person.closeness,
    closenessWanted: person.closenessWanted,
    reportsTo: person.reportsTo && { id: person.reportsTo, label: superior?.name ?? '' },
    counterpart: refOf(person.counterpart),
    goal: person.goal,
    ...(person.agendas && {
      personalAgenda: person.agendas.personal,
      businessAgenda: person.agendas.business,
      strategy: person.agendas.strategy,
    }),
  }
}

/** Everything that is judged of somebody, as a form: the way to change the map without drawing (A9, G3). */
export function StandingForm({
  person,
  view,
  actions,
  onClose,
}: {
  person: MapPerson
  view: MapView
  actions: MapActions
  onClose: () => void
}) {
  const t = useTranslations('power')
  const router = useRouter()
  const there = view.people.filter(({ ended }) => !ended)
  const superior = view.people.find(({ postId }) => postId === person.reportsTo)
  const line = view.people.map(({ postId, reportsTo, position }) => ({
    id: postId,
    reportsToId: reportsTo,
    position,
  }))
  const superiors = there.filter(
    ({ postId }) => postId !== person.postId && !wouldCycle(line, person.postId, postId),
  )
  const [counterpart, setCounterpart] = useState<Choice | null>(
    person.counterpart && { value: person.counterpart.id, label: person.counterpart.name },
  )
  const now = factsNow(person, superior)
  function wishes(sent: Record<string, unknown>): FactWish[] {
    const wanted: Record<string, unknown> = {
      ...sent,
      counterpart: counterpart && { id: counterpart.value, label: counterpart.label },
      reportsTo: refOf(
        there
          .filter(({ postId }) => postId === sent['reportsTo'])
          .map(({ postId, name }) => ({ id: postId, name }))[0],
      ),
    }
    return Object.keys(now)
      .filter((fact) => !same(now[fact], wanted[fact]))
      .map((fact) => ({ fact, from: now[fact] ?? null, to: wanted[fact] ?? null }))
  }
  function done(text: string) {
    toast({ text, tone: 'ok' })
    onClose()
    router.refresh()
  }
  const options = <T extends string>(codes: readonly T[], word: (code: T) => string) =>
    codes.map((value) => ({ value, label: word(value) }))
  const ratings = RATINGS.map((value) => ({ value, label: String(value) }))
  return (
    <Dialog
      open
      wide
      title={t('panel.editTitle', { name: person.name })}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm
        action={async (submission) => {
          const body = submission.input as ReturnType<typeof personChange>
          return body.changes.length === 0
            ? { kind: 'ok' as const, value: null, notes: [] }
            : actions.changePerson(submission)
        }}
        onSend={(sent) => personChange(view.customerId, person.postId, ...wishes(sent))}
        success={null}
        onDone={(value) => done(value === null ? t('panel.noChange') : t('panel.saved'))}
      >
        <div className="fields two">
          <SelectInput
            name="influence"
            label={t('panel.influence')}
            empty="null"
            defaultValue={person.influence ?? ''}
            options={options(influences, (code) => t(`influence.${code}`))}
          />
          <SelectInput
            name="coverage"
            label={t('panel.coverage')}
            empty="null"
            defaultValue={person.coverage ?? ''}
            options={options(coverages, (code) => t(`coverage.${code}`))}
          />
          <SelectInput
            name="buyingRole"
            label={t('panel.role')}
            empty="null"
            defaultValue={person.buyingRole ?? ''}
            options={options(buyingRoles, (code) => t(`role.${code}`))}
          />
          <SelectInput
            name="reportsTo"
            label={t('panel.superior')}
            empty="null"
            defaultValue={person.reportsTo ?? ''}
            options={superiors.map(({ postId, name, title }) => ({
              value: postId,
              label: title ? `${name} ${title}` : name,
            }))}
          />
          <SelectInput
            name="closeness"
            label={t('panel.closenessNow')}
            empty="null"
            as="number"
            defaultValue={person.closeness ?? ''}
            options={ratings}
          />
          <SelectInput
            name="closenessWanted"
            label={t('panel.closenessWanted')}
            empty="null"
            as="number"
            defaultValue={person.closenessWanted ?? ''}
            options={ratings}
          />
          <SearchInput
            name="counterpart"
            label={t('panel.counterpart')}
            hint={t('panel.counterpartHint')}
            search={ownerSearch}
            defaultValue={counterpart}
            onChoose={setCounterpart}
          />
          <TextInput
            name="goal"
            label={t('panel.goal')}
            empty="null"
            maxLength={200}
            defaultValue={person.goal ?? ''}
          />
        </div>
        {person.agendas && (
          <div className="fields mt-3">
            <TextArea
              name="strategy"
              label={t('panel.strategy')}
              empty="null"
              rows={2}
              maxLength={1000}
              defaultValue={person.agendas.strategy ?? ''}
            />
            <TextArea
              name="personalAgenda"
              label={t('panel.personalAgenda')}
              empty="null"
              rows={2}
              maxLength={1000}
              defaultValue={person.agendas.personal ?? ''}
            />
            <TextArea
              name="businessAgenda"
              label={t('panel.businessAgenda')}
              empty="null"
              rows={2}
              maxLength={1000}
              defaultValue={person.agendas.business ?? ''}
            />
          </div>
        )}
        <footer>
          <SubmitButton>{t('panel.edit')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
