import type { CustomerPlace } from '@/lib/areas/customers/policy'
import { customerPlace } from '@/lib/areas/customers/queries'
import { sql, type SqlTx } from '@/lib/core/db'
import { cursorOf, keyOf, type Page } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { mayCorrectVisit, mayReadVisits, mayRecordVisit } from './policy'
import type { Counterpart, VisitWay } from './schema'

/** A call on a customer, as a line of its card. */
export type VisitView = {
  id: string
  version: number
  visitedOn: string
  personName: string
  way: VisitWay
  counterparts: Counterpart[]
  purpose: string | null
  summary: string
  result: string | null
  promises: string | null
  nextOn: string | null
  remark: string | null
  mayCorrect: boolean
}

type Row = Omit<VisitView, 'mayCorrect'> & { personId: string; createdBy: string }

const LINE = `SELECT v."id",v."version",v."visitedOn"::text,v."personId",v."createdBy",p."name" AS "personName",v."way",v."counterparts",v."purpose",
  v."summary",v."result",v."promises",v."nextOn"::text,v."remark" FROM "Visit" v LEFT JOIN "Person" p ON p."id"=v."personId"`

const PAGE = 20
/** Calls on one printed card; a longer one is printed in parts. */
const CARD = 500

function viewOf(viewer: Viewer, place: CustomerPlace, { personId, createdBy, ...row }: Row): VisitView {
  return { ...row, mayCorrect: mayCorrectVisit(viewer, { ...place, personId, createdBy }) }
}

/** Calls newest first from a place on, and the place behind them when there are more. */
async function callsBefore(
  customerId: string,
  before: string | null,
  most: number,
): Promise<{ shown: Row[]; next: string | null }> {
  const [day, id] = (before && keyOf(before, 2)) || [null, null]
  const rows = await sql<Row>(
    `${LINE} WHERE v."customerId"=$1::uuid AND v."deletedAt" IS NULL
       AND ($2::date IS NULL OR (v."visitedOn",v."id")<($2::date,$3::uuid))
     ORDER BY v."visitedOn" DESC,v."id" DESC LIMIT ${most + 1}`,
    [customerId, day, id],
  )
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return { shown, next: rows.length > most && last ? cursorOf([last.visitedOn, last.id]) : null }
}

export type VisitList = Page<VisitView> & { mayRecord: boolean; known: KnownContact[] }
export type KnownContact = Counterpart & { postId: string }

/** Calls on a customer, newest first, a page at a time; with the people one may have met. Null beyond reach. */
export async function visitsOf(
  viewer: Viewer,
  customerId: string,
  before: string | null = null,
): Promise<VisitList | null> {
  const place = await customerPlace(viewer, customerId, 'visits.read')
  if (!place || !mayReadVisits(viewer, place)) return null
  const { shown, next } = await callsBefore(customerId, before, PAGE)
  const mayRecord = mayRecordVisit(viewer, place)
  return {
    rows: shown.map((row) => viewOf(viewer, place, row)),
    next,
    previous: null,
    mayRecord,
    known: mayRecord ? await knownContacts(customerId) : [],
  }
}

/** People who hold a post at the customer now, as the file orders them. */
function knownContacts(customerId: string): Promise<KnownContact[]> {
  return sql<KnownContact>(
    `SELECT p."id" AS "postId",c."name",coalesce(p."title",'') AS "title" FROM "ContactPost" p JOIN "Contact" c ON c."id"=p."contactId" AND c."deletedAt" IS NULL
     WHERE p."customerId"=$1::uuid AND p."endsOn" IS NULL ORDER BY p."position",p."id" LIMIT 24`,
    [customerId],
  )
}

export type VisitCard = { rows: VisitView[]; earlier: string | null }

/**
 * The card of a customer as A8 prints it, oldest call first: the newest five hundred calls, or as many before a place.
 * `earlier` leads to the part before; null when there is none. Null beyond reach.
 */
export async function visitCard(
  viewer: Viewer,
  customerId: string,
  before: string | null = null,
): Promise<VisitCard | null> {
  const place = await customerPlace(viewer, customerId, 'visits.read')
  if (!place || !mayReadVisits(viewer, place)) return null
  const { shown, next } = await callsBefore(customerId, before, CARD)
  return { rows: shown.map((row) => viewOf(viewer, place, row)).reverse(), earlier: next }
}

export type LockedVisitCustomer = CustomerPlace & { id: string; name: string }

/** The living customer a call is made on, locked. */
export async function lockVisitCustomer(tx: SqlTx, customerId: string): Promise<LockedVisitCustomer | null> {
  const [row] = await tx.query<LockedVisitCustomer>(
    `SELECT "id","name","ownerId","regionId","branchId","marketOfficeId" FROM "Customer" WHERE "id"=$1::uuid AND "deletedAt" IS NULL FOR UPDATE`,
    [customerId],
  )
  return row ?? null
}

export type LockedVisit = {
  id: string
  version: number
  customerId: string
  visitedOn: string
  personId: string
  createdBy: string
}

/** A call with its customer, the customer locked first; null when either is gone. */
export async function lockVisit(
  tx: SqlTx,
  id: string,
): Promise<{ visit: LockedVisit; customer: LockedVisitCustomer } | null> {
  const read = () =>
    tx.query<LockedVisit>(
      `SELECT "id","version","customerId","visitedOn"::text,"personId","createdBy" FROM "Visit" WHERE "id"=$1::uuid AND "deletedAt" IS NULL`,
      [id],
    )
  const [found] = await read()
  const customer = found ? await lockVisitCustomer(tx, found.customerId) : null
  const [visit] = customer ? await read() : []
  return visit && customer ? { visit, customer } : null
}
