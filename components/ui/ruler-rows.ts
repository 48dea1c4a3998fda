/** A day that matters in the month. */
export type MonthMark = { day: number; label: string; today?: boolean }

/** One mark a day, in their order: what falls on one day stands together, today first. */
export function joinedMarks(marks: readonly MonthMark[], join: string): MonthMark[] {
  const days = [...new Set(marks.map(({ day }) => day))].sort((a, b) => a - b)
  return days.map((day) => {
    const here = marks
      .filter((mark) => mark.day === day)
      .toSorted((a, b) => Number(!!b.today) - Number(!!a.today))
    const label = [...new Set(here.map((mark) => mark.label))].join(join)
    return { day, label, ...(here.some(({ today }) => today) && { today: true }) }
  })
}

const WIDE = 12.5
const NARROW = 7
const GAP = 10

/** About how wide a label of 12 px is: CJK signs are twice as wide as Latin ones. */
function widthOf({ day, label }: MonthMark): number {
  return [...`${day} ${label}`].reduce(
    (sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? WIDE : NARROW),
    0,
  )
}

/** The row of a label, and the edge of the ruler that holds it where it would reach beyond when it stood in its middle. */
export type LabelPlace = { row: number; edge: 'first' | 'last' | null }

/**
 * Where each label stands: under its day, in the first row that has room for it, so that neighbours (28, 29, 30) are all
 * read. `dayWidth`: how wide a day is at least, in px. Marks in the order of days.
 */
export function labelPlaces(marks: readonly MonthMark[], days: number, dayWidth: number): LabelPlace[] {
  const ends: number[] = []
  const all = days * dayWidth
  return marks.map((mark) => {
    const width = widthOf(mark)
    const middle = (mark.day - 0.5) * dayWidth
    const edge = middle < width / 2 ? 'first' : middle + width / 2 > all ? 'last' : null
    const left = edge === 'first' ? 0 : edge === 'last' ? all - width : middle - width / 2
    const free = ends.findIndex((end) => left >= end + GAP)
    const row = free < 0 ? ends.length : free
    ends[row] = left + width
    return { row, edge }
  })
}
