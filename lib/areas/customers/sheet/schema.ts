import { z } from 'zod'

export const SHEET_PLAN = 'customers.sheet-plan'
export const SHEET_RUN = 'customers.sheet-run'

/** Looks an edited list through. `unitId`: where rows without a key are opened; none: they are left out. */
export const planSheetInput = z.strictObject({
  taskId: z.uuid(),
  unitId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
})
export const sheetTaskInput = z.strictObject({ taskId: z.uuid() })

/** What the task keeps of the choices. */
export type SheetChoices = { mode: 'sheet'; fileName: string; unitId: string | null; ownerId: string | null }
