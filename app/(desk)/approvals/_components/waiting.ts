import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { briefOf } from '@/components/approvals/brief'
import { sayFrom } from '@/components/form/problem-text'
import { inbox } from '@/lib/areas/approvals/queries'
import { businessZone, today } from '@/lib/core/clock'
import { daysBetween } from '@/lib/core/dates'
import { dateIn } from '@/lib/core/dates'
import type { PageAsked } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { groupsOf } from './groups'

/** A page of what waits for the viewer, in words, and `here`: the query that leads to it. */
export async function waitingGroups(viewer: Viewer, asked: PageAsked) {
  const [page, t, locale, messages] = await Promise.all([
    inbox(viewer, { after: asked.after, before: asked.before }),
    getTranslations('approvals'),
    getLocale(),
    getMessages(),
  ])
  const due = (at: string) => {
    const day = dateIn(businessZone(), new Date(at))
    const left = daysBetween(today(), day)
    return left < 0 ? t('overdue', { days: -left }) : t('dueIn', { days: left, date: day.slice(5) })
  }
  const name = (plan: string, month: string | null) =>
    t(`plan.${plan.replace('.', '-')}` as 'plan.credit-line', { month: month ?? '' })
  const say = sayFrom(locale, messages)
  const { rows, next, previous } = page
  // A paper of a later page is opened beside that page.
  const here = asked.after ? `?after=${asked.after}` : asked.before ? `?before=${asked.before}` : ''
  return {
    groups: groupsOf(rows, name, due, (deviation) => briefOf(t, say, deviation)),
    next,
    previous,
    here,
  }
}
