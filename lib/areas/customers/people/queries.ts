import { businessZone, today } from '@/lib/core/clock'
import { onPool, sql, type SqlTx } from '@/lib/core/db'
import { isEmpty } from '@/lib/core/forms/values'
import type { Viewer } from '@/lib/core/scope'
import { isId } from '../dossier/queries'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import { mayEditPeople, maySeePersonal } from './policy'
import { withoutAgendas } from './rules/agendas'
import { isOver } from './rules/leaving'
import { rewound } from './rules/past-day'
import { isPersonal, shownPersonFact } from './rules/person-changes'
import {
  isContactFact,
  isPersonFact,
  type PersonFactKey,
  personFactKeys,
  type PersonFactValues,
} from './rules/person-facts'
import { isKeyPlayer } from './rules/person-options'
import type { PersonOnDay } from './rules/person-view'
import { personOf, type PersonRow, type StoredPerson } from './rules/person-row'

/** A department as the tables hold it. */
export type StoredDepartment = {
  id: string
  name: string
  function: string | null
  parentId: string | null
  headPostId: string | null
  position: number
  endsOn: string | null
  version: number
}

/** Everybody and every department of a customer, those that are over too. */
export type CustomerPeople = CustomerPlace & {
  id: string
  name: string
  people: StoredPerson[]
  departments: StoredDepartment[]
}

const PEOPLE = `
SELECT p."id" AS "postId", p."contactId", p."customerId", p."version" AS "postVersion", c."version" AS "contactVersion",
  c."name", c."gender", c."phone", c."email", c."profile", p."departmentId", d."name" AS "departmentName", p."title", p."level",
  p."reportsToId", p."buyingRole", p."influence", p."alliance", p."allianceOn"::text, p."coverage",
  p."counterpartId", k."name" AS "counterpartName", p."responsibleId", r."name" AS "responsibleName",
  p."closeness", p."closenessWanted", p."lastContactOn"::text, p."goal", p."personalAgenda", p."businessAgenda", p."strategy",
  p."tie", p."startsOn"::text, p."endsOn"::text, p."leftFor", p."position", p."mapX", p."mapY"
FROM "ContactPost" p JOIN "Contact" c ON c."id" = p."contactId" AND c."deletedAt" IS NULL
LEFT JOIN "Department" d ON d."id" = p."departmentId"
LEFT JOIN "Person" k ON k."id" = p."counterpartId" LEFT JOIN "Person" r ON r."id" = p."responsibleId"
WHERE p."customerId" = $1::uuid ORDER BY p."position", p."id"`

const DEPARTMENTS = `
SELECT "id", "name", "function", "parentId", "headPostId", "position", "endsOn"::text, "version" FROM "Department"
WHERE "customerId" = $1::uuid ORDER BY "position", "id"`

const CUSTOMER = `
SELECT "id", "name", "ownerId", "regionId", "branchId", "marketOfficeId" FROM "Customer"
WHERE "id" = $1::uuid AND "deletedAt" IS NULL`

/** The people of a living customer; null when there is none. Works on the pool as in a transaction. */
export async function readPeople(tx: SqlTx, customerId: string): Promise<CustomerPeople | null> {
  const [customer] = await tx.query<CustomerPlace & { id: string; name: string }>(CUSTOMER, [customerId])
  if (!customer) return null
  const rows = await tx.query<PersonRow>(PEOPLE, [customerId])
  const departments = await tx.query<StoredDepartment>(DEPARTMENTS, [customerId])
  const names = new Map(rows.map((row) => [row.postId, row.name]))
  return {
    ...customer,
    people: rows.map((row) => personOf(row, (postId) => names.get(postId) ?? null)),
    departments,
  }
}

export type DepartmentOnDay = Omit<StoredDepartment, 'endsOn'> & { ended: boolean }

export type PeopleOnDay = {
  customerId: string
  on: string
  people: PersonOnDay[]
  departments: DepartmentOnDay[]
  may: { edit: boolean; personal: boolean }
}

/** The facts of the post alone. */
function postPart(facts: PersonFactValues): PersonFactValues {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => isPersonFact(key) && !isContactFact(key)))
}

const named = (value: unknown) => {
  const ref = value as { id: string; label: string } | null | undefined
  return ref ? { id: ref.id, name: ref.label } : null
}

function onDay(
  person: StoredPerson,
  facts: PersonFactValues,
  endsOn: string | null,
  on: string,
): PersonOnDay {
  const text = (key: keyof PersonFactValues) => (facts[key] ?? null) as string | null
  const rating = (key: keyof PersonFactValues) => (facts[key] ?? null) as number | null
  return {
    postId: person.postId,
    contactId: person.contactId,
    name: text('name') ?? '',
    gender: text('gender'),
    title: text('title'),
    level: text('level'),
    department: named(facts.department),
    headOf: [],
    reportsTo: named(facts.reportsTo)?.id ?? null,
    buyingRole: text('buyingRole'),
    influence: text('influence'),
    keyPlayer: isKeyPlayer(facts.influence),
    alliance: text('alliance'),
    allianceOn: person.allianceOn,
    coverage: text('coverage'),
    closeness: rating('closeness'),
    closenessWanted: rating('closenessWanted'),
    counterpart: named(facts.counterpart),
    responsible: named(facts.responsible),
    lastContactOn: text('lastContactOn'),
    goal: text('goal'),
    tie: text('tie'),
    phone: shownPersonFact('phone', facts.phone, facts) as PersonOnDay['phone'],
    email: text('email'),
    startsOn: text('startsOn'),
    endsOn,
    leftFor: isOver(endsOn, on) ? person.leftFor : null,
    ended: isOver(endsOn, on),
    position: person.position,
    mapX: person.mapX,
    mapY: person.mapY,
    version: person.postVersion,
  }
}

type PastChange = { subjectId: string; deed: string; before: Record<string, unknown> | null }

/** Changes after the end of a day in the business zone, newest first. */
const LATER = `
SELECT "subjectId", "deed", "before" FROM (
  SELECT "id", "subjectId", "deed", "before", "at" FROM "ContactChange" WHERE "customerId" = ANY(records_of($1::uuid)) AND "at" >= ($2::date + 1)::timestamp AT TIME ZONE $3
  UNION SELECT "id", "subjectId", "deed", "before", "at" FROM "ContactChange"
    WHERE "contactId" = ANY($4::uuid[]) AND "subjectType" = 'contact' AND "at" >= ($2::date + 1)::timestamp AT TIME ZONE $3
) later ORDER BY "id" DESC`

/** People and departments as they stood at the end of a past day, from the history. */
async function standingOn(stored: CustomerPeople, on: string) {
  const contactIds = [...new Set(stored.people.map((person) => person.contactId))]
  const changes = await sql<PastChange>(LATER, [stored.id, on, businessZone(), contactIds])
  const subjects = [
    ...stored.people.flatMap(({ postId, contactId, facts, allianceOn }) => [
      { id: postId, facts: { ...postPart(facts), allianceOn } },
      { id: contactId, facts: {} },
    ]),
    ...stored.departments.map((department) => ({ id: department.id, facts: department })),
  ]
  return rewound(subjects, changes)
}

/**
 * Everybody at a customer on a day (today unless told), with department, reporting line and how he stands to us; those
 * who left are marked `ended`. A past day is worked out from the history: facts as they were known at its end, posts
 * by the days they were held. Null beyond reach.
 */
export async function peopleOf(viewer: Viewer, customerId: string, on?: string): Promise<PeopleOnDay | null> {
  if (!isId(customerId)) return null
  const stored = await readPeople(onPool, customerId)
  if (!stored || !mayOnCustomer(viewer, 'customers.read', stored)) return null
  const day = on ?? today()
  return peopleOnDay(viewer, stored, day, day < today())
}

async function peopleOnDay(
  viewer: Viewer,
  stored: CustomerPeople,
  day: string,
  past: boolean,
): Promise<PeopleOnDay> {
  const then = past ? await standingOn(stored, day) : null
  const people = stored.people.flatMap((person) => {
    const { postId, contactId, facts, endsOn } = person
    const began = (facts.startsOn ?? null) as string | null
    if (began !== null && began > day) return []
    if (began === null && then?.later.has(postId)) return []
    const known: PersonFactValues = then
      ? { ...facts, ...then.facts.get(contactId), ...then.facts.get(postId) }
      : facts
    const { allianceOn = person.allianceOn } = known as { allianceOn?: string | null }
    return [onDay({ ...person, allianceOn }, known, endsOn, day)]
  })
  const departments = stored.departments
    .filter(({ id }) => !then?.later.has(id))
    .map((department): DepartmentOnDay => {
      const { endsOn, ...now } = { ...department, ...then?.facts.get(department.id) }
      return { ...now, ended: isOver(endsOn, day) }
    })
  const names = new Map(departments.map(({ id, name }) => [id, name]))
  return {
    customerId: stored.id,
    on: day,
    people: people.map((person) => ({
      ...person,
      department: person.department && {
        ...person.department,
        name: names.get(person.department.id) ?? person.department.name,
      },
      headOf: departments.flatMap((one) => (one.headPostId === person.postId && !one.ended ? [one.id] : [])),
    })),
    departments,
    may: { edit: mayEditPeople(viewer, stored), personal: maySeePersonal(viewer, stored) },
  }
}

/** Somebody at a customer with every fact, for his sheet; personal data masked. */
export type PersonSheet = {
  customer: { id: string; name: string }
  person: PersonOnDay
  facts: PersonFactValues
  /** Personal facts that are filled and the viewer may have shown. */
  mayUnmask: PersonFactKey[]
  may: { edit: boolean; personal: boolean }
  /** His posts at customers within reach, those held today first. */
  posts: HeldPost[]
}
export type HeldPost = {
  postId: string
  customerId: string
  customerName: string
  department: string | null
  title: string | null
  startsOn: string | null
  endsOn: string | null
  leftFor: string | null
}

const POSTS = `
SELECT p."id" AS "postId", p."contactId", p."customerId", k."name" AS "customerName", d."name" AS "department", p."title", p."startsOn"::text,
  p."endsOn"::text, p."leftFor", k."ownerId", k."regionId", k."branchId", k."marketOfficeId"
FROM "ContactPost" p JOIN "Customer" k ON k."id" = p."customerId" AND k."deletedAt" IS NULL
LEFT JOIN "Department" d ON d."id" = p."departmentId"
WHERE p."contactId" = ANY($1::uuid[]) ORDER BY p."endsOn" DESC NULLS FIRST, p."startsOn" DESC NULLS LAST, p."id"`

/** The posts of contacts at customers within reach, those held today first. */
export async function heldPosts(
  viewer: Viewer,
  contactIds: readonly string[],
): Promise<(HeldPost & { contactId: string })[]> {
  const posts = await sql<HeldPost & CustomerPlace & { contactId: string }>(POSTS, [contactIds])
  return posts
    .filter((post) => mayOnCustomer(viewer, 'customers.read', post))
    .map(({ ownerId: _o, regionId: _r, branchId: _b, marketOfficeId: _m, ...post }) => post)
}

/** Personal facts of somebody that are filled, where they may be shown. */
export function unmaskable(facts: PersonFactValues, may: boolean): PersonFactKey[] {
  return may ? personFactKeys.filter((fact) => isPersonal(fact, facts) && !isEmpty(facts[fact])) : []
}

/** Facts as they leave the database: a department by its name, personal data masked whoever looks. */
export function shownFacts(facts: PersonFactValues): PersonFactValues {
  return Object.fromEntries(
    personFactKeys.map((fact) => [
      fact,
      fact === 'department'
        ? (named(facts.department)?.name ?? null)
        : shownPersonFact(fact, facts[fact], facts),
    ]),
  )
}

/** One person of a customer with all facts and posts. Null beyond reach. */
export async function personSheet(
  viewer: Viewer,
  customerId: string,
  postId: string,
): Promise<PersonSheet | null> {
  if (!isId(customerId) || !isId(postId)) return null
  const stored = await readPeople(onPool, customerId)
  if (!stored || !mayOnCustomer(viewer, 'customers.read', stored)) return null
  const found = stored.people.find((one) => one.postId === postId)
  if (!found) return null
  const { people, may } = await peopleOnDay(viewer, stored, today(), false)
  const posts = await heldPosts(viewer, [found.contactId])
  const { facts } = found
  return {
    customer: { id: stored.id, name: stored.name },
    person: people.find((one) => one.postId === postId) ?? onDay(found, facts, found.endsOn, today()),
    facts: withoutAgendas(shownFacts(facts), may.personal),
    mayUnmask: unmaskable(facts, may.personal),
    may,
    posts: posts.map(({ contactId: _, ...post }) => post),
  }
}
