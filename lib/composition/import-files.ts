import { PassThrough } from 'node:stream'
import { nameOfFile, type ImportPlan } from '@/lib/areas/customers/import/schema'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import type { ImportFinding } from '@/lib/areas/customers/rules/import-findings'
import { now } from '@/lib/core/clock'
import { sqlTransaction } from '@/lib/core/db'
import { storage } from '@/lib/core/files'
import type { SheetCell } from '@/lib/core/sheets/sheet'
import type { SheetLayout, WrittenRows } from '@/lib/core/sheets/sheet-layout'
import { writeXlsx } from '@/lib/core/sheets/write-xlsx'
import { insertStoredFile } from '@/lib/core/stored-files'
import type { Task } from '@/lib/core/tasks'
import type { Words } from '@/lib/core/words'

const LARGEST = 200 * 1024 * 1024
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WIDE = 60

/** A row as it came, and what is said of it. */
export type Refused = { row: number; cells: readonly SheetCell[]; reasons: readonly ImportFinding[] }
/** A row of the dry run in words: its number, the name in it, what becomes of it, what it changes and what was noticed. */
export type Listed = readonly [row: number, name: string, becomes: string, said: string]

/** What is said of a cell or a row, with the column it stands in. */
function saidOf({ code, column, values }: ImportFinding, titles: readonly SheetCell[], words: Words): string {
  const said = words.say(`import.findings.${code}`, values)
  const title = column === null ? '' : String(titles[column] ?? '')
  return title === '' ? said : words.say('import.inColumn', { column: title, said })
}

function labelOf(fact: string, words: Words): string {
  const own = `import.facts.${fact}`
  return words.say(words.has(own) ? own : `forms.facts.${fact}`)
}

/** One row of the dry run in words. */
export function listedRow(
  { row, name, kind, edits = [], findings }: ImportPlan['samples'][number],
  titles: readonly SheetCell[],
  words: Words,
): Listed {
  const none = words.say('import.none')
  const text = (fact: string, value: unknown) => factText(fact, value, words.forms) || none
  const changes = edits.map(({ fact, from, to, waits }) =>
    words.say(waits ? 'import.changeWaits' : 'import.change', {
      fact: labelOf(fact, words),
      from: text(fact, from),
      to: text(fact, to),
    }),
  )
  const said = [...changes, ...findings.map((finding) => saidOf(finding, titles, words))].join('\n')
  return [row, name, words.say(`import.plan.${kind}`), said]
}

/** Keeps a workbook of a task; its name is `title` and that of the file the rows came in. */
async function keep(task: Task, title: string, layout: SheetLayout, rows: WrittenRows): Promise<string> {
  const out = new PassThrough()
  const [stored] = await Promise.all([storage().put(out, LARGEST), writeXlsx(out, layout, rows)])
  const name = `${title}-${nameOfFile(task)}`.replace(/\.\w+$/, '') + '.xlsx'
  const about = { purpose: 'import-refused', subjectType: 'task', subjectId: task.id } as const
  return sqlTransaction((tx) =>
    insertStoredFile(tx, now(), task.personId, { ...stored, name, mediaType: MEDIA, ...about }),
  )
}

/** Writes the rows that were refused or of which a value was left out as they came, with what is wrong in a last column. Null when all was taken over. */
export async function refusedFile(
  task: Task,
  titles: readonly SheetCell[],
  rows: readonly Refused[],
  words: Words,
): Promise<string | null> {
  if (rows.length === 0) return null
  const width = Math.max(titles.length, ...rows.map((row) => row.cells.length))
  const columns = Array.from({ length: width }, (_, at) => ({
    title: String(titles[at] ?? ''),
    kind: 'text' as const,
  }))
  const title = words.say('customers.import.refusedSheet')
  const result = { title: words.say('customers.import.result'), kind: 'text' as const, width: WIDE }
  const cells = rows.map((row) => [
    ...columns.map((_, at) =>
      row.cells[at] === null || row.cells[at] === undefined ? null : String(row.cells[at]),
    ),
    row.reasons.map((reason) => saidOf(reason, titles, words)).join(' '),
  ])
  return keep(task, title, { name: title, columns: [...columns, result] }, cells)
}

/** Writes what the dry run says of every row, the ones the page has no room for too. */
export async function rowsFile(task: Task, rows: readonly Listed[], words: Words): Promise<string> {
  const title = words.say('importPage.rowsShown')
  const column = (key: string, more: object = {}) => ({
    title: words.say(`importPage.${key}`),
    kind: 'text' as const,
    ...more,
  })
  const columns = [
    column('rowNumber', { kind: 'number' }),
    column('name', { width: WIDE / 2 }),
    column('becomes'),
    column('changesAndRemarks', { width: WIDE }),
  ]
  return keep(task, title, { name: title, columns }, rows)
}
