'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import type { MapActions, MapView } from './map-view'
import { personChange, refOf, useDeed } from './use-deed'

type Spot = { x: number; y: number }
const spotOf = ({ x, y }: Pick<MapPerson, 'x' | 'y'>): Spot | null =>
  x === null || y === null ? null : { x, y }

/** What is done on the map itself: a new superior, a moved card, order made again; each with a way back. */
export function useMapDeeds(view: MapView, actions: MapActions) {
  const t = useTranslations('power.panel')
  const words = useTranslations('power')
  const { run } = useDeed()
  // Where cards were put since the server was last heard of: they do not jump back meanwhile.
  const [moved, setMoved] = useState<ReadonlyMap<string, Spot | null>>(new Map())
  const [seen, setSeen] = useState(view.people)
  if (seen !== view.people) {
    setSeen(view.people)
    setMoved(new Map())
  }
  const people = useMemo(
    () =>
      view.people.map((person) => {
        const to = moved.get(person.postId)
        return to === undefined ? person : { ...person, x: to?.x ?? null, y: to?.y ?? null }
      }),
    [view.people, moved],
  )
  const personAt = (postId: string) => view.people.find((one) => one.postId === postId)

  function setSuperior(postId: string, superiorId: string | null) {
    const person = personAt(postId)
    if (!person) return
    const refTo = (id: string | null) => {
      const superior = id === null ? null : personAt(id)
      return refOf(superior && { id: superior.postId, name: superior.name })
    }
    const change = (from: string | null, to: string | null) =>
      personChange(view.customerId, postId, { fact: 'reportsTo', from: refTo(from), to: refTo(to) })
    const superior = superiorId === null ? null : personAt(superiorId)
    const before = person.reportsTo === null ? null : personAt(person.reportsTo)
    run(actions.changePerson, change(person.reportsTo, superiorId), {
      done: superior
        ? t('superiorSaved', { name: person.name, superior: superior.name })
        : t('superiorGone', { name: person.name }),
      // Nobody can be put back under somebody who has left.
      ...(!before?.ended && {
        undo: () => run(actions.changePerson, change(superiorId, person.reportsTo)),
      }),
    })
  }

  function moveCard(postId: string, to: Spot | null) {
    const person = personAt(postId)
    if (!person) return
    const from = moved.has(postId) ? (moved.get(postId) ?? null) : spotOf(person)
    setMoved((before) => new Map(before).set(postId, to))
    run(
      actions.moveCards,
      { customerId: view.customerId, cards: [{ postId, from, to }] },
      { failed: () => setMoved(new Map()) },
    )
  }

  function tidy() {
    const placed = people.filter((person) => spotOf(person) !== null)
    const cards = placed.map((person) => ({ postId: person.postId, from: spotOf(person), to: null }))
    const back = cards.map(({ postId, from }) => ({ postId, from: null, to: from }))
    run(
      actions.moveCards,
      { customerId: view.customerId, cards },
      {
        done: words('tidied'),
        undo: () => run(actions.moveCards, { customerId: view.customerId, cards: back }),
      },
    )
  }

  return { people, setSuperior, moveCard, tidy, mayTidy: people.some((person) => spotOf(person) !== null) }
}
