import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import type { PersonSource } from '../people/schema'

/** Where a change comes from, and who makes it. */
export type PersonTrace = { source: PersonSource; personId: string | null }

/** A history row: facts as they were and as they are. */
export type ContactTrace = {
  contactId: string | null
  subjectType: 'contact' | 'post' | 'department'
  subjectId: string
  deed: 'added' | 'changed' | 'ended' | 'removed'
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Writes the history of people, departments and ties; append-only. */
export async function traceContacts(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  traces: readonly ContactTrace[],
  { source, personId }: PersonTrace,
): Promise<void> {
  if (traces.length === 0) return
  await tx.query(
    `INSERT INTO "ContactChange" ("id","customerId","contactId","subjectType","subjectId","deed","before","after","source","personId","at")
     SELECT (r->>'id')::uuid,$2::uuid,(r->>'contactId')::uuid,r->>'subjectType',(r->>'subjectId')::uuid,r->>'deed',
       nullif(r->'before','null'),nullif(r->'after','null'),$3,$4::uuid,$5::timestamptz
     FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(r,nr) ORDER BY nr`,
    [
      JSON.stringify(traces.map((trace) => ({ id: newId(at.now), ...trace }))),
      customerId,
      source,
      personId,
      at.now.toISOString(),
    ],
  )
}
