'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { DateInput } from '@/components/form/date-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import { useToday } from '@/components/form/today'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Counterpart, VisitWay } from '@/lib/areas/visits/schema'
import { othersFrom, othersText } from './counterparts'

export type KnownPerson = { postId: string; name: string; title: string }
export type VisitStart = {
  id: string
  version: number
  visitedOn: string
  way: VisitWay
  counterparts: readonly Counterpart[]
  purpose: string | null
  summary: string
  result: string | null
  promises: string | null
  nextOn: string | null
  remark: string | null
}

/** A call to record, or one to put right; made for a thumb: what is most often needed stands on top. */
export function VisitDialog<T>({
  customer,
  known,
  visit,
  openAtOnce = false,
  action,
}: {
  customer: { id: string; name: string }
  known: readonly KnownPerson[]
  visit?: VisitStart
  /** Whoever comes to record one finds the dialog open. */
  openAtOnce?: boolean
  action: Action<T>
}) {
  const t = useTranslations('visits')
  const router = useRouter()
  const today = useToday()
  const [open, setOpen] = useState(openAtOnce)
  const options = (['on-site', 'phone', 'at-ours'] as const).map((value) => ({
    value,
    label: t(`ways.${value}`),
  }))
  const people = known.map(({ postId, name, title }) => ({
    value: postId,
    label: [name, title].filter(Boolean).join(' '),
  }))
  const met = visit?.counterparts ?? []
  const chosen = met.flatMap(({ postId }) =>
    postId && people.some(({ value }) => value === postId) ? [postId] : [],
  )
  const others = othersText(met.filter(({ postId }) => !postId || !chosen.includes(postId)))
  return (
    <>
      <Button
        {...(visit ? { size: 's' as const } : { look: 'pri' as const, icon: 'plus' as const })}
        onClick={() => setOpen(true)}
      >
        {t(visit ? 'correct' : 'record')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={
          visit ? t('correctTitle', { date: visit.visitedOn }) : t('recordTitle', { name: customer.name })
        }
      >
        <ActionForm
          action={action}
          fixed={visit ? { id: visit.id, version: visit.version } : { customerId: customer.id }}
          success={t(visit ? 'corrected' : 'recorded')}
          onSend={({ others: typed, counterparts, ...input }) => ({
            ...input,
            counterparts: [
              ...((Array.isArray(counterparts) ? counterparts : []) as string[]).flatMap((postId) =>
                known.filter((person) => person.postId === postId),
              ),
              ...othersFrom(String((people.length > 0 ? typed : counterparts) ?? '')),
            ],
          })}
          onDone={() => {
            setOpen(false)
            router.refresh()
          }}
          className="stack"
        >
          <ChoiceInput
            name="way"
            label={t('way')}
            required
            options={options}
            defaultValue={visit?.way ?? 'on-site'}
          />
          <DateInput
            name="visitedOn"
            label={t('visitedOn')}
            required
            max={today}
            defaultValue={visit?.visitedOn ?? today}
          />
          {people.length > 0 && (
            <ChoiceInput name="counterparts" label={t('known')} many options={people} defaultValue={chosen} />
          )}
          <TextInput
            name={people.length > 0 ? 'others' : 'counterparts'}
            label={t(people.length > 0 ? 'others' : 'counterparts')}
            required={people.length === 0}
            hint={t('othersHint')}
            defaultValue={others}
            maxLength={400}
          />
          <TextArea
            name="summary"
            label={t('summary')}
            required
            rows={4}
            maxLength={2000}
            defaultValue={visit?.summary ?? ''}
          />
          <DateInput name="nextOn" label={t('nextOn')} empty="null" defaultValue={visit?.nextOn ?? null} />
          <TextInput
            name="purpose"
            label={t('purpose')}
            maxLength={200}
            defaultValue={visit?.purpose ?? ''}
          />
          <TextInput name="result" label={t('result')} maxLength={500} defaultValue={visit?.result ?? ''} />
          <TextInput
            name="promises"
            label={t('promises')}
            maxLength={500}
            defaultValue={visit?.promises ?? ''}
          />
          <TextInput name="remark" label={t('remark')} maxLength={500} defaultValue={visit?.remark ?? ''} />
          <div className="row">
            <SubmitButton>{t(visit ? 'correct' : 'record')}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
