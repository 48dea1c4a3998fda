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

/** The row of a label, and by how many px it stands beside the middle of its day. */
export type LabelPlace = { row: number; shift: number }

/** As far as a label may be pushed aside before it goes into a row below. */
const REACH = 90

/** Left edges in one row: as near to their days as neighbours and the ends of the ruler allow. */
function inOneRow(lefts: readonly number[], widths: readonly number[]): number[] {
  const placed = [...lefts]
  for (let at = placed.length - 2; at >= 0; at--)
    placed[at] = Math.min(placed[at]!, placed[at + 1]! - GAP - widths[at]!)
  for (let at = 0; at < placed.length; at++) {
    const from = at === 0 ? 0 : placed[at - 1]! + widths[at - 1]! + GAP
    placed[at] = Math.max(placed[at]!, from)
  }
  return placed
}

/** The first row each fits into. */
function inRows(lefts: readonly number[], widths: readonly number[]): number[] {
  const ends: number[] = []
  return lefts.map((left, at) => {
    const free = ends.findIndex((end) => left >= end + GAP)
    const row = free < 0 ? ends.length : free
    ends[row] = left + widths[at]!
    return row
  })
}

/**
 * Where each label stands, so that neighbours (28, 29, 30) are all read: under its day, a little beside it, or where that is
 * not enough in a row below. `dayWidth`: how wide a day is at least, in px. Marks in the order of days.
 */
export function labelPlaces(marks: readonly MonthMark[], days: number, dayWidth: number): LabelPlace[] {
  const all = days * dayWidth
  const widths = marks.map(widthOf)
  const middles = marks.map(({ day }) => (day - 0.5) * dayWidth)
  const lefts = middles.map((middle, at) =>
    Math.max(0, Math.min(middle - widths[at]! / 2, all - widths[at]!)),
  )
  const one = inOneRow(lefts, widths)
  const fits = one.every((left, at) => left + widths[at]! <= all && Math.abs(left - lefts[at]!) <= REACH)
  const rows = fits ? lefts.map(() => 0) : inRows(lefts, widths)
  return rows.map((row, at) => ({
    row,
    shift: Math.round((fits ? one : lefts)[at]! + widths[at]! / 2 - middles[at]!),
  }))
}
