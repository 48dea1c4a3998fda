import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'

/** A day that matters in the month. */
export type MonthMark = { day: number; label: string }

/**
 * The month as a ruler: Mondays longer, one window (such as the 21st to 25th), today as a pin, named days below.
 * `month` is YYYY-MM; `today` a day of it, or null in another month.
 */
export function MonthRuler({
  month,
  today,
  window,
  marks,
}: {
  month: string
  today: number | null
  window?: { from: number; to: number; label: string; rest?: string }
  marks: MonthMark[]
}) {
  const t = useTranslations('ui')
  const [year, number] = month.split('-').map(Number) as [number, number]
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const isMonday = (day: number) => new Date(Date.UTC(year, number - 1, day)).getUTCDay() === 1
  const named =
    today === null
      ? marks
      : [...marks.filter((mark) => Math.abs(mark.day - today) > 1), { day: today, label: t('todayShort') }]
  return (
    <section className="sheet month" aria-label={t('monthRuler')} style={{ '--days': days } as CSSProperties}>
      <div className="days" aria-hidden="true">
        {Array.from({ length: days }, (_, at) => (
          <i key={at} className={isMonday(at + 1) ? 'wk' : undefined} />
        ))}
        {window && (
          <span className="win" style={{ '--from': window.from, '--to': window.to } as CSSProperties}>
            <span>{window.label}</span>
            <span>{window.rest}</span>
          </span>
        )}
        {today !== null && <span className="now" style={{ '--at': today } as CSSProperties} />}
      </div>
      <ul className="marks">
        {named
          .toSorted((a, b) => a.day - b.day)
          .map((mark) => (
            <li
              key={mark.day}
              className={
                mark.day === today
                  ? 'today'
                  : mark.day <= 2
                    ? 'first'
                    : mark.day >= days - 1
                      ? 'last'
                      : undefined
              }
              style={{ '--at': mark.day } as CSSProperties}
            >
              {mark.day} <b>{mark.label}</b>
            </li>
          ))}
      </ul>
    </section>
  )
}
