import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { WaitingKind } from '@/components/approvals/approval-row'
import { briefOf } from '@/components/approvals/brief'
import { sayFrom } from '@/components/form/problem-text'
import { inbox, waitingCounts } from '@/lib/areas/approvals/queries'
import { businessZone, today } from '@/lib/core/clock'
import { dateIn, daysBetween } from '@/lib/core/dates'
import type { PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { groupsOf } from './groups'
import { kindWords } from './kind-words'

/** The kind an address asks for; what cannot be one counts as not asked. */
export function kindAsked(kind: string | string[] | undefined): string | undefined {
  return typeof kind === 'string' && /^[\w.-]{1,60}$/.test(kind) ? kind : undefined
}

/** A page of what waits for the viewer, in words, with all kinds that wait, and `here`: the query that leads to it. */
export async function waitingGroups(
  viewer: Viewer,
  { kind, ...asked }: PageAsked & { kind?: string | undefined },
) {
  const [page, counts, t, word, locale, messages] = await Promise.all([
    inbox(viewer, { kind, after: asked.after, before: asked.before }),
    waitingCounts(viewer),
    getTranslations('approvals'),
    kindWords(),
    getLocale(),
    getMessages(),
  ])
  const due = (at: string) => {
    const day = dateIn(businessZone(), new Date(at))
    const left = daysBetween(today(), day)
    return left < 0 ? t('overdue', { days: -left }) : t('dueIn', { days: left, date: day.slice(5) })
  }
  const handed = (row: { createdByName: string; createdAt: string }) =>
    t('handedInOn', {
      name: row.createdByName,
      date: dateIn(businessZone(), new Date(row.createdAt)).slice(5),
    })
  const say = sayFrom(locale, messages)
  const { rows, next, previous } = page
  const kinds = counts.map(({ plan, formId, count, overdue }): WaitingKind => ({
    kind: formId ?? plan,
    name: word(plan, formId),
    count,
    overdue,
  }))
  // A paper of a later page, or of one kind, is opened beside that page.
  const query = new URLSearchParams({
    ...(kind && { kind }),
    ...(asked.after ? { after: asked.after } : asked.before ? { before: asked.before } : {}),
  }).toString()
  return {
    groups: groupsOf(rows, { word, due, handed, say: (deviation) => briefOf(t, say, deviation) }),
    kinds,
    kind: kind ?? null,
    next,
    previous,
    here: query && `?${query}`,
  }
}
