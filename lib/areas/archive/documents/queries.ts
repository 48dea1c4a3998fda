import { customerSettings } from '@/lib/areas/customers/contributes'
import { type CustomerPlace } from '@/lib/areas/customers/policy'
import { customerPlace } from '@/lib/areas/customers/queries'
import { today } from '@/lib/core/clock'
import { onPool, sql, type SqlTx } from '@/lib/core/db'
import type { FileRef } from '@/lib/core/forms/values'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { isUuid } from '@/lib/core/uuid'
import { mayKeepDocuments, mayOpenDocument, mayShelveDocuments } from './policy'
import { type Validity, validityOf } from './rules/document-slot'
import { type DocumentForm, documentSlots, type DocumentSlotNo, type Presence, requiredSlots } from './schema'

export type DocumentView = {
  slot: DocumentSlotNo
  required: boolean
  /** null: nobody has said yet. */
  presence: Presence | null
  form: DocumentForm | null
  copies: number | null
  /** Empty for whoever may not open them; `hidden` says how many there are. */
  files: FileRef[]
  hidden: number
  validUntil: string | null
  filedOn: string | null
  validity: Validity
}

export type DocumentListView = {
  version: number
  secrecy: number
  shelf: string | null
  documents: DocumentView[]
  /** Required documents that are not there. */
  missing: number
  mayKeep: boolean
  mayShelve: boolean
}

type Slot = Omit<DocumentView, 'required' | 'hidden' | 'validity'>

/** A10: which of the ten originals a customer's file holds. Null beyond reach. */
export async function documentList(viewer: Viewer, customerId: string): Promise<DocumentListView | null> {
  const place = await customerPlace(viewer, customerId)
  if (!place) return null
  const [[head], slots, settings] = await Promise.all([
    sql<{ version: number; secrecy: number; shelf: string | null }>(
      `SELECT "version","secrecy","shelf" FROM "DocumentList" WHERE "customerId"=$1::uuid`,
      [customerId],
    ),
    sql<Slot>(
      `SELECT "slot","presence","form","copies","files","validUntil"::text,"filedOn"::text FROM "DocumentSlot" WHERE "customerId"=$1::uuid`,
      [customerId],
    ),
    settingsAsOf(onPool, today()),
  ])
  const days = settings.valueOf(customerSettings, 'customers.document-notice')
  const secrecy = head?.secrecy ?? 0
  const documents = documentSlots.map((slot): DocumentView => {
    const kept = slots.find((one) => one.slot === slot)
    const required = requiredSlots.includes(slot)
    if (!kept)
      return {
        slot, required, presence: null, form: null, copies: null, files: [], hidden: 0, validUntil: null, filedOn: null,
        validity: 'none',
      } // prettier-ignore
    const open = mayOpenDocument(viewer, place, secrecy, slot)
    return {
      ...kept,
      required,
      files: open ? kept.files : [],
      hidden: open ? 0 : kept.files.length,
      validity: validityOf({ presence: kept.presence!, validUntil: kept.validUntil }, today(), days),
    }
  })
  return {
    version: head?.version ?? 0,
    secrecy,
    shelf: head?.shelf ?? null,
    documents,
    missing: documents.filter(
      ({ required, presence }) => required && presence !== 'held' && presence !== 'not-applicable',
    ).length,
    mayKeep: mayKeepDocuments(viewer, place),
    mayShelve: mayShelveDocuments(viewer, place),
  }
}

/** A file of the list that the viewer may open; null to everybody else, as for an unknown one. */
export async function documentFile(
  viewer: Viewer,
  customerId: string,
  fileId: string,
): Promise<{ key: string; name: string; mediaType: string; size: number } | null> {
  const place = await customerPlace(viewer, customerId)
  if (!place || !isUuid(fileId)) return null
  const [row] = await sql<{
    key: string; name: string; mediaType: string; size: number; slot: number | null; secrecy: number | null; mine: boolean
  }>(
    `SELECT f."storageKey" AS "key",f."name",f."mediaType",f."size",s."slot",l."secrecy",f."uploadedBy"=$3::uuid AS "mine"
     FROM "StoredFile" f LEFT JOIN "DocumentList" l ON l."customerId"=f."customerId"
     LEFT JOIN "DocumentSlot" s ON s."customerId"=f."customerId" AND s."files" @> jsonb_build_array(jsonb_build_object('id',f."id"::text))
     WHERE f."id"=$1::uuid AND f."customerId"=$2::uuid AND f."subjectType"='customer-document' AND f."deletedAt" IS NULL`,
    [fileId, customerId, viewer.personId],
  ) // prettier-ignore
  if (!row) return null
  const { slot, secrecy, mine, ...file } = row
  // Not yet entered: only whoever uploaded it looks at it.
  if (slot === null) return mine ? file : null
  return mayOpenDocument(viewer, place, secrecy ?? 0, slot) ? file : null
}

export type LockedDocuments = {
  customer: CustomerPlace & { id: string; name: string }
  version: number
  secrecy: number
  /** What the slot holds now. */
  kept: readonly FileRef[]
  /** Of the files asked for, those uploaded for this customer. */
  files: FileRef[]
}

/** The list of a customer, the customer locked, with the files a slot shall hold. */
export async function lockDocuments(
  tx: SqlTx,
  customerId: string,
  slot: number | null,
  fileIds: readonly string[],
): Promise<LockedDocuments | null> {
  const [customer] = await tx.query<LockedDocuments['customer']>(
    `SELECT "id","name","ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=$1::uuid AND "deletedAt" IS NULL FOR UPDATE`,
    [customerId],
  )
  if (!customer) return null
  const [head] = await tx.query<{ version: number; secrecy: number; kept: FileRef[] | null }>(
    `SELECT l."version",l."secrecy",s."files" AS "kept" FROM "DocumentList" l
     LEFT JOIN "DocumentSlot" s ON s."customerId"=l."customerId" AND s."slot"=$2 WHERE l."customerId"=$1::uuid`,
    [customerId, slot],
  )
  const files = await tx.query<FileRef>(
    `SELECT "id"::text,"name","size" FROM "StoredFile" WHERE "id"=ANY($1::uuid[]) AND "customerId"=$2::uuid AND "subjectType"='customer-document' AND "deletedAt" IS NULL`,
    [fileIds, customerId],
  )
  return { customer, version: head?.version ?? 0, secrecy: head?.secrecy ?? 0, kept: head?.kept ?? [], files }
}

/** The living customer documents are uploaded for. */
export async function documentCustomer(
  tx: SqlTx,
  customerId: string,
): Promise<LockedDocuments['customer'] | null> {
  const [customer] = await tx.query<LockedDocuments['customer']>(
    `SELECT "id","name","ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=$1::uuid AND "deletedAt" IS NULL`,
    [customerId],
  )
  return customer ?? null
}
