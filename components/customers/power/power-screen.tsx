'use client'

import { useTranslations } from 'next-intl'
import {
  type ComponentProps,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useNarrow } from '@/components/data-table/use-narrow'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Empty } from '@/components/ui/empty'
import { later, useLater } from '@/components/ui/later'
import type { MapCanvas as Drawn } from './map-canvas'
import { MapLegend } from './map-legend'
import { type MapActions, type MapMode, type MapView } from './map-view'
import { PersonPanel } from './person-panel'
import { PlaceButtons } from './place-buttons'
import { PowerHead } from './power-head'
import { PowerList } from './power-list'
import { TieForm, type TieWish } from './tie-form'
import { useMapDeeds } from './use-map-deeds'

const mapCanvas = later(() => import('./map-canvas').then((m) => m.MapCanvas))

/** What of the screen stands in its address. */
export type ScreenState = { mode: MapMode; list: boolean; person: string | null; opportunity: string | null }

/** Writes the state into the address, so that it can be sent and survives a reload. */
function remember({ mode, list, person, opportunity }: ScreenState): void {
  const address = new URLSearchParams({
    ...(mode === 'politics' && { mode }),
    ...(list && { view: 'list' }),
    ...(person && { person }),
    ...(opportunity && { opportunity }),
  })
  const query = address.toString()
  history.replaceState(null, '', query ? `?${query}` : location.pathname)
}

/** Organisation chart and political map of a customer, with the person chosen beside it. */
export function PowerScreen({
  view: given,
  initial,
  actions,
  grade,
}: {
  view: MapView
  initial: ScreenState
  actions: MapActions
  grade: number | null
}) {
  const t = useTranslations('power')
  const narrow = useNarrow()
  const [state, setState] = useState(initial)
  const [tie, setTie] = useState<TieWish | null>(null)
  const panel = useRef<HTMLElement>(null)
  const { people, setSuperior, moveCard, tidy, mayTidy } = useMapDeeds(given, actions)
  const view = useMemo(() => ({ ...given, people }), [given, people])
  const change = useCallback((some: Partial<ScreenState>) => {
    setState((before) => {
      const after = { ...before, ...some }
      queueMicrotask(() => remember(after))
      return after
    })
  }, [])
  const opportunity = view.opportunities.find(({ id }) => id === state.opportunity) ?? null
  const person = people.find(({ postId }) => postId === state.person) ?? null
  const asList = state.list || narrow

  const choose = useCallback(
    (postId: string, byKey = false) => {
      change({ person: postId })
      if (byKey) requestAnimationFrame(() => panel.current?.focus())
    },
    [change],
  )
  function back(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !state.person) return
    document.querySelector<HTMLElement>(`[data-post="${state.person}"]`)?.focus()
  }
  const detail = person && (
    <PersonPanel key={person.postId} {...{ person, view, actions }} onChoose={(id) => choose(id)}>
      {state.mode === 'politics' && !asList && view.may.edit && (
        <PlaceButtons person={person} view={view} onMove={moveCard} />
      )}
    </PersonPanel>
  )
  if (people.length === 0)
    return (
      <>
        <PowerHead {...{ view, state, change, grade, opportunity }} />
        <div className="sheet">
          <Empty title={t('empty')} body={t('emptyBody')} />
        </div>
      </>
    )
  return (
    <>
      <PowerHead
        {...{ view, state, change, grade, opportunity }}
        {...(mayTidy && view.may.edit && { onTidy: tidy })}
      />
      <div className="pm">
        <section className="sheet" aria-label={t(asList ? 'views.list' : `modes.${state.mode}`)}>
          {asList ? (
            <PowerList {...{ view, opportunity }} chosen={state.person} onChoose={choose} />
          ) : (
            <>
              <Canvas
                {...{ view, opportunity }}
                mode={state.mode}
                chosen={state.person}
                onChoose={choose}
                onSuperior={setSuperior}
                onMove={moveCard}
                onPull={(from, to) => setTie({ from, to })}
              />
              <p className="meta keys">
                {t('keys')}
                {view.may.edit && `　${t(state.mode === 'chart' ? 'dragChart' : 'dragPolitics')}`}
              </p>
            </>
          )}
          <MapLegend />
        </section>
        {!narrow && (
          <aside
            className="sheet side"
            ref={panel}
            tabIndex={-1}
            aria-label={person ? person.name : t('panel.choose')}
            onKeyDown={back}
          >
            {detail ?? <Empty title={t('panel.choose')} body={t('panel.chooseBody')} />}
          </aside>
        )}
      </div>
      {narrow && person && (
        <Dialog open title={person.name} onOpenChange={(open) => !open && change({ person: null })}>
          <div className="side">{detail}</div>
        </Dialog>
      )}
      {tie && <TieForm wish={tie} {...{ view, actions }} onClose={() => setTie(null)} />}
    </>
  )
}

/** The map as soon as what draws it is here; where it cannot be had, a way to ask again. */
function Canvas(props: ComponentProps<typeof Drawn>) {
  const t = useTranslations('ui')
  const { Part: MapCanvas, failed, ask } = useLater(mapCanvas)
  useEffect(() => ask(), [ask])
  if (MapCanvas) return <MapCanvas {...props} />
  if (failed)
    return (
      <Empty title={t('notFetched')}>
        <Button onClick={() => ask()}>{t('retry')}</Button>
      </Empty>
    )
  return <div className="canvas loading" aria-hidden="true" />
}
