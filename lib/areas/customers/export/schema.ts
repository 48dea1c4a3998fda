import { z } from 'zod'
import { listColumn } from '../columns/rules/list-columns'
import { chosenCustomers } from '../list/schema'

/** Rows one export may have. */
export const mostExported = 100_000

export const startExportInput = z.strictObject({
  chosen: chosenCustomers,
  /** Columns, named as in the list, in the order of the file. */
  columns: z
    .array(
      z
        .string()
        .max(60)
        .refine((id) => listColumn(id) !== undefined, 'unknown-column'),
    )
    .min(1)
    .max(200),
  format: z.enum(['xlsx', 'csv']),
})
export type StartExport = z.output<typeof startExportInput>
