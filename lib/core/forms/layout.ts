import type { FieldMap, Span } from './kinds'
import type { Field } from './kinds'

/** One box of the paper: a label and the field, or fields, beside it. `name` is the first field's. */
export type Box = {
  name: string
  fields: { name: string; field: Field }[]
  span: Span
  print: Span
  ownLabel: boolean
}

/** Groups joined fields into boxes, in order. */
export function boxesOf(fields: FieldMap): Box[] {
  const boxes: Box[] = []
  for (const [name, field] of Object.entries(fields)) {
    const last = boxes.at(-1)
    if (field.joined && last) {
      last.fields.push({ name, field })
      continue
    }
    const span = field.span ?? (field.kind === 'table' || field.kind === 'long-text' ? 12 : 4)
    boxes.push({
      name,
      fields: [{ name, field }],
      span,
      print: field.print ?? span,
      ownLabel: field.box === true,
    })
  }
  return boxes
}

/** Boxes in rows of twelve twelfths; the last box of a short row takes what is left. */
export function rowsOf(boxes: readonly Box[], medium: 'span' | 'print'): Box[][] {
  const rows: Box[][] = []
  let used = 12
  for (const box of boxes) {
    if (used + box[medium] > 12) {
      rows.push([])
      used = 0
    }
    rows.at(-1)!.push({ ...box })
    used += box[medium]
  }
  for (const row of rows) {
    const last = row.at(-1)!
    const others = row.slice(0, -1).reduce((sum, box) => sum + box[medium], 0)
    last[medium] = (12 - others) as Span
  }
  return rows
}

/** Lengths of `parts` that sum up to `total`, in proportion, none shorter than one. */
export function shares(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((a, b) => a + b, 0)
  let before = 0
  let given = 0
  return parts.map((part) => {
    before += part
    const end = Math.max(given + 1, Math.round((before / sum) * total))
    const length = end - given
    given = end
    return length
  })
}
