import { z } from 'zod'

export const SHEET_PLAN = 'customers.sheet-plan'
export const SHEET_RUN = 'customers.sheet-run'

/** Looks an edited list through. `unitId`: where rows without a key are opened; none: they are left out. */
export const planSheetInput = z.strictObject({
  taskId: z.uuid(),
  unitId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
})
/** Says yes to a plan; `reason`: why capital, management or payment terms change, for every row at once (R-A10). */
export const runSheetInput = z.strictObject({
  taskId: z.uuid(),
  reason: z.string().trim().max(500).default(''),
})

/** What the task keeps of the choices. */
export type SheetChoices = {
  mode: 'sheet'
  fileName: string
  unitId: string | null
  ownerId: string | null
  /** Written when the plan was agreed to. */
  reason?: string | null
}
