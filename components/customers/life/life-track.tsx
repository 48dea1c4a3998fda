import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { CustomerState } from '@/lib/areas/customers/schema'

export type TrackView = { state: CustomerState; reached: Partial<Record<CustomerState, string>> }

const WAY: readonly CustomerState[] = ['potential', 'to-review', 'to-approve', 'selected']

/** The way of a customer as a row of stages, each with the day it was reached; the present one marked. */
export function LifeTrack({ track }: { track: TrackView }) {
  const t = useTranslations('life')
  const left = WAY.includes(track.state) ? [] : [track.state]
  const stages = [...WAY, ...left]
  const at = stages.indexOf(track.state)
  return (
    <ol className="life-track" aria-label={t('title')}>
      {stages.map((stage, nth) => (
        <li
          key={stage}
          className={classNames(nth < at && 'past', nth === at && 'now', nth > at && 'ahead')}
          aria-current={nth === at ? 'step' : undefined}
        >
          <b>{t(`stage.${stage}`)}</b>
          <span className="meta">{track.reached[stage] ?? (nth === at ? t('now') : '')}</span>
        </li>
      ))}
    </ol>
  )
}
