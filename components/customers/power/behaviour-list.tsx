'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { toast } from '@/components/ui/toast-store'
import type { MapPerson, Seen } from '@/lib/areas/customers/power/rules/map-people'
import {
  allianceSign,
  type BehaviourLevel,
  behaviourLevels,
  seenByLevel,
} from '@/lib/areas/customers/power/rules/standing'
import { useRouter } from 'next/navigation'
import type { MapActions, MapView } from './map-view'
import { useDeed } from './use-deed'

type Props = { person: MapPerson; view: Pick<MapView, 'limits' | 'today' | 'may'>; actions: MapActions }

/** TAS-15: the fifteen behaviours by the stance they speak for, each with the day it was seen; recorded and withdrawn here. */
export function BehaviourList({ person, view, actions }: Props) {
  const t = useTranslations('power.panel')
  const seen = new Map(person.seen.map((one) => [one.number, one]))
  const counts = seenByLevel(seen.keys())
  const [asked, setAsked] = useState<number | null>(null)
  const levels = Object.keys(behaviourLevels) as BehaviourLevel[]
  return (
    <>
      <h2>
        {t('behaviours')} <span className="meta">{t('seenCount', { count: seen.size })}</span>
      </h2>
      {levels.map((level) => (
        <section key={level} aria-label={t(`group.${level}`)}>
          <h3 className="behead">
            <b aria-hidden="true">{allianceSign[level]}</b> {t(`group.${level}`)}
            <span className="meta right">
              {t('groupSeen', { count: counts[level], needed: view.limits[level] })}
            </span>
          </h3>
          {behaviourLevels[level].map((number) => (
            <BehaviourRow
              key={number}
              number={number}
              seen={seen.get(number) ?? null}
              open={asked === number}
              onOpen={(open) => setAsked(open ? number : null)}
              {...{ person, view, actions }}
            />
          ))}
        </section>
      ))}
    </>
  )
}

function BehaviourRow({
  number,
  seen,
  open,
  onOpen,
  person,
  view,
  actions,
}: Props & { number: number; seen: Seen | null; open: boolean; onOpen: (open: boolean) => void }) {
  const t = useTranslations('power.panel')
  const words = useTranslations('power.behaviour')
  const { run } = useDeed()
  const text = words(`${number as 1}`)
  return (
    <div className={classNames('beh', !seen && 'no')}>
      <span aria-hidden="true">{seen ? '✓' : '○'}</span>
      <span>
        <span className="nr">{number}</span> {text}
        {seen?.note && <span className="meta nt">{seen.note}</span>}
      </span>
      <span className="meta end">
        {seen ? <time dateTime={seen.seenOn}>{seen.seenOn.slice(2)}</time> : !view.may.edit && t('notSeen')}
        {view.may.edit &&
          (seen ? (
            <button
              type="button"
              className="linkish"
              aria-label={t('withdrawLabel', { number })}
              onClick={() =>
                run(
                  actions.withdrawBehaviour,
                  { behaviourId: seen.id },
                  {
                    done: t('withdrawn', { number }),
                    undo: () =>
                      run(actions.recordBehaviour, {
                        postId: person.postId,
                        number,
                        seenOn: seen.seenOn,
                        note: seen.note,
                      }),
                  },
                )
              }
            >
              {t('withdraw')}
            </button>
          ) : (
            <button
              type="button"
              className="linkish"
              aria-expanded={open}
              aria-label={t('recordLabel', { number, text })}
              onClick={() => onOpen(!open)}
            >
              {t('record')}
            </button>
          ))}
      </span>
      {open && !seen && (
        <RecordForm {...{ person, number, actions }} today={view.today} onClose={() => onOpen(false)} />
      )}
    </div>
  )
}

function RecordForm({
  person,
  number,
  today,
  actions,
  onClose,
}: {
  person: MapPerson
  number: number
  today: string
  actions: MapActions
  onClose: () => void
}) {
  const t = useTranslations('power.panel')
  const ui = useTranslations('ui')
  const router = useRouter()
  return (
    <div className="behform">
      <ActionForm
        action={actions.recordBehaviour}
        fixed={{ postId: person.postId, number }}
        success={null}
        onDone={() => {
          toast({ text: t('recorded', { number }), tone: 'ok' })
          onClose()
          router.refresh()
        }}
      >
        <div className="fields">
          <DateInput name="seenOn" label={t('seenOn')} required defaultValue={today} max={today} />
          <TextInput name="note" label={t('note')} hint={t('noteHint')} maxLength={300} />
        </div>
        <div className="row mt-2">
          <SubmitButton size="s">{t('record')}</SubmitButton>
          <Button size="s" look="ghost" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </div>
      </ActionForm>
    </div>
  )
}
