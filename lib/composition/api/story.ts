import { z } from 'zod'
import { removeFile, restoreFile } from '@/lib/areas/customers/attachments/mutations'
import { customerFiles, recordFiles } from '@/lib/areas/customers/attachments/queries'
import { dossierOn } from '@/lib/areas/customers/history/queries'
import { addNote, editNote, removeNote, restoreNote } from '@/lib/areas/customers/notes/mutations'
import { mentionable, recordNotes } from '@/lib/areas/customers/notes/queries'
import { recordKindNames } from '@/lib/areas/customers/records/rules/record-kinds'
import { timeline } from '@/lib/areas/customers/timeline/queries'
import { timelineGroupNames } from '@/lib/areas/customers/timeline/labels'
import { businessDate } from '@/lib/core/dates'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { dayInput } from '@/lib/core/day-input'

const id = z.uuid()
const cursor = z.string().max(500).optional()
const record = { subjectType: z.enum(recordKindNames), subjectId: id }

/** What is written and kept about a customer: notes, files, the timeline, the file of a past day. */
export const storyOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/timeline',
    'Everything that happened with a customer and every note, newest first',
    z.object({ customerId: id, group: z.enum(timelineGroupNames).optional(), before: cursor }),
    (viewer, { customerId, group, before }) =>
      timeline(viewer, customerId, { ...(group && { group }), ...(before && { before }) }),
  ),
  read(
    '/customers/{customerId}/on/{day}',
    'The dossier as it stood at the end of a day',
    z.object({ customerId: id, day: dayInput }),
    (viewer, { customerId, day }) => dossierOn(viewer, customerId, businessDate(day)),
  ),
  read(
    '/customers/{customerId}/files',
    'Files of all records of a customer, newest first',
    z.object({ customerId: id, before: cursor }),
    (viewer, { customerId, before }) => customerFiles(viewer, customerId, before),
  ),
  read(
    '/records/{subjectType}/{subjectId}/notes',
    'Notes at a record, newest first',
    z.object(record),
    (viewer, { subjectType, subjectId }) => recordNotes(viewer, subjectType, subjectId),
  ),
  read(
    '/records/{subjectType}/{subjectId}/files',
    'Files at a record, newest first',
    z.object(record),
    (viewer, { subjectType, subjectId }) => recordFiles(viewer, subjectType, subjectId),
  ),
  read(
    '/records/{subjectType}/{subjectId}/mentionable',
    'Colleagues who may read a record, by the beginning of their name',
    z.object({ ...record, q: z.string().max(50).default('') }),
    (viewer, { subjectType, subjectId, q }) => mentionable(viewer, subjectType, subjectId, q),
  ),
  write('Write a note at a record', addNote),
  write('Change one’s own note', editNote),
  write('Remove a note', removeNote),
  write('Bring a note back', restoreNote),
  write('Remove a file from a record', removeFile),
  write('Bring a file back', restoreFile),
]
