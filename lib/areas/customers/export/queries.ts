import type { Month } from '@/lib/core/dates'
import type { Viewer } from '@/lib/core/scope'
import type { SheetColumn, SheetLayout, WrittenCell } from '@/lib/core/sheets/sheet-layout'
import type { Words } from '@/lib/core/words'
import { type CustomerRow, customerRows, scanOf } from '../list/queries'
import { KEY_HEADER } from '../rules/import-mapping'
import { rowKeyText } from '../rules/import-row'
import { cursorTo, scanKeys } from '../scan/queries'
import { type ExportColumn, mostExported, type StartExport } from './schema'

const PAGE = 500

type Face = {
  kind: SheetColumn['kind']
  width?: number
  cell: (row: CustomerRow, words: Words) => WrittenCell
  title?: string
}

function level(group: 'tier' | 'grade') {
  return (row: CustomerRow, words: Words) =>
    row[group] === null ? null : words.say(`ui.${group}.${row[group]}`)
}

const faces: Record<ExportColumn, Face> = {
  name: { kind: 'text', width: 34, cell: (row) => row.name },
  file: { kind: 'text', width: 14, cell: (row) => row.fileNumber, title: 'fileNumber' },
  tier: { kind: 'text', width: 8, cell: level('tier') },
  abc: { kind: 'text', width: 6, cell: (row) => (row.abc === 'none' ? null : row.abc) },
  grade: { kind: 'text', width: 8, cell: level('grade') },
  used: {
    kind: 'number',
    cell: (row) =>
      row.line && row.exposure !== null ? Math.trunc((row.exposure / row.line) * 1000) / 10 : null,
  },
  receivable: { kind: 'money', cell: (row) => row.receivable },
  line: { kind: 'money', cell: (row) => row.line },
  available: {
    kind: 'money',
    cell: (row) => (row.line === null ? null : Math.max(0, row.line - (row.exposure ?? 0))),
  },
  sales: { kind: 'money', cell: (row) => row.sales },
  unit: { kind: 'text', cell: (row) => row.unitName },
  owner: { kind: 'text', width: 10, cell: (row) => row.ownerName },
  state: { kind: 'text', width: 10, cell: (row, words) => words.say(`customers.state.${row.state}`) },
  fileState: {
    kind: 'text',
    width: 10,
    cell: (row, words) => words.say(`customers.fileState.${row.fileState}`),
  },
  completeness: { kind: 'number', width: 8, cell: (row) => row.completeness },
  phone: { kind: 'text', cell: (row) => row.phone },
  taxNumber: { kind: 'text', width: 22, cell: (row) => row.taxNumber },
  rerate: { kind: 'date', width: 12, cell: (row) => row.rerateDueOn },
  contract: { kind: 'date', width: 12, cell: (row) => row.contractUntil },
  lastOrder: { kind: 'date', width: 12, cell: (row) => row.lastOrderOn },
  created: { kind: 'date', width: 12, cell: (row) => row.createdOn },
}

/** The sheet of an export: a hidden column that knows each row again, then what was chosen. */
export function exportLayout(columns: readonly ExportColumn[], words: Words): SheetLayout {
  const titled = columns.map((name): SheetColumn => {
    const { kind, width, title = name } = faces[name]
    const unit =
      kind === 'money'
        ? words.say('customers.export.yuan')
        : name === 'used' || name === 'completeness'
          ? '%'
          : ''
    return {
      title: words.say(`customers.column.${title}`) + (unit && `(${unit})`),
      kind,
      ...(width && { width }),
    }
  })
  return {
    name: words.say('customers.list.title'),
    columns: [{ title: KEY_HEADER, kind: 'text', hidden: true }, ...titled],
  }
}

/**
 * The rows of an export, page by page: what the viewer may export, masked as he may see it, at most 100,000.
 * `onPage` hears how many are out and says whether to go on.
 */
export async function* exportRows(
  viewer: Viewer,
  { chosen, columns }: StartExport,
  words: Words,
  onPage: (rows: number) => Promise<boolean>,
): AsyncGenerator<WrittenCell[]> {
  const match = 'match' in chosen ? chosen.match : { search: '', filters: {} }
  const scan = await scanOf(viewer, { ...match, sort: 'name', descending: false }, 'customers.export')
  if ('ids' in chosen) scan.filters = { ...scan.filters, ids: chosen.ids }
  let after: string | undefined
  for (let written = 0; written < mostExported;) {
    const keys = await scanKeys(viewer, scan, after ? { after } : {}, Math.min(PAGE, mostExported - written))
    const rows = await customerRows(
      viewer,
      keys.map((key) => key.id),
      scan.month as Month,
    )
    for (const row of rows) yield [rowKeyText(row), ...columns.map((name) => faces[name].cell(row, words))]
    written += rows.length
    const last = keys.at(-1)
    if (!last || !(await onPage(written))) return
    after = cursorTo(last)
  }
}
