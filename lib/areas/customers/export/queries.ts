import type { Month } from '@/lib/core/dates'
import type { Viewer } from '@/lib/core/scope'
import type { SheetLayout, WrittenCell } from '@/lib/core/sheets/sheet-layout'
import type { Words } from '@/lib/core/words'
import { maySeeColumn } from '../columns/queries'
import { type ListColumn, listColumn } from '../columns/rules/list-columns'
import { customerRows } from '../list/queries'
import { scanOf } from '../narrow/queries'
import { KEY_HEADER } from '../rules/import-mapping'
import { rowKeyText } from '../rules/import-row'
import { cursorTo } from '../scan/queries'
import { sheetCell, sheetColumn } from '../sheet/rules/sheet-cells'
import { walk } from '../walk/queries'
import { mostExported, type StartExport } from './schema'

const PAGE = 500
const NOTE_MARK = '#note'

/** The columns of an export: those asked for that the viewer may see at all. */
export function exportColumns(viewer: Viewer, ids: readonly string[]): ListColumn[] {
  return [...new Set(ids)].flatMap((id) => {
    const column = listColumn(id)
    return column && maySeeColumn(viewer, column) ? [column] : []
  })
}

/**
 * The sheet of an export: a hidden column that knows each row and its version again, then what was chosen, with a line
 * that says which columns may be changed and sent back, and drop-downs for choices.
 */
export function exportLayout(columns: readonly ListColumn[], words: Words): SheetLayout {
  return {
    name: words.say('customers.list.title'),
    columns: [
      { title: KEY_HEADER, kind: 'text', hidden: true, note: NOTE_MARK },
      ...columns.map((column) => sheetColumn(column, words)),
    ],
  }
}

/**
 * The rows of an export, page by page: what the viewer may export, in the order of the list where an index gives it,
 * guarded facts only where he may read them, at most 100,000. `onPage` hears how many are out and says whether to go on.
 */
export async function* exportRows(
  viewer: Viewer,
  { chosen }: StartExport,
  columns: readonly ListColumn[],
  words: Words,
  onPage: (rows: number) => Promise<boolean>,
): AsyncGenerator<WrittenCell[]> {
  const match = 'match' in chosen ? chosen.match : { search: '', filters: {} }
  const scan = await scanOf(viewer, { ...match, sort: 'name', descending: false }, 'customers.export')
  if ('ids' in chosen) scan.filters = { ...scan.filters, ids: chosen.ids }
  let after: string | undefined
  for (let written = 0; written < mostExported;) {
    const size = Math.min(PAGE, mostExported - written)
    const { keys } = await walk(viewer, scan, after ? { after } : {}, size, Infinity)
    const rows = await customerRows(
      viewer,
      keys.map((key) => key.id),
      scan.month as Month,
      columns,
      { plain: true },
    )
    for (const row of rows)
      yield [rowKeyText(row), ...columns.map((column) => sheetCell(column, row.values[column.id], words))]
    written += rows.length
    const last = keys.at(-1)
    if (!last || !(await onPage(written))) return
    after = cursorTo(last)
  }
}
