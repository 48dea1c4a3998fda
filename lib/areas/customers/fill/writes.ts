import { randomInt } from 'node:crypto'
import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import { InvalidError, type Moment } from '@/lib/core/mutation'
import { newSecret, secretHash } from '@/lib/core/sessions'
import type { Answers } from '@/lib/core/forms/definition'
import { replaceSigned } from '../papers/writes'
import type { LockedLink } from './queries'

const DAY = 86_400_000
const CODE_SPACE = 1_000_000
const CODE_LENGTH = 6

/** What is said of a wrong access code. */
export const WRONG_CODE = 'fill.wrongCode'

export type Secret = { token: string; code: string | null }

/** A secret of 256 random bits for the address, and where wanted six digits to be told by phone. */
export function drawSecret(withCode: boolean): Secret {
  return {
    token: newSecret(),
    code: withCode ? String(randomInt(CODE_SPACE)).padStart(CODE_LENGTH, '0') : null,
  }
}

/** What is kept of a code: bound to the secret, so that the table alone cannot be searched for six digits. */
export function codeHashOf({ token, code }: Secret): string | null {
  return code === null ? null : secretHash(`${token}:${code}`)
}

/** Throws InvalidError at `code` unless the right one was given. Tries are counted at the door, before any transaction. */
export function requireCode(link: LockedLink, token: string, code: string | null): void {
  if (link.codeHash === null) return
  if (code === null) throw new InvalidError({ code: [{ code: 'errors.required' }] })
  if (codeHashOf({ token, code }) !== link.codeHash) throw new InvalidError({ code: [{ code: WRONG_CODE }] })
}

export type NewLink = {
  customerId: string
  formId: string
  formVersion: number
  prefill: Answers
  note: string | null
  days: number
}

function lastMoment(at: Moment, days: number): Date {
  return new Date(at.now.getTime() + days * DAY)
}

/** Makes a link; the secret is told once and kept as its hash. */
export async function insertLink(
  tx: SqlTx,
  at: Moment,
  link: NewLink,
  secret: Secret,
  createdBy: string,
): Promise<{ linkId: string; expiresAt: string }> {
  const linkId = newId(at.now)
  const expiresAt = lastMoment(at, link.days).toISOString()
  await tx.query(
    `INSERT INTO "FillLink" ("id","customerId","formId","formVersion","tokenHash","codeHash","note","prefill","expiresAt","createdBy","createdAt")
     VALUES ($1::uuid,$2::uuid,$3,$4,$5,$6,$7,$8::jsonb,$9::timestamptz,$10::uuid,$11::timestamptz)`,
    [
      linkId,
      link.customerId,
      link.formId,
      link.formVersion,
      secretHash(secret.token),
      codeHashOf(secret),
      link.note,
      JSON.stringify(link.prefill),
      expiresAt,
      createdBy,
      at.now.toISOString(),
    ],
  )
  return { linkId, expiresAt }
}

/** Gives a link a new secret and a new last moment; the old address is dead from now on. */
export async function renewLink(
  tx: SqlTx,
  at: Moment,
  link: LockedLink,
  days: number,
  secret: Secret,
): Promise<{ linkId: string; expiresAt: string }> {
  const expiresAt = lastMoment(at, days).toISOString()
  await tx.query(
    `UPDATE "FillLink" SET "tokenHash"=$2,"codeHash"=$3,"expiresAt"=$4::timestamptz,"renewedAt"=$5::timestamptz,"revokedAt"=NULL,"revokedBy"=NULL,
       "state"=CASE WHEN "savedAt" IS NOT NULL THEN 'in-work' WHEN "openedAt" IS NOT NULL THEN 'opened' ELSE 'made' END WHERE "id"=$1::uuid`,
    [link.id, secretHash(secret.token), codeHashOf(secret), expiresAt, at.now.toISOString()],
  )
  return { linkId: link.id, expiresAt }
}

/** Ends a link at once. */
export async function revokeLink(tx: SqlTx, at: Moment, linkId: string, by: string): Promise<void> {
  await tx.query(
    `UPDATE "FillLink" SET "state"='revoked',"revokedAt"=$2::timestamptz,"revokedBy"=$3::uuid WHERE "id"=$1::uuid`,
    [linkId, at.now.toISOString(), by],
  )
}

/** Notes that the customer has the sheet before him. */
export async function noteOpened(tx: SqlTx, at: Moment, linkId: string): Promise<void> {
  await tx.query(
    `UPDATE "FillLink" SET "state"='opened',"openedAt"=$2::timestamptz WHERE "id"=$1::uuid AND "state"='made'`,
    [linkId, at.now.toISOString()],
  )
}

/** Keeps what was typed so far, as the next version. */
export async function keepAnswers(
  tx: SqlTx,
  at: Moment,
  link: LockedLink,
  answers: Answers,
): Promise<number> {
  await tx.query(
    `UPDATE "FillLink" SET "answers"=$2::jsonb,"draftVersion"="draftVersion"+1,"savedAt"=$3::timestamptz,"state"='in-work',
       "openedAt"=coalesce("openedAt",$3::timestamptz) WHERE "id"=$1::uuid`,
    [link.id, JSON.stringify(answers), at.now.toISOString()],
  )
  return link.draftVersion + 1
}

/** The sheet is back: from now on its secret opens nothing. */
export async function keepReturned(
  tx: SqlTx,
  at: Moment,
  link: LockedLink,
  answers: Answers,
  writer: { name: string; on: string },
): Promise<void> {
  await tx.query(
    `UPDATE "FillLink" SET "state"='returned',"answers"=$2::jsonb,"draftVersion"="draftVersion"+1,"returnedAt"=$3::timestamptz,
       "savedAt"=$3::timestamptz,"openedAt"=coalesce("openedAt",$3::timestamptz),"filledBy"=$4,"filledOn"=$5::date WHERE "id"=$1::uuid`,
    [link.id, JSON.stringify(answers), at.now.toISOString(), writer.name, writer.on],
  )
}

/** The sheet goes into the file: a paper as the customer filled it, keyed in by whoever took it over. */
export async function fileReturned(
  tx: SqlTx,
  at: Moment,
  link: LockedLink,
  personId: string,
): Promise<string> {
  const entryId = newId(at.now)
  await replaceSigned(tx, link.customerId, link.formId)
  await tx.query(
    `INSERT INTO "FormEntry" ("id","formId","formVersion","customerId","subjectType","subjectId","answers","state","createdBy","createdAt","submittedAt","signedAt")
     SELECT $2::uuid,l."formId",l."formVersion",l."customerId",'fill-link',l."id"::text,l."answers",'signed',$3::uuid,$4::timestamptz,l."returnedAt",$4::timestamptz
     FROM "FillLink" l WHERE l."id"=$1::uuid`,
    [link.id, entryId, personId, at.now.toISOString()],
  )
  await tx.query(
    `UPDATE "FillLink" SET "state"='taken-over',"settledAt"=$2::timestamptz,"settledBy"=$3::uuid,"entryId"=$4::uuid WHERE "id"=$1::uuid`,
    [link.id, at.now.toISOString(), personId, entryId],
  )
  return entryId
}
