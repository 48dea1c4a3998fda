import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { writeNotices } from '@/lib/core/notices'
import { always, ConflictError, defineSqlMutation, InvalidError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { mayOnCustomer, placedOf } from '../policy'
import { maySeeRecord, type NotedRecord, recordOf } from '../records/queries'
import { lockNote, mayReadNote, readersAmong } from './queries'
import { decideEdit, decideRemoval } from './rules/note-rights'
import { addNoteInput, editNoteInput, noteInput } from './schema'

const event = (record: NotedRecord, id: string) => ({
  subjectType: 'note',
  subjectId: id,
  customerId: record.customerId,
  unitId: placedOf(record).unitId,
})

/** A beginning of the note for sentences. */
const beginning = (text: string) => [...text.replace(/\s+/g, ' ')].slice(0, 40).join('')

/** Refuses mentions of people who could not read the record: they must not learn of it this way. */
async function checkMentions(tx: SqlTx, record: NotedRecord, mentions: readonly string[]): Promise<void> {
  const readers = await readersAmong(tx, record, mentions)
  if (readers.length !== mentions.length)
    throw new InvalidError({ mentions: [{ code: 'notes.cannot-read' }] })
}

async function tellMentioned(
  tx: SqlTx,
  at: Moment,
  viewer: Viewer,
  record: NotedRecord,
  noteId: string,
  mentions: readonly string[],
): Promise<void> {
  const told = mentions.filter((personId) => personId !== viewer.personId)
  await writeNotices(
    tx,
    at.now,
    told.map((personId) => ({
      personId,
      kind: 'customers.mentioned',
      values: { by: viewer.name, name: record.name },
      href: `/customers/${record.customerId}/history?note=${noteId}`,
      key: `customers.mentioned:${noteId}`,
    })),
  )
}

/** Writes a note at a record of a customer and tells the colleagues it mentions. */
export const addNote = defineSqlMutation({
  name: 'customers.add-note',
  input: addNoteInput,
  usesSettings: false,
  load: (tx, _, input) => recordOf(tx, input.subjectType, input.subjectId),
  authorize: (viewer, record, input) => maySeeRecord(viewer, input.subjectType, record),
  decide: (input) => always(input),
  save: async (tx, note, _, record, at, viewer) => {
    await checkMentions(tx, record, note.mentions)
    const id = newId(at.now)
    await tx.query(
      `INSERT INTO "Note" ("id","customerId","subjectType","subjectId","text","mentions","createdBy","createdAt")
       VALUES ($1::uuid,$2::uuid,$3,$4::uuid,$5,$6::uuid[],$7::uuid,$8::timestamptz)`,
      [
        id, record.customerId, note.subjectType, note.subjectId, note.text, note.mentions, viewer.personId,
        at.now.toISOString(),
      ], // prettier-ignore
    )
    await tellMentioned(tx, at, viewer, record, id, note.mentions)
    return { id, version: 1 }
  },
  audit: (input, record, _, { id }) => ({
    ...event(record, id),
    kind: 'customers.note-added',
    values: { on: input.subjectType, text: beginning(input.text) },
  }),
})

/** Changes the words of one's own note. A note changed meanwhile is a conflict of both texts. */
export const editNote = defineSqlMutation({
  name: 'customers.edit-note',
  input: editNoteInput,
  usesSettings: false,
  load: (tx, _, input) => lockNote(tx, input.id),
  authorize: (viewer, { note, record }) => mayReadNote(viewer, note, record),
  decide: (_, { note }, __, viewer) => decideEdit(note, viewer.personId),
  save: async (tx, _, input, { note, record }, at, viewer) => {
    if (input.version !== note.version)
      throw new ConflictError(
        [{ field: 'text', base: null, theirs: note.text, mine: input.text }],
        note.version,
      )
    await checkMentions(tx, record, input.mentions)
    await tx.query(
      `UPDATE "Note" SET "text"=$2,"mentions"=$3::uuid[],"editedAt"=$4::timestamptz,"version"="version"+1 WHERE "id"=$1::uuid`,
      [note.id, input.text, input.mentions, at.now.toISOString()],
    )
    const added = input.mentions.filter((personId) => !note.mentions.includes(personId))
    await tellMentioned(tx, at, viewer, record, note.id, added)
    return { id: note.id, version: note.version + 1 }
  },
  audit: (input, { note, record }) => ({
    ...event(record, note.id),
    kind: 'customers.note-edited',
    values: { on: note.subjectType, before: beginning(note.text), text: beginning(input.text) },
  }),
})

/** Takes a note away, or back: its words stay for whoever restores it. */
function moveNote(to: 'removed' | 'there') {
  const removed = to === 'removed'
  return {
    usesSettings: false as const,
    load: (tx: SqlTx, _: Viewer, input: { id: string }) => lockNote(tx, input.id),
    authorize: (viewer: Viewer, { note, record }: NonNullable<Awaited<ReturnType<typeof lockNote>>>) =>
      mayReadNote(viewer, note, record),
    decide: (
      _: { id: string },
      { note, record }: NonNullable<Awaited<ReturnType<typeof lockNote>>>,
      __: Moment,
      viewer: Viewer,
    ) => decideRemoval(note, viewer.personId, mayOnCustomer(viewer, 'customers.review-file', record), to),
    save: async (tx: SqlTx, _: null, input: { id: string }, __: unknown, at: Moment) => {
      await tx.query(
        `UPDATE "Note" SET "deletedAt"=$2::timestamptz,"version"="version"+1 WHERE "id"=$1::uuid`,
        [input.id, removed ? at.now.toISOString() : null],
      )
      return { id: input.id }
    },
    audit: (_: unknown, { note, record }: NonNullable<Awaited<ReturnType<typeof lockNote>>>) => ({
      ...event(record, note.id),
      kind: removed ? 'customers.note-removed' : 'customers.note-restored',
      values: { on: note.subjectType },
    }),
  }
}

export const removeNote = defineSqlMutation({
  name: 'customers.remove-note',
  input: noteInput,
  ...moveNote('removed'),
})

export const restoreNote = defineSqlMutation({
  name: 'customers.restore-note',
  input: noteInput,
  ...moveNote('there'),
})
