import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { RuleSource } from '@/components/ui/rule-source'
import type { CreditEventRow } from '@/lib/areas/grading/events/queries'

/** What asked for this rating: one sentence an event, with the day by which the sheet is to be handed in (W3). */
export async function RatingEvents({ events }: { events: readonly CreditEventRow[] }) {
  if (events.length === 0) return null
  const t = await getTranslations('creditEvents')
  return (
    <div className="mb-3.5">
      <Note tone="warn">
        {events.map(({ id, kind, on, dueOn, note, endedOn }) => (
          <span key={id} className="block">
            {t('line', { kind: t(`kind.${kind}`), on, dueOn })} {note} {endedOn && t('over', { on: endedOn })}{' '}
            <RuleSource rule="W3" />
          </span>
        ))}
      </Note>
    </div>
  )
}
