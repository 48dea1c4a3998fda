import { now, today } from '@/lib/core/clock'
import { onPool, sql, type SqlTx } from '@/lib/core/db'
import { type Answers, fieldsOf } from '@/lib/core/forms/definition'
import { maskAnswers } from '@/lib/core/forms/mask'
import { outwardPaper } from '@/lib/core/forms/outward'
import type { Viewer } from '@/lib/core/scope'
import { secretHash } from '@/lib/core/sessions'
import { settingsAsOf } from '@/lib/core/settings'
import { claimsOfSheet, type ClaimView } from '../claims/queries'
import { isId } from '../dossier/queries'
import { placedOf } from '../policy'
import { customerPlace } from '../queries'
import { customerSettings } from '../contributes'
import { holdsSheet, maySend, mayTakeOver } from './policy'
import { type LinkState, linkState, liveStates } from './rules/link-state'
import { sentForm } from './rules/sent-forms'
import type { SentSheet } from './rules/sent-sheet'

/** A link as it is worked on, read under lock. */
export type LockedLink = {
  id: string
  customerId: string
  formId: string
  formVersion: number
  tokenHash: string
  codeHash: string | null
  prefill: Answers
  answers: Answers | null
  draftVersion: number
  state: string
  expiresAt: Date
  createdBy: string
  filledBy: string | null
  filledOn: string | null
  savedAt: Date | null
}

const LINK = `"id","customerId","formId","formVersion","tokenHash","codeHash","prefill","answers","draftVersion","state","expiresAt","createdBy","filledBy","filledOn"::text,"savedAt"`
/** Live ones alone: unknown, expired, revoked and used secrets find nothing, and cost the same. */
const LIVE = `FROM "FillLink" WHERE "tokenHash"=$1 AND "state"=ANY($2) AND "expiresAt">$3::timestamptz`

/** The live link of a secret, locked or not; null for any other secret. */
export async function liveLink(
  tx: SqlTx,
  token: string,
  at: Date,
  lock: boolean,
): Promise<LockedLink | null> {
  const [row] = await tx.query<LockedLink>(`SELECT ${LINK} ${LIVE}${lock ? ' FOR UPDATE' : ''}`, [
    secretHash(token),
    liveStates,
    at.toISOString(),
  ])
  return row ?? null
}

/** One link by its id, locked. */
export async function lockLink(tx: SqlTx, linkId: string): Promise<LockedLink | null> {
  const [row] = await tx.query<LockedLink>(`SELECT ${LINK} FROM "FillLink" WHERE "id"=$1::uuid FOR UPDATE`, [
    linkId,
  ])
  return row ?? null
}

/** Whose link this is; customers are locked before their links. */
export async function customerOfLink(tx: SqlTx, linkId: string): Promise<string | null> {
  const [row] = await tx.query<{ customerId: string }>(
    `SELECT "customerId" FROM "FillLink" WHERE "id"=$1::uuid`,
    [linkId],
  )
  return row?.customerId ?? null
}

/** Is a sheet of this kind with the customer already, on another link than `exceptId`? */
export async function hasLiveLink(
  tx: SqlTx,
  customerId: string,
  formId: string,
  at: Date,
  exceptId: string | null,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM "FillLink" WHERE "customerId"=$1::uuid AND "formId"=$2 AND "state"=ANY($3) AND "expiresAt">$4::timestamptz
     AND "id" IS DISTINCT FROM $5::uuid LIMIT 1`,
    [customerId, formId, liveStates, at.toISOString(), exceptId],
  )
  return rows.length > 0
}

/** What the public page may show of an open link. For a caller that has checked secret and code. */
export async function sheetOf(tx: SqlTx, link: LockedLink): Promise<SentSheet | null> {
  const form = sentForm(link.formId, link.formVersion)
  const [row] = await tx.query<{ customer: string; sender: string; note: string | null }>(
    `SELECT c."name" AS "customer",p."name" AS "sender",l."note" FROM "FillLink" l JOIN "Customer" c ON c."id"=l."customerId"
     JOIN "Person" p ON p."id"=l."createdBy" WHERE l."id"=$1::uuid AND c."deletedAt" IS NULL`,
    [link.id],
  )
  if (!form || !row) return null
  return {
    ...row,
    formId: link.formId,
    until: link.expiresAt.toISOString(),
    paper: outwardPaper(form),
    answers: link.answers ?? link.prefill,
    version: link.draftVersion,
    savedAt: link.savedAt?.toISOString() ?? null,
  }
}

/** What a secret opens: the sheet, the question for its code, or nothing. Changes nothing: a preview of the address opens no link. */
export async function sentSheet(
  viewer: Viewer,
  token: string,
): Promise<{ kind: 'sheet'; sheet: SentSheet } | { kind: 'code'; formId: string } | null> {
  if (!holdsSheet(viewer)) return null
  const link = await liveLink(onPool, token, now(), false)
  if (!link) return null
  if (link.codeHash !== null) return { kind: 'code', formId: link.formId }
  const sheet = await sheetOf(onPool, link)
  return sheet && { kind: 'sheet', sheet }
}

export type LinkView = {
  id: string
  formId: string
  state: LinkState
  note: string | null
  prefilled: boolean
  withCode: boolean
  createdByName: string
  createdAt: string
  expiresAt: string
  openedAt: string | null
  savedAt: string | null
  returnedAt: string | null
  filledBy: string | null
  settledAt: string | null
  settledByName: string | null
  revokedAt: string | null
  /** Claims of a returned sheet that wait. */
  open: number
  /** The paper in the file it became. */
  entryId: string | null
}

type LinkRow = {
  id: string; customerId: string; formId: string; formVersion: number; state: string; note: string | null; prefilled: boolean
  withCode: boolean; createdByName: string; createdAt: Date; expiresAt: Date; openedAt: Date | null; savedAt: Date | null
  returnedAt: Date | null; filledBy: string | null; filledOn: string | null; settledAt: Date | null; settledByName: string | null
  revokedAt: Date | null; open: number; entryId: string | null; answers: Answers | null
} // prettier-ignore

const VIEW = `SELECT l."id",l."customerId",l."formId",l."formVersion",l."state",l."note",l."prefill"<>'{}'::jsonb AS "prefilled",
  l."codeHash" IS NOT NULL AS "withCode",p."name" AS "createdByName",l."createdAt",l."expiresAt",l."openedAt",l."savedAt",
  l."returnedAt",l."filledBy",l."filledOn"::text,l."settledAt",s."name" AS "settledByName",l."revokedAt",l."entryId",
  (SELECT count(*)::int FROM "FactClaim" c WHERE c."refType"='fill-link' AND c."refId"=l."id"::text AND c."state"='open') AS "open"`
const FROM = `FROM "FillLink" l JOIN "Person" p ON p."id"=l."createdBy" LEFT JOIN "Person" s ON s."id"=l."settledBy"`

const iso = (at: Date | null) => at?.toISOString() ?? null

function viewOf(row: LinkRow): LinkView {
  const { id, formId, note, prefilled, withCode, createdByName, filledBy, settledByName, open, entryId } = row
  return {
    id, formId, note, prefilled, withCode, createdByName, filledBy, settledByName, open, entryId,
    state: linkState(row, now()),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: iso(row.openedAt),
    savedAt: iso(row.savedAt),
    returnedAt: iso(row.returnedAt),
    settledAt: iso(row.settledAt),
    revokedAt: iso(row.revokedAt),
  } // prettier-ignore
}

const SHOWN = 50

/** Sheets sent to a customer, newest first, at most fifty. Null beyond reach. */
export async function sheetLinks(
  viewer: Viewer,
  customerId: string,
): Promise<{ rows: LinkView[]; maySend: boolean; mayTakeOver: boolean } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const rows = await sql<LinkRow>(
    `${VIEW} ${FROM} WHERE l."customerId"=$1::uuid ORDER BY l."id" DESC LIMIT ${SHOWN}`,
    [customerId],
  )
  return { rows: rows.map(viewOf), maySend: maySend(viewer, place), mayTakeOver: mayTakeOver(viewer, place) }
}

export type ReturnedSheet = {
  link: LinkView
  customerId: string
  filledOn: string | null
  /** Answers as they were sent back, guarded ones masked; fields that are no fact among them. */
  answers: Answers
  formVersion: number
  claims: ClaimView[]
  /** Facts of the sheet that say what we have. */
  same: number
  mayTakeOver: boolean
}

/** What a customer sent back, beside what we have. Null for one that is not back, and beyond reach. */
export async function returnedSheet(viewer: Viewer, linkId: string): Promise<ReturnedSheet | null> {
  if (!isId(linkId)) return null
  const [row] = await sql<LinkRow>(`${VIEW},l."answers" ${FROM} WHERE l."id"=$1::uuid`, [linkId])
  const place = row && (await customerPlace(viewer, row.customerId))
  const form = row && sentForm(row.formId, row.formVersion)
  if (!row || !place || !form || row.returnedAt === null) return null
  const answers = row.answers ?? {}
  const claims = await claimsOfSheet(viewer, row.customerId, linkId)
  const stated = fieldsOf(outwardPaper(form)).filter(
    ({ name, field }) => field.bind !== undefined && answers[name] !== null && name in answers,
  )
  return {
    link: viewOf(row),
    customerId: row.customerId,
    filledOn: row.filledOn,
    answers: maskAnswers(form, answers, () => false),
    formVersion: row.formVersion,
    claims,
    same: Math.max(0, stated.length - claims.length),
    mayTakeOver: mayTakeOver(viewer, place),
  }
}

/** What the form for sending starts with at this customer. Null beyond reach. */
export async function sendingDefaults(
  viewer: Viewer,
  customerId: string,
): Promise<{ days: number; codeRequired: boolean } | null> {
  const place = isId(customerId) ? await customerPlace(viewer, customerId) : null
  if (!place) return null
  const settings = await settingsAsOf(onPool, today())
  const path = placedOf(place).unitPath
  return {
    days: settings.valueOf(customerSettings, 'customers.sheet-days', path),
    codeRequired: settings.valueOf(customerSettings, 'customers.sheet-code', path) === 'required',
  }
}
