'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import type { MapActions, MapView } from './map-view'
import { useDeed } from './use-deed'

/** Lines of influence and conflict of one person: told in words, ended here, new ones drawn by form. */
export function PersonTies({
  person,
  view,
  actions,
  onChoose,
  onDraw,
}: {
  person: MapPerson
  view: MapView
  actions: MapActions
  onChoose: (postId: string) => void
  onDraw: () => void
}) {
  const t = useTranslations('power.panel')
  const { run } = useDeed()
  const mine = view.ties.filter(({ from, to }) => from === person.postId || to === person.postId)
  return (
    <>
      <h2 className="row">
        {t('ties')}
        {view.may.edit && (
          <Button size="s" className="right" onClick={onDraw}>
            {t('drawTie')}
          </Button>
        )}
      </h2>
      {mine.length === 0 && <p className="meta">{t('noTies')}</p>}
      {mine.map((tie) => {
        const outgoing = tie.from === person.postId
        const other = view.people.find(({ postId }) => postId === (outgoing ? tie.to : tie.from))
        if (!other) return null
        const kind = tie.kind === 'conflict' ? 'conflictWith' : outgoing ? 'influences' : 'influencedBy'
        return (
          <div key={tie.id} className="tie">
            <span>
              <button type="button" className="linkish" onClick={() => onChoose(other.postId)}>
                {t(kind, { name: other.name })}
              </button>
              <span className="meta nt">
                {tie.note} {t('since', { date: tie.startsOn })}
              </span>
            </span>
            {view.may.edit && (
              <button
                type="button"
                className="linkish"
                aria-label={t('endTieLabel', { name: other.name })}
                onClick={() =>
                  run(actions.endTie, { tieId: tie.id, version: tie.version }, { done: t('tieEnded') })
                }
              >
                {t('endTie')}
              </button>
            )}
          </div>
        )
      })}
    </>
  )
}
