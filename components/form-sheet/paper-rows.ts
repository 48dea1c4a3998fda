import type { Section } from '@/lib/core/forms/definition'
import { type Box, boxesOf, rowsOf, shares } from '@/lib/core/forms/layout'
import type { Words } from '@/lib/core/forms/words'

/** The paper is ruled in columns of equal width: 36 of 5 mm on upright A4. */
export const COLUMNS = 36
/** Columns of the upright title of a group. */
export const TITLE = 2
/** Columns of the first label of a row, so that labels stand under one another. */
const FIRST_LABEL = 4
const NARROW_LABEL = 3
const WIDE_LABEL = 5
/** Characters a label of three columns takes in one line. */
const NARROW = 4
/** Characters beyond which a label gets more room. */
const LONG = 10

export type PaperBox = { box: Box; label: string; labelColumns: number; valueColumns: number }
/** A row of boxes, or one table field with lines of its own. */
export type PaperBlock = { kind: 'rows'; rows: PaperBox[][] } | { kind: 'lines'; box: Box; label: string }
/** Where the title of a section stands: upright beside its rows, in a row above them, or nowhere (head and foot). */
export type TitlePlace = 'upright' | 'above' | 'none'

/** The label of a box: its own, or that of its first field. */
export function labelOfBox(box: Box, { form }: Words): string {
  return (box.ownLabel ? form.boxes?.[box.name] : undefined) ?? form.fields[box.name] ?? box.name
}

function labelColumns(label: string, first: boolean): number {
  if (first) return label.length > LONG ? WIDE_LABEL : FIRST_LABEL
  return label.length > NARROW ? FIRST_LABEL : NARROW_LABEL
}

function printedRow(row: Box[], width: number, extra: number, words: Words, longest: number): PaperBox[] {
  const widths = shares(
    row.map((box) => box.print),
    width,
  )
  return row.map((box, at) => {
    const label = labelOfBox(box, words)
    const wanted = at === 0 ? longest : labelColumns(label, false)
    const own = Math.min(wanted, Math.max(1, widths[at]! - 1))
    return { box, label, labelColumns: own + (at === 0 ? extra : 0), valueColumns: widths[at]! - own }
  })
}

/** Characters of an upright title that one row takes. */
const UPRIGHT = 2

/** Runs of boxes between the tables of a section. */
function runsOf(section: Section): (Box[] | Box)[] {
  const runs: (Box[] | Box)[] = []
  for (const box of boxesOf(section.fields)) {
    const last = runs.at(-1)
    if (box.fields[0]!.field.kind === 'table') runs.push(box)
    else if (Array.isArray(last)) last.push(box)
    else runs.push([box])
  }
  return runs
}

/** A section as it prints: runs of ruled rows, broken by the tables it holds. */
export function blocksOf(
  section: Section,
  title: string,
  words: Words,
): { blocks: PaperBlock[]; place: TitlePlace } {
  const runs = runsOf(section)
  const tallEnough = runs.every(
    (run) => !Array.isArray(run) || rowsOf(run, 'print').length * UPRIGHT >= title.length,
  )
  // Latin letters stood upright would lie on their side, and only those of short titles: they stand above, all alike.
  const fits = tallEnough && !/[a-z]/i.test(title) && runs.some(Array.isArray)
  const place = !section.upright ? 'none' : fits ? 'upright' : 'above'
  const extra = place === 'upright' ? 0 : TITLE
  const firsts = runs.flatMap((run) => (Array.isArray(run) ? rowsOf(run, 'print').map((row) => row[0]!) : []))
  const longest = Math.max(0, ...firsts.map((box) => labelColumns(labelOfBox(box, words), true)))
  const blocks = runs.map((run): PaperBlock => {
    if (!Array.isArray(run)) return { kind: 'lines', box: run, label: labelOfBox(run, words) }
    const rows = rowsOf(run, 'print')
    return { kind: 'rows', rows: rows.map((row) => printedRow(row, COLUMNS - TITLE, extra, words, longest)) }
  })
  return { blocks, place }
}
