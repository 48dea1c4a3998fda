import { z } from 'zod'
import type { ImportFinding } from '../rules/import-findings'
import type { FactEdit, PlannedRow } from '../rules/import-plan'
import { type ImportFactKey, importFactKeys } from '../rules/import-facts'
import { moneyUnits } from '../rules/import-cells'
import type { ImportMapping } from '../rules/import-mapping'

export const IMPORT = 'customers.import'

/** What an upload became: made by the upload handler, never by a form. */
export const beginImportInput = z.strictObject({
  key: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
})

const column = z.strictObject({
  column: z.int().min(0).max(2000),
  fact: z.enum(importFactKeys as [ImportFactKey, ...ImportFactKey[]]),
  confidence: z.number().default(1),
  unit: z.enum(Object.keys(moneyUnits) as [keyof typeof moneyUnits]).optional(),
  unitGuessed: z.boolean().optional(),
})

/** Which column means what, where new customers belong, and whether known ones are changed. */
export const planImportInput = z
  .strictObject({
    taskId: z.uuid(),
    /** Number of the row that holds the titles, as Excel counts. */
    headerRow: z.int().min(1),
    columns: z.array(column).min(1).max(60),
    keyColumn: z.int().min(0).nullable().default(null),
    unitId: z.uuid(),
    ownerId: z.uuid().nullable().default(null),
    /** Change customers already on file. */
    updates: z.boolean().default(true),
    /** Write over what another source said; otherwise it waits as a claim for the owner. */
    overwrite: z.boolean().default(false),
  })
  .superRefine(({ columns }, ctx) => {
    if (!columns.some(({ fact }) => fact === 'name'))
      ctx.addIssue({ code: 'custom', path: ['columns'], message: 'customers.import-no-name' })
    if (
      new Set(columns.map(({ fact }) => fact)).size < columns.length ||
      new Set(columns.map(({ column: at }) => at)).size < columns.length
    )
      ctx.addIssue({ code: 'custom', path: ['columns'], message: 'customers.import-twice' })
  })
export type PlanImport = z.output<typeof planImportInput>

export const importTaskInput = z.strictObject({ taskId: z.uuid() })

/** What the task keeps of the choices. */
export type ImportChoices = Omit<PlanImport, 'taskId'> & { fileName: string }

export function mappingOf({ columns, keyColumn }: Pick<PlanImport, 'columns' | 'keyColumn'>): ImportMapping {
  return { columns, keyColumn }
}

/** What the uploader called the file. */
export function nameOfFile(task: { input: Record<string, unknown> }): string {
  const name = task.input['fileName']
  return typeof name === 'string' ? name : ''
}

/** `columns`: which the finding speaks of, counted from 0. */
type Ranked = { code: string; rows: number; columns?: number[] }[]

/** What becomes of a row; `waits`: all that would change waits for the owner. */
type RowKind = PlannedRow['kind'] | 'waits'

/** What a dry run leaves with its task. */
export type ImportPlan = {
  counts: Record<RowKind, number>
  /** Facts that say otherwise than the file and would wait for the owner. */
  waiting: number
  reasons: Ranked
  notes: Ranked
  /** The first rows of each kind; of an update what it changes, guarded facts masked. */
  samples: {
    row: number
    name: string
    kind: RowKind
    findings: readonly ImportFinding[]
    customerId?: string
    edits?: (FactEdit & { waits: boolean })[]
  }[]
  /** Of the columns, as they stand in the file. */
  titles?: string[]
  /** The workbook of every row. */
  rowsFileId?: string
  plannedAt: string
}
