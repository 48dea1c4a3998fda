import { type Packed, pack, recordsOf, type Table, tableOf, unpack } from '@/lib/core/packed'
import type { Fen } from '@/lib/core/money'
import type { CustomerState } from '@/lib/areas/customers/rules/customer-kinds'

/** What every line of the list needs, whatever its columns. Amounts in fen; null where there is none or it is hidden. */
type Line = {
  id: string
  name: string
  fileNumber: string
  state: CustomerState
  grade: number | null
  ownerName: string | null
  creditHidden: boolean
  exposure: Fen | null
  line: Fen | null
  /** The part of the name a search found. */
  found: { from: number; to: number } | null
}

/** One line of the list as the page hands it over. */
export type CustomerRowView = Line & {
  /** Values of the shown columns, by column. */
  values: Readonly<Record<string, unknown>>
}

export type CustomerPageView = {
  rows: CustomerRowView[]
  note: 'stopped' | 'sorted-by-name' | null
  next: string | null
  previous: string | null
}

type Ends = Omit<CustomerPageView, 'rows'>
export type PackedPage = Packed<Ends & { lines: Table<Line>; values: Table<Record<string, unknown>> }>

/** A page of the list on its way to the browser. */
export function packPage({ rows, note, next, previous }: CustomerPageView): PackedPage {
  const lines = rows.map(
    ({ id, name, fileNumber, state, grade, ownerName, creditHidden, exposure, line, found }): Line => ({
      id, name, fileNumber, state, grade, ownerName, creditHidden, exposure, line, found,
    }), // prettier-ignore
  )
  return pack({ note, next, previous, lines: tableOf(lines), values: tableOf(rows.map((row) => row.values)) })
}

export function unpackPage(packed: PackedPage): CustomerPageView {
  const { lines, values, ...ends } = unpack(packed)
  const valuesOf = recordsOf(values)
  return { ...ends, rows: recordsOf(lines).map((line, at) => ({ ...line, values: valuesOf[at] ?? {} })) }
}
