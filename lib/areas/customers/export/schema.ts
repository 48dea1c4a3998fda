import { z } from 'zod'
import { chosenCustomers } from '../list/schema'

/** Columns an export may have, named as in the list. */
export const exportColumns = [
  'name', 'file', 'tier', 'abc', 'grade', 'used', 'receivable', 'line', 'available', 'sales', 'unit', 'owner', 'state',
  'fileState', 'completeness', 'phone', 'taxNumber', 'rerate', 'contract', 'lastOrder', 'created',
] as const // prettier-ignore
export type ExportColumn = (typeof exportColumns)[number]

/** Rows one export may have. */
export const mostExported = 100_000

export const startExportInput = z.strictObject({
  chosen: chosenCustomers,
  columns: z.array(z.enum(exportColumns)).min(1).max(exportColumns.length),
  format: z.enum(['xlsx', 'csv']),
})
export type StartExport = z.output<typeof startExportInput>
