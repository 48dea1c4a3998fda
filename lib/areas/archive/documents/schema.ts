import { z } from 'zod'
import type { BusinessDate } from '@/lib/core/dates'
import { dayInput } from '@/lib/core/day-input'

/** The ten kinds of original documents of a customer's file (R-A11); words under `documents.slot`. */
export const documentSlots = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export type DocumentSlotNo = (typeof documentSlots)[number]
/** Which of them every file must have. */
export const requiredSlots: readonly DocumentSlotNo[] = [1, 2, 4, 8]
/** Proof of office and identity: personal data. */
export const personalSlots: readonly DocumentSlotNo[] = [4]

export const presences = ['held', 'absent', 'not-applicable'] as const
export type Presence = (typeof presences)[number]
export const documentForms = ['original', 'copy'] as const
export type DocumentForm = (typeof documentForms)[number]

const day = dayInput as unknown as z.ZodType<BusinessDate>
const slot = z.literal(documentSlots)

export const keepDocumentInput = z.strictObject({
  customerId: z.uuid(),
  slot,
  /** Of the list as the writer saw it; 0 = none yet. */
  version: z.int().min(0),
  presence: z.enum(presences),
  form: z.enum(documentForms).nullable().default(null),
  copies: z.int().min(0).max(999).nullable().default(null),
  /** Ids of files uploaded for this customer. */
  files: z.array(z.uuid()).max(20).default([]),
  validUntil: day.nullable().default(null),
  filedOn: day.nullable().default(null),
})
export type DocumentValues = Omit<z.output<typeof keepDocumentInput>, 'customerId' | 'version'>

export const shelveDocumentsInput = z.strictObject({
  customerId: z.uuid(),
  version: z.int().min(0),
  secrecy: z.int().min(0).max(3),
  shelf: z.string().trim().max(60).default(''),
})

/** An upload that has arrived in the storage. */
export const addDocumentFileInput = z.strictObject({
  customerId: z.uuid(),
  key: z.string().max(200),
  size: z.int().nonnegative(),
  sha256: z.string().max(64),
  mediaType: z.string().max(120),
  name: z.string().min(1).max(255),
})
