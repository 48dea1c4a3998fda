import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { type PersonTrace, traceContacts } from '../contact-history/writes'
import type { CustomerPeople, StoredDepartment } from '../people/queries'

/** The living department of that name; opened when there is none (A3, A9 name it in a line of people). */
export async function departmentNamed(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  name: string,
  trace: PersonTrace,
): Promise<StoredDepartment> {
  const wanted = name.trim()
  const known = people.departments.find((one) => one.endsOn === null && one.name === wanted)
  if (known) return known
  const made: StoredDepartment = {
    id: newId(at.now),
    name: wanted,
    function: null,
    parentId: null,
    headPostId: null,
    position: people.departments.length,
    endsOn: null,
    version: 1,
  }
  await tx.query(
    `INSERT INTO "Department" ("id","customerId","name","position","createdAt") VALUES ($1::uuid,$2::uuid,$3,$4::int,$5::timestamptz)`,
    [made.id, people.id, made.name, made.position, at.now.toISOString()],
  )
  await traceContacts(
    tx,
    at,
    people.id,
    [
      {
        contactId: null,
        subjectType: 'department',
        subjectId: made.id,
        deed: 'added',
        before: null,
        after: { name: made.name },
      },
    ],
    trace,
  )
  people.departments.push(made)
  return made
}

type Wish = {
  name: string
  function: string | null
  parentId: string | null
  headPostId: string | null
}

/** Writes a department, new (`stored` null) or changed, with its history. */
export async function storeDepartment(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  stored: StoredDepartment | null,
  wish: Wish,
  trace: PersonTrace,
): Promise<{ departmentId: string; version: number; opened: boolean; changed: boolean }> {
  const department = stored ?? (await departmentNamed(tx, at, people, wish.name, trace))
  const fields = ['name', 'function', 'parentId', 'headPostId'] as const
  const changed = fields.filter((field) => (department[field] ?? null) !== (wish[field] ?? null))
  const opened = stored === null
  if (changed.length === 0)
    return { departmentId: department.id, version: department.version, opened, changed: false }
  const [row] = await tx.query<{ version: number }>(
    `UPDATE "Department" SET "name"=$2,"function"=$3,"parentId"=$4::uuid,"headPostId"=$5::uuid,"version"="version"+1
     WHERE "id"=$1::uuid RETURNING "version"`,
    [department.id, wish.name, wish.function, wish.parentId, wish.headPostId],
  )
  const side = (from: Wish) => Object.fromEntries(changed.map((field) => [field, from[field]]))
  await traceContacts(
    tx,
    at,
    people.id,
    [
      {
        contactId: null,
        subjectType: 'department',
        subjectId: department.id,
        deed: 'changed',
        before: side(department),
        after: side(wish),
      },
    ],
    trace,
  )
  Object.assign(department, side(wish), { version: row!.version })
  return { departmentId: department.id, version: row!.version, opened, changed: true }
}

/** Ends a department today; its people have none from then on. */
export async function closeDepartment(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  stored: StoredDepartment,
  trace: PersonTrace,
): Promise<void> {
  await tx.query(
    `UPDATE "Department" SET "endsOn"=$2::date,"headPostId"=NULL,"version"="version"+1 WHERE "id"=$1::uuid`,
    [stored.id, at.today],
  )
  await tx.query(
    `UPDATE "ContactPost" SET "departmentId"=NULL,"version"="version"+1,"updatedAt"=$2::timestamptz WHERE "departmentId"=$1::uuid AND "endsOn" IS NULL`,
    [stored.id, at.now.toISOString()],
  )
  const isMember = ({ facts, endsOn }: CustomerPeople['people'][number]) =>
    endsOn === null && (facts.department as { id: string } | null)?.id === stored.id
  await traceContacts(
    tx,
    at,
    people.id,
    [
      {
        contactId: null,
        subjectType: 'department',
        subjectId: stored.id,
        deed: 'ended',
        before: { endsOn: null, headPostId: stored.headPostId },
        after: { endsOn: at.today, headPostId: null },
      },
      ...people.people.filter(isMember).map((person) => ({
        contactId: person.contactId,
        subjectType: 'post' as const,
        subjectId: person.postId,
        deed: 'changed' as const,
        before: { department: person.facts.department },
        after: { department: null },
      })),
    ],
    trace,
  )
}
