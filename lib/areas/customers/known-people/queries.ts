import { sql, type SqlTx } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import type { KnownPerson } from './rules/known-person'
import { shownPersonFact } from '../people/rules/person-changes'
import type { PersonFactValues } from '../people/rules/person-facts'
import { type CustomerPlace, mayOnCustomer, reachArms } from '../policy'
import { readingOf, searchText } from '../rules/search-columns'

/** Columns of the one-line view of a contact, for people known elsewhere. */
type KnownRow = CustomerPlace & {
  contactId: string
  contactName: string
  phone: string | null
  profile: Record<string, unknown>
  title: string | null
  customerId: string
  customerName: string
  endsOn: string | null
}

const KNOWN = `
SELECT c."id" AS "contactId", c."name" AS "contactName", c."phone", c."profile", p."title", p."endsOn"::text,
  k."id" AS "customerId", k."name" AS "customerName", k."ownerId", k."regionId", k."branchId", k."marketOfficeId"
FROM "Contact" c JOIN "ContactPost" p ON p."contactId" = c."id"
JOIN "Customer" k ON k."id" = p."customerId" AND k."deletedAt" IS NULL`

/** A contact the viewer reaches through some customer; null otherwise, as for an unknown one. */
export async function knownContact(
  tx: SqlTx,
  viewer: Viewer,
  contactId: string,
): Promise<{ id: string; name: string; facts: PersonFactValues } | null> {
  const rows = await tx.query<KnownRow & { gender: string | null; email: string | null }>(
    `SELECT known.*, c."gender", c."email" FROM (${KNOWN} WHERE c."id" = $1::uuid AND c."deletedAt" IS NULL) known JOIN "Contact" c ON c."id" = known."contactId"`,
    [contactId],
  )
  const row = rows.find((one) => mayOnCustomer(viewer, 'customers.read', one))
  if (!row) return null
  const { contactName: name, gender, phone, email, profile } = row
  return { id: contactId, name, facts: { ...profile, name, gender, phone, email } }
}

const MOST_KNOWN = 12

/** Ways of reaching a customer as a condition over `k`; parameters from `$first` on. */
function reachCondition(viewer: Viewer, first: number): { where: string; values: unknown[] } {
  const arms = reachArms(viewer, 'customers.read')
  if (arms === 'all') return { where: 'TRUE', values: [] }
  const parts = arms.map(({ column, ids: _, lowest }, at) => {
    const below = lowest
      ? { regionId: ' AND k."branchId" IS NULL', branchId: ' AND k."marketOfficeId" IS NULL' }
      : {}
    return `(k."${column}" = ANY($${first + at}::uuid[])${(below as Record<string, string>)[column] ?? ''})`
  })
  return {
    where: parts.length === 0 ? 'FALSE' : `(${parts.join(' OR ')})`,
    values: arms.map(({ ids }) => ids),
  }
}

/**
 * People already known at customers within reach, by name, pinyin or the last four digits of the telephone; nothing
 * tells of anybody beyond reach. At most twelve.
 */
export async function knownPeople(viewer: Viewer, typed: string): Promise<KnownPerson[]> {
  const text = searchText(typed.slice(0, 60))
  const digits = text.replace(/\D/g, '')
  if (text.length < 2) return []
  const { where, values } = reachCondition(viewer, 2)
  const byPhone = digits.length >= 4 && digits.length >= text.length - 4
  const key = byPhone ? digits.slice(-4) : readingOf(text).pinyin
  const match = byPhone
    ? `c."phoneTail" = $1`
    : `c."namePinyin" >= $1 AND c."namePinyin" < $1 || chr(1114111)`
  const rows = await sql<KnownRow>(
    `${KNOWN} WHERE c."deletedAt" IS NULL AND ${match} AND ${where} ORDER BY c."namePinyin", c."id", p."endsOn" DESC NULLS FIRST LIMIT 60`,
    [key, ...values],
  )
  const named = rows.filter(({ contactName, phone }) =>
    byPhone
      ? (phone ?? '').replace(/\D/g, '').endsWith(digits)
      : !HAN.test(text) || contactName.startsWith(text),
  )
  return [...new Set(named.map((row) => row.contactId))]
    .slice(0, MOST_KNOWN)
    .map((contactId) => knownOf(named.filter((row) => row.contactId === contactId)))
}

function knownOf(rows: readonly KnownRow[]): KnownPerson {
  const { contactId, contactName, phone, profile } = rows[0]!
  return {
    contactId,
    name: contactName,
    phone: shownPersonFact('phone', phone, profile),
    posts: rows.map(({ customerId, customerName, title, endsOn }) => ({
      customerId,
      customerName,
      title,
      ended: endsOn !== null,
    })),
  }
}

/** One known person by his id, with his posts within reach; null when there are none. */
export async function knownPerson(viewer: Viewer, contactId: string): Promise<KnownPerson | null> {
  if (!isId(contactId)) return null
  const rows = await sql<KnownRow>(
    `${KNOWN} WHERE c."id" = $1::uuid AND c."deletedAt" IS NULL ORDER BY p."endsOn" DESC NULLS FIRST`,
    [contactId],
  )
  const mine = rows.filter((row) => mayOnCustomer(viewer, 'customers.read', row))
  return mine.length > 0 ? knownOf(mine) : null
}

const HAN = /\p{Script=Han}/u
