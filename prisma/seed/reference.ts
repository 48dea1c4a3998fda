import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { defaultGrants } from '@/lib/composition/default-grants'
import { copyInto, type Rows } from './copy'
import { readDivisions } from './places'

/** Public holidays and make-up work days. */
function calendarRows(): Rows {
  return readFileSync(new URL('./data/calendar.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [date, kind, name] = line.split('\t') as [string, string, string]
      return { date, kind: kind === 'off' ? 'holiday' : 'make-up-day', name, source: 'public-calendar' }
    })
}

/** What every installation has before anybody signs in: rights of the roles, division codes, holidays. */
function referenceRows(): Record<'RoleGrant' | 'Division' | 'WorkCalendar', Rows> {
  return {
    RoleGrant: Object.entries(defaultGrants).flatMap(([role, grants]) =>
      Object.entries(grants).map(([permission, scope]) => ({ role, permission, scope })),
    ),
    Division: readDivisions(),
    WorkCalendar: calendarRows(),
  }
}

/** Fills reference tables that are empty and leaves others alone; safe to repeat, also in production. */
export async function loadReferenceData(client: pg.Client): Promise<void> {
  for (const [table, rows] of Object.entries(referenceRows())) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${table}" LIMIT 1`)
    if (!rowCount) await copyInto(client, table, rows)
  }
}
