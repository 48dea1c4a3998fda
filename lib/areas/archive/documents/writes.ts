import type { SqlTx } from '@/lib/core/db'
import type { FileRef } from '@/lib/core/forms/values'
import type { Moment } from '@/lib/core/mutation'
import type { DocumentValues } from './schema'

/** Opens the list or marks it changed; returns its new version. */
async function touchList(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  personId: string,
  shelf?: { secrecy: number; shelf: string },
): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    `INSERT INTO "DocumentList" AS l ("customerId","secrecy","shelf","updatedBy","updatedAt")
     VALUES ($1::uuid,coalesce($4::int,0),$5,$2::uuid,$3::timestamptz)
     ON CONFLICT ("customerId") DO UPDATE SET "secrecy"=coalesce($4::int,l."secrecy"),"shelf"=CASE WHEN $4::int IS NULL THEN l."shelf" ELSE $5 END,
       "version"=l."version"+1,"updatedBy"=$2::uuid,"updatedAt"=$3::timestamptz RETURNING "version"`,
    [customerId, personId, at.now.toISOString(), shelf?.secrecy ?? null, shelf?.shelf || null],
  )
  return row!.version
}

/** Enters what a slot holds. */
export async function keepSlot(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  values: DocumentValues,
  files: readonly FileRef[],
  personId: string,
): Promise<number> {
  const version = await touchList(tx, at, customerId, personId)
  await tx.query(
    `INSERT INTO "DocumentSlot" ("customerId","slot","presence","form","copies","files","validUntil","filedOn")
     VALUES ($1::uuid,$2,$3,$4,$5,$6::jsonb,$7::date,$8::date)
     ON CONFLICT ("customerId","slot") DO UPDATE SET "presence"=$3,"form"=$4,"copies"=$5,"files"=$6::jsonb,"validUntil"=$7::date,"filedOn"=$8::date`,
    [
      customerId,
      values.slot,
      values.presence,
      values.presence === 'held' ? values.form : null,
      values.presence === 'held' ? values.copies : null,
      JSON.stringify(files),
      values.presence === 'held' ? values.validUntil : null,
      values.presence === 'held' ? values.filedOn : null,
    ],
  )
  return version
}

/** Says how secret the documents are and where they lie. */
export function shelve(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  shelf: { secrecy: number; shelf: string },
  personId: string,
): Promise<number> {
  return touchList(tx, at, customerId, personId, shelf)
}
