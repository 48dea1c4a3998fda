import { getTranslations } from 'next-intl/server'
import { FileDrop, FileList } from '@/components/customers/story/file-list'
import { NoteComposer } from '@/components/customers/story/note-composer'
import { NoteEntry } from '@/components/customers/story/note-entry'
import { ClientMessages } from '@/components/shell/client-messages'
import { Section } from '@/components/ui/section'
import { recordFiles } from '@/lib/areas/customers/attachments/queries'
import { recordNotes } from '@/lib/areas/customers/notes/queries'
import type { RecordKind } from '@/lib/areas/customers/records/rules/record-kinds'
import { today } from '@/lib/core/clock'
import { acceptOf } from '@/lib/core/file-kinds'
import type { Viewer } from '@/lib/core/scope'
import {
  bringFileBack,
  bringNoteBack,
  changeNote,
  takeFileAway,
  takeNoteAway,
  writeNote,
} from '../story/actions'
import { fileView, noteView } from './story-views'

const noteActions = { edit: changeNote, remove: takeNoteAway, restore: bringNoteBack }
const fileActions = { remove: takeFileAway, restore: bringFileBack }

type Asked = { viewer: Viewer; subjectType: RecordKind; subjectId: string }

/** Files of one record with room for more, to stand inside a page of its own; nothing for whoever may not see the record. */
export async function RecordFiles({ viewer, subjectType, subjectId }: Asked) {
  const [t, ui, files] = await Promise.all([
    getTranslations('story'),
    getTranslations('ui'),
    recordFiles(viewer, subjectType, subjectId),
  ])
  if (!files) return null
  const looking = {
    personId: viewer.personId,
    removesAll: false,
    today: today(),
    todayWord: ui('todayShort'),
  }
  return (
    <ClientMessages also={['story', 'import']}>
      {files.length > 0 && (
        <FileList files={files.map((file) => fileView(file, looking, t, false))} actions={fileActions} />
      )}
      <FileDrop subject={{ subjectType, subjectId }} accept={acceptOf('document')} />
    </ClientMessages>
  )
}

/**
 * Notes and files of one record, with room for more; nothing for whoever may not see the record. `files` false where they
 * stand on the page already.
 */
export async function RecordStory({
  viewer,
  subjectType,
  subjectId,
  files: withFiles = true,
}: Asked & { files?: boolean }) {
  const [t, ui, notes, files] = await Promise.all([
    getTranslations('story'),
    getTranslations('ui'),
    recordNotes(viewer, subjectType, subjectId),
    recordFiles(viewer, subjectType, subjectId),
  ])
  if (!notes || !files) return null
  const looking = {
    personId: viewer.personId,
    removesAll: notes.removesAll,
    today: today(),
    todayWord: ui('todayShort'),
  }
  const subject = { subjectType, subjectId }
  return (
    <ClientMessages also={['story', 'import']}>
      <Section
        title={withFiles ? t('notesAndFiles') : t('notesOnly')}
        remark={
          withFiles ? t('counts', { notes: notes.rows.length, files: files.length }) : notes.rows.length
        }
      >
        <div className="stack pad">
          <NoteComposer subject={subject} action={writeNote} />
          {notes.rows.map((note) => (
            <NoteEntry key={note.id} note={noteView(note, looking, t, false)} actions={noteActions} />
          ))}
          {withFiles && <FileDrop subject={subject} accept={acceptOf('document')} />}
          {withFiles && files.length > 0 && (
            <FileList files={files.map((file) => fileView(file, looking, t, false))} actions={fileActions} />
          )}
        </div>
      </Section>
    </ClientMessages>
  )
}
