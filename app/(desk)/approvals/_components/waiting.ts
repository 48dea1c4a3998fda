import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { sayFrom } from '@/components/form/problem-text'
import { inbox } from '@/lib/areas/approvals/queries'
import { businessZone, today } from '@/lib/core/clock'
import { daysBetween } from '@/lib/core/dates'
import { dateIn } from '@/lib/core/dates'
import type { Viewer } from '@/lib/core/scope'
import { groupsOf } from './groups'

/** What waits for the viewer, in words. */
export async function waitingGroups(viewer: Viewer) {
  const [rows, t, locale, messages] = await Promise.all([
    inbox(viewer),
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
  return groupsOf(rows, name, due, sayFrom(locale, messages))
}
