import { businessDate, type BusinessDate, dateIn } from '@/lib/core/dates'

const ZONE = 'Asia/Shanghai'
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

/** A moment as lists show it: time today, month and day with time within the year, else the whole date. */
export function momentText(iso: string, today: BusinessDate, words: { today: string }): string {
  const at = new Date(iso)
  const day = dateIn(ZONE, at)
  const time = TIME.format(at)
  if (day === today) return `${words.today} ${time}`
  return day.slice(0, 4) === today.slice(0, 4) ? `${day.slice(5)} ${time}` : day
}

/** A day as lists show it: month and day within the year, else the whole date. */
export function dayText(day: string, today: BusinessDate): string {
  return day.slice(0, 4) === today.slice(0, 4) ? businessDate(day).slice(5) : day
}
