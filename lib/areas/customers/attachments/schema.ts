import { z } from 'zod'
import { recordKindNames } from '../records/rules/record-kinds'

/** A file that lies in the storage already, to be entered at a record. */
export const attachFileInput = z.strictObject({
  subjectType: z.enum(recordKindNames),
  subjectId: z.uuid(),
  key: z.string(),
  name: z.string().min(1).max(150),
  mediaType: z.string().max(120),
  size: z.int().min(1),
  sha256: z.string().length(64),
  scanState: z.enum(['not-scanned', 'clean']),
})
export const fileInput = z.strictObject({ id: z.uuid() })
