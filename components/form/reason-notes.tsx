import { getLocale, getMessages, getTranslations } from 'next-intl/server'

import { Note } from '@/components/ui/note'
import type { Reason } from '@/lib/core/decision'

import { linesOf, sayLines } from './problem-text'

/** Reasons and notes drawn on the server: a gate's refusal, a decision's remarks. */
export async function ReasonNotes({ reasons, tone }: { reasons: Reason[]; tone?: 'warn' | 'bad' }) {
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
        {matter}
      </Note>
    )
  })
}
