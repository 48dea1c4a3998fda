import { z } from 'zod'
import { dossierPapers } from '../papers/rules/dossier-papers'

/** Papers taken out as a workbook. */
export const takeOutInput = z.strictObject({
  customerId: z.uuid(),
  formIds: z
    .array(z.enum([...dossierPapers, 'G3']))
    .min(1)
    .max(dossierPapers.length),
})
