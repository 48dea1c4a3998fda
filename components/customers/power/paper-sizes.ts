import type { Sizes } from '@/lib/areas/customers/power/rules/tree-layout'

/** Cards of a chart on paper, in units of the drawing. */
export const paperSizes = {
  width: 150,
  height: 46,
  gapX: 12,
  gapY: 26,
  stackGap: 8,
  indent: 16,
  stackFrom: 2,
  stackMost: 12,
} as const satisfies Sizes

/** What one sheet A4 across holds: at this size the smallest letters are still 5.5 points. */
export const paperRoom = { width: 1440, height: 800 } as const

const SHEET = { width: 277, height: 154 } as const
/** A small chart is not blown up beyond this, mm a unit. */
const LARGEST = 0.34

/** Millimetres a drawing takes on a sheet. */
export function paperExtent(drawing: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(LARGEST, SHEET.width / drawing.width, SHEET.height / drawing.height)
  return { width: Math.round(drawing.width * scale), height: Math.round(drawing.height * scale) }
}
