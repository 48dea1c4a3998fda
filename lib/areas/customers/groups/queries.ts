import { today } from '@/lib/core/clock'
import { type Month, monthOf, plusMonths } from '@/lib/core/dates'
import { sql, type SqlTx } from '@/lib/core/db'
import { type Fen, fenFromYuan, sumFen, ZERO } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { isUuid } from '@/lib/core/uuid'
import { type CustomerPlace, mayOnCustomer, sightOf } from '../policy'
import { customerPlace } from '../queries'
import type { CustomerState, FileState } from '../rules/customer-kinds'
import { mayPlace } from './policy'
import { type Firm, treeOrder } from './rules/group-tree'
import type { GroupTie } from './schema'

type PlacedFirm = CustomerPlace & {
  id: string
  name: string
  fileNumber: string
  version: number
  parentId: string | null
  tie: GroupTie | null
  root: string | null
  living: boolean
}

const FIRM = `SELECT "id"::text,"name","fileNumber","version","parentId"::text,"groupTie" AS tie,"groupRootId"::text AS root,
  "deletedAt" IS NULL AS living,"ownerId"::text,"regionId"::text,"branchId"::text,"marketOfficeId"::text FROM "Customer"`

/** Changes of groups go one after another: two people who join A to B and B to A at once are never both heard. */
export async function queueForGroups(tx: SqlTx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('customer-groups', 4))::text`)
}

/**
 * A customer, the firm it is to stand under and the one it stands under now, with all firms of the groups of both; every
 * row locked in the order of ids, after queueing for groups. Null when the customer is unknown or in the recycle bin.
 */
export async function lockPlace(tx: SqlTx, customerId: string, parentId: string | null) {
  await queueForGroups(tx)
  const asked = [customerId, ...(parentId ? [parentId] : [])]
  const found = await tx.query<PlacedFirm>(`${FIRM} WHERE "id"=ANY($1::uuid[])`, [asked])
  const roots = found.map((firm) => firm.root).filter((root) => root !== null)
  const rows = await tx.query<PlacedFirm>(
    `${FIRM} WHERE "id"=ANY($1::uuid[]) OR "groupRootId"=ANY($2::uuid[]) ORDER BY "id" FOR UPDATE`,
    [asked, roots],
  )
  const of = (id: string | null) => (id && rows.find((row) => row.id === id)) || null
  const customer = of(customerId)
  if (!customer?.living) return null
  return {
    customer,
    parent: of(parentId),
    present: of(customer.parentId),
    firms: rows.map(({ id, parentId: above }): Firm => ({ id, parentId: above })),
  }
}

/** The firms above customers, by customer; those without one are not in it. */
export async function parentsOf(
  tx: SqlTx,
  ids: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await tx.query<{ child: string; id: string; name: string }>(
    `SELECT c."id"::text AS child,p."id"::text,p."name" FROM "Customer" c JOIN "Customer" p ON p."id"=c."parentId" WHERE c."id"=ANY($1::uuid[])`,
    [ids],
  )
  return new Map(rows.map(({ child, id, name }) => [child, { id, name }]))
}

/** A member of a group as the viewer may see it. Amounts in fen; null: none, or hidden from this viewer. */
export type GroupMember = {
  id: string
  name: string
  fileNumber: string
  state: CustomerState
  fileState: FileState
  tier: number | null
  abc: string | null
  grade: number | null
  ownerName: string | null
  unitName: string
  /** How it belongs to the firm above it; null on top of what the viewer sees. */
  tie: GroupTie | null
  /** One on top of what the viewer sees. */
  level: number
  under: string | null
  receivable: Fen | null
  inTransit: Fen | null
  overdue: Fen | null
  exposure: Fen | null
  /** Usable line of this month; zero while frozen. */
  line: Fen | null
  creditHidden: boolean
  salesMonth: Fen | null
  salesYear: Fen | null
  lastOrderOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
  visitOverdue: boolean
  observedUntil: string | null
  reviewDueOn: string | null
  openPapers: number
}

export type GroupTotals = {
  members: number
  /** Members whose credit, and whose trade, is in the sums. */
  creditMembers: number
  tradeMembers: number
  receivable: Fen
  inTransit: Fen
  overdue: Fen
  exposure: Fen
  line: Fen
  salesMonth: Fen
  salesYear: Fen
  openPapers: number
  visitsOverdue: number
  nextVisitOn: string | null
  lastVisitOn: string | null
  inReview: number
}

/** What a viewer sees of the group of a customer. Members beyond his reach are neither in it nor counted. */
export type CustomerGroup = {
  customerId: string
  version: number
  /** The firm above it, when the viewer sees that firm. */
  parent: { id: string; name: string; tie: GroupTie | null } | null
  mayPlace: boolean
  month: Month
  /** In the order of the tree. Only itself: it stands alone, for this viewer. */
  members: GroupMember[]
  totals: GroupTotals
  /** Thirteen months of the members whose trade the viewer sees, oldest first; null when he sees none. */
  sales: { month: Month; amount: Fen }[] | null
}

type Row = Omit<GroupMember, 'receivable' | 'inTransit' | 'overdue' | 'exposure' | 'line' | 'creditHidden' | 'salesMonth' | 'salesYear' | 'level' | 'under' | 'visitOverdue'> &
  CustomerPlace & {
    version: number
    parentId: string | null
    root: string | null
    deleted: boolean
    namePinyin: string
    receivable: string
    inTransit: string
    overdue: string
    line: string
    salesMonth: string
    salesYear: string
  } // prettier-ignore

/** Figures stand in rows of their own key; a group is a few hundred firms at most (setting customers.groups). */
const MEMBERS = `
SELECT c."id",c."version",c."name",c."namePinyin",c."fileNumber",c."state",c."fileState",c."tier",c."abcClass" AS abc,c."creditGrade" AS grade,
  c."parentId",c."groupRootId" AS root,c."groupTie" AS tie,c."deletedAt" IS NOT NULL AS deleted,
  c."ownerId",c."regionId",c."branchId",c."marketOfficeId",o."name" AS "ownerName",u."name" AS "unitName",
  c."lastOrderOn"::text,c."lastVisitOn"::text,c."nextVisitOn"::text,c."observedUntil"::text,c."reviewDueOn"::text,
  coalesce(p."receivable",0)::text AS receivable,coalesce(p."inTransit",0)::text AS "inTransit",coalesce(p."overdue",0)::text AS overdue,
  CASE WHEN l."frozenAt" IS NULL THEN coalesce(l."amount",0) ELSE 0 END::text AS line,
  coalesce(s.month,0)::text AS "salesMonth",coalesce(s.year,0)::text AS "salesYear",
  (SELECT count(*)::int FROM "Approval" a WHERE a."customerId"=c."id" AND a."state"='pending') AS "openPapers"
FROM "Customer" c JOIN "Unit" u ON u."id"=coalesce(c."marketOfficeId",c."branchId",c."regionId")
LEFT JOIN "Person" o ON o."id"=c."ownerId" LEFT JOIN "CreditPosition" p ON p."customerId"=c."id"
LEFT JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=$2
LEFT JOIN LATERAL (SELECT sum(m."amount") FILTER (WHERE m."month"=$2) AS month,sum(m."amount") AS year
  FROM "MonthlySales" m WHERE m."customerId"=c."id" AND m."month" BETWEEN $3 AND $2) s ON true`

function memberOf(viewer: Viewer, row: Row, day: string): Omit<GroupMember, 'level' | 'under'> {
  const sight = sightOf(viewer, row)
  const [receivable, inTransit, overdue, line] = [row.receivable, row.inTransit, row.overdue, row.line].map(
    (yuan) => (sight.credit ? fenFromYuan(yuan) : null),
  )
  const [salesMonth, salesYear] = [row.salesMonth, row.salesYear].map((yuan) =>
    sight.trade ? fenFromYuan(yuan) : null,
  )
  const { id, name, fileNumber, state, fileState, tier, abc, grade, ownerName, unitName, tie } = row
  const { lastOrderOn, lastVisitOn, nextVisitOn, observedUntil, reviewDueOn, openPapers } = row
  return {
    id, name, fileNumber, state, fileState, tier, abc, grade, ownerName, unitName, tie,
    lastOrderOn, lastVisitOn, nextVisitOn, observedUntil, reviewDueOn, openPapers,
    receivable: receivable!, inTransit: inTransit!, overdue: overdue!, line: line!,
    exposure: sight.credit ? sumFen([receivable!, inTransit!]) : null,
    creditHidden: !sight.credit,
    salesMonth: salesMonth!, salesYear: salesYear!,
    visitOverdue: nextVisitOn !== null && nextVisitOn < day,
  } // prettier-ignore
}

function totalsOf(members: readonly GroupMember[]): GroupTotals {
  const sum = (of: (member: GroupMember) => Fen | null) => sumFen(members.map((member) => of(member) ?? ZERO))
  const days = (of: (member: GroupMember) => string | null) =>
    members.map(of).filter((on) => on !== null).sort() // prettier-ignore
  return {
    members: members.length,
    creditMembers: members.filter((member) => !member.creditHidden).length,
    tradeMembers: members.filter((member) => member.salesMonth !== null).length,
    receivable: sum((member) => member.receivable),
    inTransit: sum((member) => member.inTransit),
    overdue: sum((member) => member.overdue),
    exposure: sum((member) => member.exposure),
    line: sum((member) => member.line),
    salesMonth: sum((member) => member.salesMonth),
    salesYear: sum((member) => member.salesYear),
    openPapers: members.reduce((count, member) => count + member.openPapers, 0),
    visitsOverdue: members.filter((member) => member.visitOverdue).length,
    nextVisitOn: days((member) => member.nextVisitOn)[0] ?? null,
    lastVisitOn: days((member) => member.lastVisitOn).at(-1) ?? null,
    inReview: members.filter((member) => member.fileState === 'in-review').length,
  }
}

async function salesOf(ids: readonly string[], last: Month): Promise<CustomerGroup['sales']> {
  if (ids.length === 0) return null
  const months = Array.from({ length: 13 }, (_, back) => plusMonths(last, back - 12))
  const rows = await sql<{ month: string; amount: string }>(
    `SELECT "month",sum("amount")::text AS amount FROM "MonthlySales" WHERE "customerId"=ANY($1::uuid[]) AND "month">=$2 GROUP BY "month"`,
    [ids, months[0]],
  )
  const byMonth = new Map(rows.map((row) => [row.month, fenFromYuan(row.amount)]))
  return months.map((month) => ({ month, amount: byMonth.get(month) ?? ZERO }))
}

/**
 * The group of a customer in one view: its tree, what the whole buys, owes, has as lines, and is owed in visits. Only
 * members within reach are in it, summed or counted: to this viewer there are no others. Null beyond reach.
 */
export async function customerGroup(viewer: Viewer, customerId: string): Promise<CustomerGroup | null> {
  if (!isUuid(customerId)) return null
  const day = today()
  const month = monthOf(day)
  const all = await sql<Row>(
    `${MEMBERS} WHERE c."id"=$1::uuid OR c."groupRootId"=(SELECT g."groupRootId" FROM "Customer" g WHERE g."id"=$1::uuid)`,
    [customerId, month, `${month.slice(0, 4)}-01`],
  )
  const seen = all.filter((row) => !row.deleted && mayOnCustomer(viewer, 'customers.read', row))
  const own = seen.find((row) => row.id === customerId)
  if (!own) return null
  const order = treeOrder(seen, all, (a, b) => (a.namePinyin < b.namePinyin ? -1 : 1))
  const members = order.map(({ firm, level, under }): GroupMember => {
    const member = memberOf(viewer, firm, day)
    return { ...member, tie: under === null ? null : member.tie, level, under }
  })
  const present = own.parentId === null ? null : (all.find((row) => row.id === own.parentId) ?? null)
  const parent = seen.find((row) => row.id === own.parentId) ?? null
  return {
    customerId,
    version: own.version,
    parent: parent && { id: parent.id, name: parent.name, tie: own.tie },
    mayPlace: mayPlace(viewer, own, [present]),
    month,
    members,
    totals: totalsOf(members),
    sales: await salesOf(
      members.filter((member) => member.salesMonth !== null).map((member) => member.id),
      month,
    ),
  }
}

/** A list narrowed to the group of a customer; to nothing when the viewer does not see that customer. */
export async function groupFilter(
  viewer: Viewer,
  customerId: string,
): Promise<{ groupRootId: string } | { ids: string[] }> {
  const [row] = await sql<CustomerPlace & { root: string | null }>(
    `SELECT "groupRootId" AS root,"ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=$1::uuid AND "deletedAt" IS NULL`,
    [customerId],
  )
  if (!row || !mayOnCustomer(viewer, 'customers.read', row)) return { ids: [] }
  return row.root ? { groupRootId: row.root } : { ids: [customerId] }
}

/** The customer a list is narrowed to the group of, as a choice with its name; nothing when the viewer does not see it. */
export async function groupChoice(
  viewer: Viewer,
  customerId: string | undefined,
): Promise<{ value: string; label: string }[]> {
  if (!customerId || !(await customerPlace(viewer, customerId))) return []
  return sql(`SELECT "id"::text AS value,"name" AS label FROM "Customer" WHERE "id"=$1::uuid`, [customerId])
}

/** How a group came to be as it is, newest first; only changes of which the viewer sees every firm. */
export type GroupHistoryRow = {
  id: string
  /** Last part of the event's kind: by hand, by a merge, by a merge taken back. */
  kind: 'group-changed' | 'group-merged' | 'group-unmerged'
  at: string
  person: string | null
  name: string
  deed: string
  before: string
  after: string
  tie: string
}

/** Changes of the group a viewer sees of a customer, at most twenty. Null beyond reach. */
export async function groupHistory(viewer: Viewer, customerId: string): Promise<GroupHistoryRow[] | null> {
  const group = await customerGroup(viewer, customerId)
  if (!group) return null
  const rows = await sql<{
    id: string
    kind: string
    at: Date
    person: string | null
    values: Record<string, string | null>
  }>(
    `SELECT e."id",e."kind",e."at",e."values",p."name" AS person FROM "AuditEvent" e LEFT JOIN "Person" p ON p."id"=e."personId"
     WHERE e."subjectType"='group' AND e."subjectId"=ANY($1::text[]) ORDER BY e."id" DESC LIMIT 60`,
    [group.members.map((member) => member.id)],
  )
  const others = [...new Set(rows.flatMap(({ values }) => [values.beforeId, values.afterId]).filter(Boolean))]
  const places = await sql<CustomerPlace & { id: string }>(
    `SELECT "id","ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=ANY($1::uuid[])`,
    [others],
  )
  const readable = new Set(
    places.filter((place) => mayOnCustomer(viewer, 'customers.read', place)).map((place) => place.id),
  )
  const isSeen = (id: string | null | undefined) => !id || readable.has(id)
  return rows
    .filter(({ values }) => isSeen(values.beforeId) && isSeen(values.afterId))
    .slice(0, 20)
    .map(({ id, kind, at, person, values }) => ({
      id,
      kind: kind.split('.')[1] as GroupHistoryRow['kind'],
      at: at.toISOString(),
      person,
      name: values.name ?? '',
      deed: values.deed ?? '',
      before: values.before ?? '',
      after: values.after ?? '',
      tie: values.tie ?? '',
    }))
}
