import { useTranslations } from 'next-intl'
import { EventSentence, type EventView } from '@/components/customers/dossier/event-sentence'
import { differencesOf } from './differences'
import { useTrailWords } from './trail-words'

/** One event of any area as a sentence, with the facts that changed below it: before → after. */
export function TrailSentence({ event }: { event: EventView }) {
  const t = useTranslations('audit')
  const words = useTrailWords()
  const label = t as unknown as { (key: string): string; has: (key: string) => boolean }
  const changes = differencesOf(event.values)
  return (
    <>
      <EventSentence event={{ ...event, values: words(event.values) }} />
      {changes.length > 0 && (
        <ul className="meta">
          {changes.map(({ field, before, after }) => (
            <li key={field}>
              {label.has(`field.${field}`) ? label(`field.${field}`) : field}{' '}
              <s>{before || t('none-before')}</s> → <b className="text-ink-2">{after || t('none-before')}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
