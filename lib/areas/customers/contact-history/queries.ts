import { sql } from '@/lib/core/db'
import { cursorOf, keyOf } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import { maySeePersonal } from '../people/policy'
import { withoutAgenda } from '../people/rules/agendas'
import { shownPersonFact } from '../people/rules/person-changes'
import { customerPlace } from '../queries'

export type PersonEvent = {
  id: string
  at: string
  subjectType: string
  deed: string
  source: string
  personName: string | null
  changes: { fact: string; before: unknown; after: unknown }[]
}

type Row = Omit<PersonEvent, 'at' | 'changes'> & {
  at: Date
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  phonePrivate: boolean
}

const HISTORY = `
SELECT e."id", e."at", e."subjectType", e."deed", e."source", e."before", e."after", w."name" AS "personName",
  coalesce((c."profile"->>'phonePrivate')::boolean, false) AS "phonePrivate"
FROM "ContactPost" p JOIN "Contact" c ON c."id" = p."contactId"
JOIN "ContactChange" e ON e."contactId" = p."contactId" AND (e."subjectId" = p."id" OR e."subjectType" = 'contact')
LEFT JOIN "Person" w ON w."id" = e."personId"
WHERE p."id" = $2::uuid AND p."customerId" = $1::uuid AND ($3::uuid IS NULL OR e."id" < $3::uuid) ORDER BY e."id" DESC LIMIT $4`

/** What changed about somebody at a customer, newest first; personal data masked, agendas only for whoever may read them. Null beyond reach. */
export async function personHistory(
  viewer: Viewer,
  customerId: string,
  postId: string,
  wanted: { before?: string; size?: number } = {},
): Promise<{ rows: PersonEvent[]; next: string | null } | null> {
  const place = isId(customerId) && isId(postId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const mayRead = maySeePersonal(viewer, place)
  const told = (fact: string, value: unknown, phonePrivate: boolean) => {
    const shown = shownPersonFact(fact, value, { phonePrivate })
    return mayRead ? shown : withoutAgenda(fact, shown)
  }
  const size = wanted.size ?? 30
  const after = wanted.before ? keyOf(wanted.before, 1)?.[0] : null
  const from = typeof after === 'string' && isId(after) ? after : null
  const rows = await sql<Row>(HISTORY, [customerId, postId, from, size + 1])
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return {
    rows: page.map(({ before, after: now, at, phonePrivate, ...row }) => ({
      ...row,
      at: at.toISOString(),
      changes: Object.keys(now ?? before ?? {})
        .filter((fact) => fact !== 'allianceOn')
        .map((fact) => ({
          fact,
          before: told(fact, before?.[fact], phonePrivate),
          after: told(fact, now?.[fact], phonePrivate),
        })),
    })),
    next: rows.length > size && last ? cursorOf([last.id]) : null,
  }
}
