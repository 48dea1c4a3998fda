'use client'

import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import { bands, byPower } from '@/lib/areas/customers/power/rules/power-placing'
import { allianceSign } from '@/lib/areas/customers/power/rules/standing'
import { type MapView, roleIn } from './map-view'
import { CoveragePips, roleKey } from './person-card'

/** The map as a list by influence, with the same facts; on a phone in its place. */
export function PowerList({
  view,
  opportunity,
  chosen,
  onChoose,
}: {
  view: MapView
  opportunity: MapView['opportunities'][number] | null
  chosen: string | null
  onChoose: (postId: string) => void
}) {
  const t = useTranslations('power')
  const there = byPower(view.people.filter(({ ended }) => !ended).map((one) => ({ ...one, id: one.postId })))
  const superiorOf = (postId: string | null) => view.people.find((one) => one.postId === postId)
  return bands.map((band) => {
    const people = there.filter(({ influence }) => influence === band)
    if (people.length === 0) return null
    const title = t(`list.level.${band ?? 'none'}`)
    return (
      <section key={band ?? 'none'} className="plist" aria-label={title}>
        <h2>
          <i className={classNames('sw', band === 'inner' && 'c', band === 'political' && 'p')} />
          {title} <span className="meta">{t('list.count', { count: people.length })}</span>
        </h2>
        <ul>
          {people.map((person) => (
            <li key={person.postId}>
              <Row
                person={person}
                role={t(`role.${roleKey(roleIn(person, opportunity))}`)}
                superior={superiorOf(person.reportsTo)}
                chosen={person.postId === chosen}
                onChoose={onChoose}
              />
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function Row({
  person,
  role,
  superior,
  chosen,
  onChoose,
}: {
  person: MapPerson
  role: string
  superior: MapPerson | undefined
  chosen: boolean
  onChoose: (postId: string) => void
}) {
  const t = useTranslations('power')
  return (
    <button
      type="button"
      className={classNames('prow', chosen && 'sel')}
      aria-pressed={chosen}
      onClick={() => onChoose(person.postId)}
    >
      <span className="al">
        <span aria-hidden="true">{person.alliance ? allianceSign[person.alliance] : '?'}</span>
        <small>{t(`alliance.${person.alliance ?? 'none'}`)}</small>
      </span>
      <span className="who">
        <span>
          <b>{person.name}</b> {person.title}
        </span>
        <span className="meta">
          {[
            role,
            superior && t(superior.ended ? 'panel.superiorLeft' : 'panel.reports', { name: superior.name }),
          ]
            .filter(Boolean)
            .join(t('join'))}
        </span>
      </span>
      <span className="deep">
        <span className="cv">
          <CoveragePips coverage={person.coverage} />
        </span>
        <span className="meta">{person.counterpart?.name ?? t('noOurs')}</span>
      </span>
      <span className="flags">
        {person.gap && <b className="text-bad">{t('gap')}</b>}
        {person.unsupported && <b className="text-warn">{t('weak')}</b>}
      </span>
    </button>
  )
}
