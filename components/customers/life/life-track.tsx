import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import type { CustomerState } from '@/lib/areas/customers/rules/customer-kinds'

export type TrackView = {
  state: CustomerState
  /** Where the present way began: a potential customer, or one that left and comes back. */
  start: CustomerState
  reached: Partial<Record<CustomerState, string>>
}

/** The way of a customer as a row of stages, each with the day it was reached; the present one marked. */
export function LifeTrack({ track }: { track: TrackView }) {
  const t = useTranslations('life')
  const way: CustomerState[] = [track.start, 'to-review', 'to-approve', 'selected']
  const stages = way.includes(track.state) ? way : [...way, track.state]
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
          <span className="meta">
            {nth > at ? '' : (track.reached[stage] ?? (nth === at ? t('now') : ''))}
          </span>
        </li>
      ))}
    </ol>
  )
}
