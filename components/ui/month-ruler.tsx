import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { joinedMarks, labelPlaces, type LabelPlace, type MonthMark } from './ruler-rows'

/** How wide a day is at least: on a desk of 1320 px and more, and on a narrow one. */
const DAY = { wide: 36, narrow: 22 }

const rowsOf = (places: readonly LabelPlace[]) => Math.max(0, ...places.map(({ row }) => row)) + 1

/**
 * The month as a ruler: Mondays longer, one window (such as the 21st to 25th), today as a pin, named days below, beside
 * each other where they would touch. `month` is YYYY-MM; `today` a day of it, or null in another month.
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
  const pin = today === null ? [] : [{ day: today, label: t('todayShort'), today: true }]
  const named = joinedMarks([...marks, ...pin], t('markJoin'))
  const wide = labelPlaces(named, days, DAY.wide)
  const narrow = labelPlaces(named, days, DAY.narrow)
  const size = { '--days': days, '--rows': rowsOf(wide), '--rows-narrow': rowsOf(narrow) }
  return (
    <section className="sheet month" aria-label={t('monthRuler')} style={size as CSSProperties}>
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
        {named.map((mark, at) => {
          const [w, n] = [wide[at]!, narrow[at]!]
          return (
            <li
              key={mark.day}
              className={mark.today ? 'today' : undefined}
              style={
                {
                  '--at': mark.day,
                  '--row-at': w.row,
                  '--shift': w.shift,
                  '--row-narrow': n.row,
                  '--shift-narrow': n.shift,
                } as CSSProperties
              }
            >
              {mark.day} <b>{mark.label}</b>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
