import type { getTranslations } from 'next-intl/server'
import type { FileEntryView } from '@/components/customers/story/file-list'
import type { NoteEntryView } from '@/components/customers/story/note-entry'
import { momentText } from '@/components/customers/dossier/day-text'
import type { FileView } from '@/lib/areas/customers/attachments/queries'
import type { NoteView } from '@/lib/areas/customers/notes/queries'
import type { BusinessDate } from '@/lib/core/dates'

type Words = Awaited<ReturnType<typeof getTranslations<'story'>>>
const MB = 1024 * 1024

/** Who looks, and what he may take away besides his own. */
export type Looking = { personId: string; removesAll: boolean; today: BusinessDate; todayWord: string }

/** A note as its component takes it; `named` adds the record it stands at. */
export function noteView(note: NoteView, looking: Looking, t: Words, named: boolean): NoteEntryView {
  const { id, version, subjectType, subjectId, text, mentions, createdByName } = note
  return {
    id,
    version,
    subjectType,
    subjectId,
    text,
    mentions,
    createdByName,
    edited: note.editedAt !== null,
    mine: note.createdById === looking.personId,
    removes: looking.removesAll,
    ...(named && subjectType !== 'customer' && { on: t(`record.${subjectType}`) }),
  }
}

/** A file as its component takes it. */
export function fileView(file: FileView, looking: Looking, t: Words, named: boolean): FileEntryView {
  const size =
    file.size >= MB ? `${(file.size / MB).toFixed(1)} MB` : `${Math.max(1, Math.round(file.size / 1024))} kB`
  return {
    id: file.id,
    name: file.name,
    size,
    by: file.uploadedByName,
    when: momentText(file.uploadedAt, looking.today, { today: looking.todayWord }),
    removes: looking.removesAll || file.uploadedById === looking.personId,
    scanned: file.scanState === 'clean',
    ...(named && file.subjectType !== 'customer' && { on: t(`record.${file.subjectType}`) }),
  }
}
