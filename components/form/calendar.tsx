'use client'

import { useLocale } from 'next-intl'
import { DayPicker } from 'react-day-picker'
import { enUS, zhCN } from 'react-day-picker/locale'

/** A day in the browser's zone at midnight: what the day picker counts in. Never leaves this file. */
function dayOf(date: string): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, day)
}

function dateOf(day: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

/** A month of days, the week beginning on Monday. Dates are YYYY-MM-DD. */
export function Calendar({
  value,
  today,
  min,
  max,
  onPick,
}: {
  value: string | null
  today: string
  min?: string
  max?: string
  onPick: (date: string) => void
}) {
  const locale = useLocale()
  return (
    <DayPicker
      className="cal"
      mode="single"
      autoFocus
      showOutsideDays
      weekStartsOn={1}
      locale={locale === 'en' ? enUS : zhCN}
      captionLayout="dropdown"
      startMonth={dayOf(min ?? '1950-01-01')}
      endMonth={dayOf(max ?? '2099-12-31')}
      today={dayOf(today)}
      selected={value ? dayOf(value) : undefined}
      defaultMonth={dayOf(value ?? today)}
      disabled={[...(min ? [{ before: dayOf(min) }] : []), ...(max ? [{ after: dayOf(max) }] : [])]}
      onSelect={(day) => day && onPick(dateOf(day))}
    />
  )
}
