import { getLocale, getMessages } from 'next-intl/server'

import { Note } from '@/components/ui/note'
import type { Reason } from '@/lib/core/decision'

import { sayFrom } from './problem-text'

/** Reasons and notes drawn on the server: a gate's refusal, a decision's remarks. */
export async function ReasonNotes({ reasons, tone }: { reasons: Reason[]; tone?: 'warn' | 'bad' }) {
  const say = sayFrom(await getLocale(), await getMessages())
  return reasons.map((reason) => (
    <Note key={`${reason.code} ${reason.field ?? ''}`} tone={tone} rule={reason.rule}>
      {say(reason.code, reason.values)}
    </Note>
  ))
}
