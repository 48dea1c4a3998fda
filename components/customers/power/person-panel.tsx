'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import type { Alliance } from '@/lib/areas/customers/power/rules/standing'
import { BehaviourList } from './behaviour-list'
import type { MapActions, MapView } from './map-view'
import { CoveragePips } from './person-card'
import { PersonTies } from './person-ties'
import { StanceChoice } from './stance-choice'
import { StandingForm } from './standing-form'
import { TieForm } from './tie-form'
import { personChange, useDeed } from './use-deed'

export type PanelProps = {
  person: MapPerson
  view: MapView
  actions: MapActions
  onChoose: (postId: string) => void
  children?: ReactNode
}

/** Everything about one person of the map, and the way to change it without drawing. */
export function PersonPanel(props: PanelProps) {
  const { person, view, actions, onChoose, children } = props
  const [asked, setAsked] = useState<'edit' | 'tie' | null>(null)
  const { run } = useDeed()
  const t = useTranslations('power')
  function setStance(to: Alliance | null) {
    const change = (from: Alliance | null, next: Alliance | null) =>
      personChange(view.customerId, person.postId, { fact: 'alliance', from, to: next })
    run(actions.changePerson, change(person.alliance, to), {
      done: to
        ? t('panel.stanceSaved', { name: person.name, alliance: t(`alliance.${to}`) })
        : t('panel.cleared', { name: person.name }),
      undo: () => run(actions.changePerson, change(to, person.alliance)),
    })
  }
  return (
    <>
      <div className="pad part">
        <PanelHead person={person} view={view} />
        <StanceChoice person={person} {...(view.may.edit && { onChoose: setStance })} />
      </div>
      <div className="pad part">
        <BehaviourList {...{ person, view, actions }} />
      </div>
      <div className="pad part">
        <Judgement person={person} {...(view.may.edit && { onEdit: () => setAsked('edit') })} />
      </div>
      <div className="pad part">
        <Agendas person={person} />
      </div>
      <div className="pad part">
        <PersonTies {...{ person, view, actions, onChoose }} onDraw={() => setAsked('tie')} />
      </div>
      {children}
      <div className="pad part">
        <StanceHistory person={person} />
      </div>
      {asked === 'edit' && <StandingForm {...{ person, view, actions }} onClose={() => setAsked(null)} />}
      {asked === 'tie' && (
        <TieForm
          wish={{ from: person.postId, to: null }}
          {...{ view, actions }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function PanelHead({ person, view }: { person: MapPerson; view: MapView }) {
  const t = useTranslations('power')
  const superior = view.people.find(({ postId }) => postId === person.reportsTo)
  const reports = !superior
    ? t('panel.noSuperior')
    : superior.ended
      ? t('panel.superiorLeft', { name: superior.name })
      : t('panel.reports', { name: superior.name })
  return (
    <div className="row g3">
      <Avatar name={person.name} size="l" quiet />
      <div className="grow">
        <h2 className="ph">
          {person.name} <span className="sub">{person.title}</span>
        </h2>
        <div className="meta">
          {[person.department?.name, reports, person.keyPlayer && t('keyPlayer')]
            .filter(Boolean)
            .join(t('join'))}
        </div>
      </div>
      <div className="text-dense">
        <Link className="block py-1" href={`/customers/${view.customerId}/people/${person.postId}`}>
          {t('panel.open')}
        </Link>
        <Link className="block py-1" href={`/customers/${view.customerId}/people/${person.postId}/profile`}>
          {t('panel.profile')}
        </Link>
      </div>
    </div>
  )
}

function Judgement({ person, onEdit }: { person: MapPerson; onEdit?: () => void }) {
  const t = useTranslations('power')
  const { closeness, closenessWanted } = person
  const rows: [string, ReactNode][] = [
    [t('panel.influence'), t(`influence.${person.influence ?? 'none'}`)],
    [t('panel.role'), t(`role.${person.buyingRole ?? 'none'}`)],
    [
      t('panel.coverage'),
      <span key="coverage" className="cv">
        <CoveragePips coverage={person.coverage} />
      </span>,
    ],
    [
      t('panel.closeness'),
      closeness === null && closenessWanted === null
        ? t('panel.none')
        : t('panel.closenessOf', { now: closeness ?? '—', wanted: closenessWanted ?? '—' }),
    ],
    [t('panel.counterpart'), person.counterpart?.name ?? t('noOurs')],
    [t('panel.lastContact'), person.lastContactOn ?? t('panel.none')],
    [t('panel.goal'), person.goal ?? t('panel.none')],
  ]
  return (
    <>
      <h2 className="row">
        {t('panel.facts')}
        {onEdit && (
          <Button size="s" className="right" icon="edit" onClick={onEdit}>
            {t('panel.edit')}
          </Button>
        )}
      </h2>
      <dl className="pf2">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Agendas({ person }: { person: MapPerson }) {
  const t = useTranslations('power.panel')
  if (!person.agendas) return <p className="meta">{t('hidden')}</p>
  const { strategy, personal, business } = person.agendas
  const parts: [string, string | null][] = [
    [t('strategy'), strategy],
    [t('personalAgenda'), personal],
    [t('businessAgenda'), business],
  ]
  return parts.map(([label, text]) => (
    <section key={label} className="agenda">
      <h2>{label}</h2>
      <p className={text ? 'sub' : 'meta'}>{text ?? t('none')}</p>
    </section>
  ))
}

/** Every stance somebody was given, with the day and by whom. */
export function StanceHistory({ person }: { person: Pick<MapPerson, 'history'> }) {
  const t = useTranslations('power')
  const word = (alliance: Alliance | null) => t(`alliance.${alliance ?? 'none'}`)
  return (
    <>
      <h2>{t('panel.history')}</h2>
      {person.history.length === 0 && <p className="meta">{t('panel.noHistory')}</p>}
      <ol className="stances">
        {person.history.map(({ id, on, before, after, by }) => (
          <li key={id}>
            <time className="meta" dateTime={on}>
              {on}
            </time>
            <span>
              {before
                ? t('panel.changed', { before: word(before), after: word(after) })
                : t('panel.first', { after: word(after) })}
            </span>
            <span className="meta right">{by}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
