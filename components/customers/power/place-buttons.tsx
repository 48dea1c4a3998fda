'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { MapPerson } from '@/lib/areas/customers/power/rules/map-people'
import { drawMap } from './map-layout'
import type { MapView } from './map-view'

const STEP = 40

/** Moves a card without dragging (WCAG 2.5.7). */
export function PlaceButtons({
  person,
  view,
  onMove,
}: {
  person: MapPerson
  view: MapView
  onMove: (postId: string, to: { x: number; y: number } | null) => void
}) {
  const t = useTranslations('power.panel')
  const spot = drawMap(view.people, view.ties, 'politics').spots.get(person.postId)
  if (!spot) return null
  const by = (x: number, y: number) => () => onMove(person.postId, { x: spot.x + x, y: spot.y + y })
  return (
    <div className="pad part">
      <h2>{t('place')}</h2>
      <div className="row wrap mt-2">
        <Button size="s" onClick={by(-STEP, 0)}>
          {t('placeLeft')}
        </Button>
        <Button size="s" onClick={by(STEP, 0)}>
          {t('placeRight')}
        </Button>
        <Button size="s" onClick={by(0, -STEP)}>
          {t('placeUp')}
        </Button>
        <Button size="s" onClick={by(0, STEP)}>
          {t('placeDown')}
        </Button>
        {person.x !== null && (
          <Button size="s" look="ghost" onClick={() => onMove(person.postId, null)}>
            {t('placeBack')}
          </Button>
        )}
      </div>
    </div>
  )
}
