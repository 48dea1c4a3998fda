import { EventSentence, type EventView } from '@/components/customers/dossier/event-sentence'
import { Timeline } from '@/components/ui/timeline'
import { NoteEntry, type NoteActions, type NoteEntryView } from './note-entry'

/** One entry of the timeline as it is drawn; `when` as text. */
export type TimelineEntryView = { id: string; when: string } & (
  { what: 'event'; event: EventView } | { what: 'note'; note: NoteEntryView }
)

/** What happened and what was written, newest first. */
export function TimelineList({
  entries,
  actions,
}: {
  entries: readonly TimelineEntryView[]
  actions: NoteActions
}) {
  return (
    <Timeline
      entries={entries.map((entry) => ({
        id: entry.id,
        when: entry.when,
        what:
          entry.what === 'note' ? (
            <NoteEntry note={entry.note} actions={actions} />
          ) : (
            <EventSentence event={entry.event} />
          ),
      }))}
    />
  )
}
