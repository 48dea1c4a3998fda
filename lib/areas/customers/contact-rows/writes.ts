import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import type { PersonFactValues } from '../people/rules/person-facts'
import { postColumns, profileOf, type StoredPerson } from '../people/rules/person-row'
import { phoneTailOf, readingOf } from '../rules/search-columns'

const POST_COLUMNS: Readonly<Record<string, string>> = {
  departmentId: 'uuid',
  title: 'text',
  level: 'text',
  reportsToId: 'uuid',
  buyingRole: 'text',
  influence: 'text',
  alliance: 'text',
  allianceOn: 'date',
  coverage: 'text',
  counterpartId: 'uuid',
  responsibleId: 'uuid',
  closeness: 'int',
  closenessWanted: 'int',
  lastContactOn: 'date',
  goal: 'text',
  personalAgenda: 'text',
  businessAgenda: 'text',
  strategy: 'text',
  tie: 'text',
  startsOn: 'date',
}
const NAMES = Object.keys(POST_COLUMNS)
const RECORD = NAMES.map((name) => `"${name}" ${POST_COLUMNS[name]}`).join(',')
const UPDATE_POST = `UPDATE "ContactPost" p SET ${NAMES.map((name) => `"${name}"=n."${name}"`).join(',')},"version"=p."version"+1,"updatedAt"=$3::timestamptz
  FROM jsonb_to_record($2::jsonb) AS n(${RECORD}) WHERE p."id"=$1::uuid RETURNING p."version"`
const INSERT_POST = `INSERT INTO "ContactPost" ("id","contactId","customerId","position","createdBy","createdAt","updatedAt",${NAMES.map((name) => `"${name}"`).join(',')})
  SELECT $1::uuid,$3::uuid,$4::uuid,$5::int,$6::uuid,$7::timestamptz,$7::timestamptz,${NAMES.map((name) => `n."${name}"`).join(',')}
  FROM jsonb_to_record($2::jsonb) AS n(${RECORD})`

/** Writes the facts of a post; its version moves on. */
export async function storePost(tx: SqlTx, at: Moment, person: StoredPerson): Promise<void> {
  const columns = { ...postColumns(person.facts), allianceOn: person.allianceOn }
  const [row] = await tx.query<{ version: number }>(UPDATE_POST, [
    person.postId,
    JSON.stringify(columns),
    at.now.toISOString(),
  ])
  person.postVersion = row!.version
}

const SAVE_CONTACT = `
INSERT INTO "Contact" ("id","name","namePinyin","nameInitials","gender","phone","phoneTail","email","profile","createdBy","createdAt","updatedAt")
VALUES ($1::uuid,$2,$3,$4,$5,$6,$7,$8,$9::jsonb,$10::uuid,$11::timestamptz,$11::timestamptz)
ON CONFLICT ("id") DO UPDATE SET "name"=$2,"namePinyin"=$3,"nameInitials"=$4,"gender"=$5,"phone"=$6,"phoneTail"=$7,"email"=$8,
  "profile"=$9::jsonb,"updatedAt"=$11::timestamptz,"version"="Contact"."version"+1`

/** Writes the facts of a contact, new or known, with what he is found by. */
export async function storeContact(
  tx: SqlTx,
  at: Moment,
  contactId: string,
  facts: PersonFactValues,
  by: string | null,
): Promise<void> {
  const text = (key: 'name' | 'gender' | 'phone' | 'email') => (facts[key] ?? null) as string | null
  const reading = readingOf(text('name') ?? '')
  await tx.query(SAVE_CONTACT, [
    contactId,
    text('name'),
    reading.pinyin || text('name'),
    reading.initials,
    text('gender'),
    text('phone'),
    phoneTailOf(text('phone')),
    text('email'),
    JSON.stringify(profileOf(facts)),
    by,
    at.now.toISOString(),
  ])
}

/** A new post with its facts. */
export async function insertPost(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  person: StoredPerson,
  by: string | null,
): Promise<void> {
  await tx.query(INSERT_POST, [
    person.postId,
    JSON.stringify({ ...postColumns(person.facts), allianceOn: person.allianceOn }),
    person.contactId,
    customerId,
    person.position,
    by,
    at.now.toISOString(),
  ])
}
