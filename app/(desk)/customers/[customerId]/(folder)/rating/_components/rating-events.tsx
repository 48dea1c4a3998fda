import { getTranslations } from 'next-intl/server'
import { Note } from '@/components/ui/note'
import { RuleSource } from '@/components/ui/rule-source'
import type { CreditEventRow } from '@/lib/areas/grading/events/queries'
import { isLawsuitLeftOut } from '@/lib/areas/grading/events/rules/credit-events'
import { statedKnockOuts } from '@/lib/areas/grading/rules/rating-facts'
import type { Answers } from '@/lib/core/forms/definition'

/** What asked for this rating: one sentence an event, with the day by which the sheet is to be handed in (W3), and a lawsuit the sheet leaves out (R-C05). */
export async function RatingEvents({
  events,
  answers,
}: {
  events: readonly CreditEventRow[]
  answers: Answers
}) {
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
        {isLawsuitLeftOut(events, statedKnockOuts(answers)) && (
          <b className="block">
            {t('checkKnockOut')} <RuleSource rule="R-C05" />
          </b>
        )}
      </Note>
    </div>
  )
}
