import { getLocale, getMessages, getTranslations } from 'next-intl/server'

import { Note } from '@/components/ui/note'
import type { Reason } from '@/lib/core/decision'

import { linesOf, sayLines } from './problem-text'
import { WayLink } from './way-link'

/** Reasons and notes drawn on the server: a gate's refusal, a decision's remarks. */
export async function ReasonNotes({
  reasons,
  tone,
  customerId,
}: {
  reasons: Reason[]
  tone?: 'warn' | 'bad'
  /** Whose reasons they are: what his pages mend is a link there. */
  customerId?: string
}) {
  const [t, say] = [await getTranslations('ui'), sayLines(await getLocale(), await getMessages())]
  return reasons.map((reason) => {
    const { matter, way } = linesOf(say(reason.code, reason.values))
    return (
      <Note
        key={`${reason.code} ${reason.field ?? ''}`}
        tone={tone}
        rule={reason.rule}
        way={
          way && (
            <>
              <b>{t('wayOut')}</b>
              {way}
            </>
          )
        }
      >
        {matter} <WayLink code={reason.code} customerId={customerId} />
      </Note>
    )
  })
}
