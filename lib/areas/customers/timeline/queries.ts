import { sql } from '@/lib/core/db'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import type { DossierEvent } from '../history/queries'
import { type NoteView, notesById } from '../notes/queries'
import { mayOnCustomer } from '../policy'
import { customerPlace } from '../queries'
import { kindsSeen } from '../records/rules/record-kinds'
import { hiddenEvents, type TimelineGroup, timelineGroups, toldByNotes } from './labels'

/** One entry of the timeline: something that happened, or a note in full. */
export type TimelineEntry = { id: string; at: string } & (
  { what: 'event'; event: DossierEvent } | { what: 'note'; note: NoteView }
)

type Found = Omit<DossierEvent, 'at'> & { at: Date; isNote: boolean }

/** Events and notes of a customer in one walk; ids are made of the moment, so one order holds for both. */
const WALK = `
SELECT * FROM (
  (SELECT e."id"::text,e."at",e."kind",e."values",p."name" AS "personName",b."name" AS "onBehalfOf",false AS "isNote"
   FROM unnest(records_of($1::uuid)) AS record(id) CROSS JOIN LATERAL (SELECT * FROM "AuditEvent" e
     WHERE $3::text[] IS NOT NULL AND e."customerId"=record.id AND ($2::uuid IS NULL OR e."id"<$2::uuid)
       AND (cardinality($3::text[])=0 OR e."kind" LIKE ANY($3::text[])) AND NOT e."kind" LIKE ANY($4::text[])
     ORDER BY e."id" DESC LIMIT $5) e
   LEFT JOIN "Person" p ON p."id"=e."personId" LEFT JOIN "Person" b ON b."id"=e."onBehalfOfId" ORDER BY e."id" DESC LIMIT $5)
  UNION ALL
  (SELECT n."id"::text,n."createdAt",'note','{}'::jsonb,NULL,NULL,true FROM "Note" n
   WHERE $6 AND n."customerId"=$1::uuid AND n."deletedAt" IS NULL AND n."subjectType"=ANY($7) AND ($2::uuid IS NULL OR n."id"<$2::uuid)
   ORDER BY n."id" DESC LIMIT $5)) found
ORDER BY "id" DESC LIMIT $5`

/**
 * Everything that happened with a customer and everything written about it, newest first; figures of credit, rating and
 * trade only for whoever may read those. Null beyond reach.
 */
export async function timeline(
  viewer: Viewer,
  customerId: string,
  wanted: { group?: TimelineGroup; before?: string; size?: number },
): Promise<{ rows: TimelineEntry[]; next: string | null; removesAll: boolean } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const has = (permission: Parameters<typeof mayOnCustomer>[1]) => mayOnCustomer(viewer, permission, place)
  const size = wanted.size ?? 40
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const events = wanted.group === 'notes' ? null : wanted.group ? timelineGroups[wanted.group] : []
  const found = await sql<Found>(WALK, [
    customerId,
    typeof after === 'string' && isId(after) ? after : null,
    events,
    [...toldByNotes, ...hiddenEvents(has)],
    size + 1,
    wanted.group === undefined || wanted.group === 'notes',
    kindsSeen(has),
  ])
  const page = found.slice(0, size)
  const notes = await notesById(page.filter((row) => row.isNote).map((row) => row.id))
  const rows = page.flatMap(({ isNote, ...row }): TimelineEntry[] => {
    const at = row.at.toISOString()
    if (!isNote) return [{ id: row.id, at, what: 'event', event: { ...row, at } }]
    const note = notes.get(row.id)
    return note ? [{ id: row.id, at, what: 'note', note }] : []
  })
  return {
    rows,
    next: found.length > size ? cursorOf([page.at(-1)!.id]) : null,
    removesAll: has('customers.review-file'),
  }
}
