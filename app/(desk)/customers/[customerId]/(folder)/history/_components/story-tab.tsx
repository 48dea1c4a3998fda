import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/customers/dossier/day-text'
import { NoteComposer } from '@/components/customers/story/note-composer'
import { TimelineList } from '@/components/customers/story/timeline-list'
import { ClientMessages } from '@/components/shell/client-messages'
import { timeline } from '@/lib/areas/customers/timeline/queries'
import { isTimelineGroup, timelineGroupNames } from '@/lib/areas/customers/timeline/labels'
import { today } from '@/lib/core/clock'
import type { Viewer } from '@/lib/core/scope'
import { noteView } from '../../../../_components/story-views'
import { bringNoteBack, changeNote, takeNoteAway, writeNote } from '../../../../story/actions'

const noteActions = { edit: changeNote, remove: takeNoteAway, restore: bringNoteBack }

/** The one timeline: events as sentences, notes in full, narrowed to a group; with room for a new note. */
export async function StoryTab({
  viewer,
  customerId,
  group: asked,
  before,
}: {
  viewer: Viewer
  customerId: string
  group?: string
  before?: string
}) {
  const group = asked && isTimelineGroup(asked) ? asked : undefined
  const [t, ui, story] = await Promise.all([
    getTranslations('story'),
    getTranslations('ui'),
    timeline(viewer, customerId, { ...(group && { group }), ...(before && { before }) }),
  ])
  if (!story) return null
  const here = `/customers/${customerId}/history`
  const day = today()
  const todayWord = ui('todayShort')
  const looking = { personId: viewer.personId, removesAll: story.removesAll, today: day, todayWord }
  const chip = (name: string, href: string, on: boolean) => (
    <Link
      key={name}
      className={on ? 'chip on' : 'chip'}
      href={href}
      aria-current={on ? 'true' : undefined}
      scroll={false}
    >
      {name}
    </Link>
  )
  return (
    <ClientMessages also={['story']}>
      {!before && (
        <div className="mb-4">
          <NoteComposer subject={{ subjectType: 'customer', subjectId: customerId }} action={writeNote} />
        </div>
      )}
      <nav className="row wrap mb-4" aria-label={t('narrow')}>
        {chip(t('all'), here, !group)}
        {timelineGroupNames.map((name) => chip(t(`group.${name}`), `${here}?group=${name}`, group === name))}
      </nav>
      {story.rows.length === 0 && <p className="meta">{t(group ? 'noneOfGroup' : 'none')}</p>}
      <TimelineList
        actions={noteActions}
        entries={story.rows.map((row) => {
          const when = momentText(row.at, day, { today: todayWord })
          return row.what === 'event'
            ? { id: row.id, when, what: 'event' as const, event: row.event }
            : { id: row.id, when, what: 'note' as const, note: noteView(row.note, looking, t, true) }
        })}
      />
      {story.next && (
        <p className="mt-3">
          <Link
            className="btn"
            href={`${here}?${new URLSearchParams({ ...(group && { group }), before: story.next })}`}
          >
            {t('older')}
          </Link>
        </p>
      )}
    </ClientMessages>
  )
}
