import type { SqlTx } from '@/lib/core/db'
import { always, defineSqlMutation, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { insertStoredFile } from '@/lib/core/stored-files'
import { customerSettings } from '../contributes'
import { mayOnCustomer, placedOf } from '../policy'
import { maySeeRecord, type NotedRecord, recordOf } from '../records/queries'
import type { RecordKind } from '../records/rules/record-kinds'
import { lockFile } from './queries'
import { decideFileMove } from './rules/file-move'
import { decideAttachment, type Room } from './rules/room'
import { attachFileInput, fileInput } from './schema'

type Locked = NonNullable<Awaited<ReturnType<typeof lockFile>>>

const event = (record: NotedRecord, id: string) => ({
  subjectType: 'file',
  subjectId: id,
  customerId: record.customerId,
  unitId: placedOf(record).unitId,
})

/** What is taken already, counted while no other file of this customer comes in. */
async function roomOf(tx: SqlTx, customerId: string, kind: RecordKind, id: string): Promise<Room> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 3))::text`, [`files:${customerId}`])
  const [room] = await tx.query<{ bytes: string; atRecord: number }>(
    `SELECT coalesce(sum("size"),0)::text AS "bytes",(count(*) FILTER (WHERE "subjectType"=$2 AND "subjectId"=$3))::int AS "atRecord"
     FROM "StoredFile" WHERE "customerId"=$1::uuid AND "deletedAt" IS NULL`,
    [customerId, kind, id],
  )
  return { bytes: Number(room!.bytes), atRecord: room!.atRecord }
}

/** Enters an uploaded file at a record; called by the upload handler with what the storage said of the bytes. */
export const attachFile = defineSqlMutation({
  name: 'customers.attach-file',
  input: attachFileInput,
  load: async (tx, _, { subjectType, subjectId }) => {
    const record = await recordOf(tx, subjectType, subjectId)
    return record && { record, room: await roomOf(tx, record.customerId, subjectType, subjectId) }
  },
  authorize: (viewer, { record }, { subjectType }) => maySeeRecord(viewer, subjectType, record),
  decide: ({ size }, { room, record }, at) =>
    decideAttachment(
      size,
      room,
      at.settings.valueOf(customerSettings, 'customers.attachments', placedOf(record).unitPath),
    ),
  save: async (tx, _, file, { record }, at, viewer) => ({
    id: await insertStoredFile(tx, at.now, viewer.personId, {
      ...file,
      purpose: 'document',
      customerId: record.customerId,
    }),
    name: file.name,
    size: file.size,
  }),
  audit: (file, { record }, _, { id }) => ({
    ...event(record, id),
    kind: 'customers.file-attached',
    values: { file: file.name, on: file.subjectType, sha256: file.sha256 },
  }),
})

/** Takes a file away, or back: its bytes stay until the recycle bin is emptied. */
function moveFile(to: 'removed' | 'there') {
  const removed = to === 'removed'
  return {
    usesSettings: false as const,
    load: (tx: SqlTx, _: Viewer, input: { id: string }) => lockFile(tx, input.id),
    authorize: (viewer: Viewer, { file, record }: Locked) => maySeeRecord(viewer, file.subjectType, record),
    decide: (_: { id: string }, { file, record }: Locked, __: Moment, viewer: Viewer) =>
      decideFileMove(
        { createdBy: file.uploadedBy, removed: file.removed, held: file.held },
        viewer.personId,
        mayOnCustomer(viewer, 'customers.review-file', record),
        to,
      ),
    save: async (tx: SqlTx, _: null, input: { id: string }, __: Locked, at: Moment) => {
      await tx.query(`UPDATE "StoredFile" SET "deletedAt"=$2::timestamptz WHERE "id"=$1::uuid`, [
        input.id,
        removed ? at.now.toISOString() : null,
      ])
      return { id: input.id }
    },
    audit: (_: { id: string }, { file, record }: Locked) => ({
      ...event(record, file.id),
      kind: removed ? 'customers.file-removed' : 'customers.file-restored',
      values: { file: file.name, on: file.subjectType },
    }),
  }
}

export const removeFile = defineSqlMutation({
  name: 'customers.remove-file',
  input: fileInput,
  ...moveFile('removed'),
})

export const restoreFile = defineSqlMutation({
  name: 'customers.restore-file',
  input: fileInput,
  ...moveFile('there'),
})

/** Notes in the trail that somebody fetched a file of a record. */
export const noteDownload = defineSqlMutation({
  name: 'customers.fetch-file',
  input: fileInput,
  usesSettings: false,
  load: (tx, _, input) => lockFile(tx, input.id),
  authorize: (viewer, { file, record }) => maySeeRecord(viewer, file.subjectType, record),
  decide: () => always(null),
  save: async () => null,
  audit: (_, { file, record }) => ({
    ...event(record, file.id),
    kind: 'customers.file-fetched',
    values: { file: file.name, on: file.subjectType },
  }),
})
