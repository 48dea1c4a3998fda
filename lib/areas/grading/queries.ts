import { fenOf, onPool, sql, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import { addMonths, type BusinessDate, businessDate, daysBetween } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import type { FileRef } from '@/lib/core/forms/values'
import { type Page, type PageAsked, pageOf, walkOf, walkSql } from '@/lib/core/paging'
import type { Viewer } from '@/lib/core/scope'
import { paymentRecord } from '@/lib/areas/trade/rules/payment-record'
import { armSql, type CustomerPlace, reachArms } from '@/lib/areas/customers/policy'
import { today } from '@/lib/core/clock'
import { type Settings, settingsAsOf } from '@/lib/core/settings'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { debtClassOf } from '@/lib/areas/trade/rules/debt-class'
import { gradeSettingsOf, gradingSettings, reratingSettingsOf } from './contributes'
import type { ReratingSettings } from './rules/rerating'
import { mayRate, mayReadRating } from './policy'
import type { Grade, GradeSettings } from './rules/credit-grade'
import type { BandSettings } from './rules/indicator-bands'
import { statedKnockOuts } from './rules/rating-facts'

/** What the system knows for an assessment. Amounts in fen. */
export type RatingFigures = {
  monthlySalesFen: Fen
  timesLate: number
  worstDaysLate: number
  yearsInBusiness: number | null
  facts: Record<string, unknown>
}

export type RatedCustomer = CustomerPlace & {
  id: string
  name: string
  fileNumber: string
  state: string
  creditGrade: Grade | null
  creditGradeOn: BusinessDate | null
  rerateDueOn: BusinessDate | null
  paymentTerms: string | null
  /** Owed for goods received, in yuan as the database says it. */
  receivable: string
  cooperationEndedOn: BusinessDate | null
}

const CUSTOMER = `
SELECT c."id"::text,c."name",c."fileNumber",c."state",c."creditGrade",c."creditGradeOn"::text,c."rerateDueOn"::text,c."paymentTerms",
  coalesce(p."receivable",0)::text AS receivable,c."cooperationEndedOn"::text,
  c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text FROM "Customer" c LEFT JOIN "CreditPosition" p ON p."customerId"=c."id" WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`

/** A customer as ratings see it; null when there is none. */
export async function ratedCustomer(run: SqlTx, customerId: string): Promise<RatedCustomer | null> {
  return (await run.query<RatedCustomer>(CUSTOMER, [customerId]))[0] ?? null
}

/** Bad debt as the books have it (R-P04): still owed more than the days set after cooperation ended. */
export function hasBadDebt(
  { receivable, cooperationEndedOn }: Pick<RatedCustomer, 'receivable' | 'cooperationEndedOn'>,
  settings: Settings,
  today: BusinessDate,
): boolean {
  const debt = { receivableFen: fenOf(receivable), endedOn: cooperationEndedOn }
  return debtClassOf(debt, settings.valueOf(tradeSettings, 'trade.bad-debt-days'), today).class === 'bad'
}

/** Files kept at a rating sheet: what its knock-outs are proven by, and what stands with its findings. */
export async function ratingFiles(run: SqlTx, ratingId: string): Promise<FileRef[]> {
  return run.query<FileRef>(
    `SELECT "id"::text,"name","size" FROM "StoredFile" WHERE "subjectType"='credit-rating' AND "subjectId"=$1 AND "deletedAt" IS NULL ORDER BY "id" LIMIT 1000`,
    [ratingId],
  )
}

export type RatingRow = {
  id: string
  number: string
  customerId: string
  kind: string
  state: string
  answers: Answers
  letters: string | null
  computedGrade: number | null
  clause: string | null
  proposedGrade: number | null
  proposedReason: string | null
  previousGrade: number | null
  finalGrade: number | null
  finalReason: string | null
  periodFrom: BusinessDate
  periodTo: BusinessDate
  effectiveOn: BusinessDate | null
  approvalId: string | null
  version: number
}

const RATING = `
SELECT r."id"::text,r."number",r."customerId"::text,r."kind",r."state",r."answers",r."letters",r."computedGrade",r."clause",r."proposedGrade",r."proposedReason",r."previousGrade",
  r."finalGrade",r."finalReason",r."periodFrom"::text,r."periodTo"::text,r."effectiveOn"::text,r."approvalId"::text,r."version" FROM "CreditRating" r`

/** Locks a rating. */
export async function lockRating(tx: Tx, id: string): Promise<RatingRow | null> {
  return (await sqlOf(tx).query<RatingRow>(`${RATING} WHERE r."id"=$1::uuid FOR UPDATE`, [id]))[0] ?? null
}

/** The open draft of a customer, locked; null when there is none. */
export async function openRating(run: SqlTx, customerId: string, lock: boolean): Promise<RatingRow | null> {
  const text = `${RATING} WHERE r."customerId"=$1::uuid AND r."state" IN ('draft','submitted','reviewed') ${lock ? 'FOR UPDATE' : ''}`
  return (await run.query<RatingRow>(text, [customerId]))[0] ?? null
}

/** Figures for the sheet on the day it is judged: mean of our sales over three months, payments of the last six, years since founding. */
export async function ratingFigures(
  run: SqlTx,
  customerId: string,
  today: BusinessDate,
  termDays: number,
): Promise<RatingFigures> {
  const [row] = await run.query<{ monthly: string; facts: Record<string, unknown> | null }>(
    `SELECT coalesce((SELECT round(sum(s."amount")/3,2) FROM "MonthlySales" s WHERE s."customerId"=$1::uuid AND s."month" >= to_char($2::date - interval '3 months','YYYY-MM') AND s."month" < to_char($2::date,'YYYY-MM')),0)::text AS monthly,
       (SELECT d."facts" FROM "Dossier" d WHERE d."customerId"=$1::uuid) AS facts`,
    [customerId, today],
  )
  const movements = await run.query<{ date: BusinessDate; amount: string }>(
    `SELECT l."date"::text AS date,l."receivable"::text AS amount FROM "LedgerEntry" l WHERE l."customerId"=$1::uuid AND l."receivable"<>0 AND l."date"<=$2::date ORDER BY l."seq" DESC LIMIT 5000`,
    [customerId, today],
  )
  const debts = movements.map(({ date, amount }) => ({ date, amountFen: fenOf(amount) }))
  const { timesLate, worstDaysLate } = paymentRecord(debts, termDays, today, addMonths(today, -6))
  const founded = String(row?.facts?.foundedOn ?? '')
  const years = /^\d{4}-\d{2}-\d{2}$/.test(founded)
    ? Math.max(0, Math.floor(daysBetween(businessDate(founded), today) / 36.525) / 10)
    : null
  return {
    monthlySalesFen: fenOf(row?.monthly ?? '0'),
    timesLate,
    worstDaysLate,
    yearsInBusiness: years,
    facts: row?.facts ?? {},
  }
}

export type RatingPage = {
  rating: RatingRow | null
  customer: RatedCustomer
  figures: RatingFigures
  mayRate: boolean
}

/** The rating of a customer: the one asked for, else the open one, else the one in force. null when unknown or out of reach. */
export async function ratingPage(
  viewer: Viewer,
  customerId: string,
  today: BusinessDate,
  termDays: number,
  ratingId?: string,
  starting = false,
): Promise<RatingPage | null> {
  const customer = await ratedCustomer(onPool, customerId)
  if (!customer || !mayReadRating(viewer, customer)) return null
  const [rating] = await sql<RatingRow>(
    ratingId
      ? `${RATING} WHERE r."customerId"=$1::uuid AND r."id"=$2::uuid`
      : `${RATING} WHERE r."customerId"=$1::uuid AND r."state" IN ('draft','submitted','reviewed','approved') ORDER BY (r."state"<>'approved') DESC, r."id" DESC LIMIT 1`,
    ratingId ? [customerId, ratingId] : [customerId],
  )
  if (ratingId && !rating) return null
  const day = starting ? today : (rating?.effectiveOn ?? today)
  return {
    rating: rating ?? null,
    customer,
    figures: await ratingFigures(onPool, customerId, day, termDays),
    mayRate: mayRate(viewer, customer),
  }
}

/** The sheet B1 on the screen: the rating with what it is judged by. `judgedOn` is the day the rating became final, else today. */
export type RatingSheet = RatingPage & {
  bands: BandSettings
  grades: GradeSettings
  termDays: number
  /** The books hold bad debt of the customer today. A sheet handed in says itself what they held then. */
  badDebt: boolean
  /** Months a rating holds (R-C02). */
  rerateMonths: number
  /** Kept at the rating shown. */
  files: FileRef[]
  judgedOn: BusinessDate
  /** Answers of the rating before, to start the next one from. */
  before: Answers | null
}

/**
 * The sheet of a customer; null when unknown or out of reach. Bands are those in force for the region on the day judged.
 * One that is being started is judged today: figures and bad debt of the rating in force are not carried into it.
 */
export async function ratingSheet(
  viewer: Viewer,
  customerId: string,
  ratingId?: string,
  starting = false,
): Promise<RatingSheet | null> {
  const day = today()
  const place = await ratedCustomer(onPool, customerId)
  if (!place) return null
  const path = [place.regionId, place.branchId]
  const now = await settingsAsOf(onPool, day)
  const termDays = now.valueOf(tradeSettings, 'trade.term-days', path)
  const page = await ratingPage(viewer, customerId, day, termDays, ratingId, starting)
  if (!page) return null
  const handedIn =
    !starting && page.rating !== null && page.rating.letters !== null && page.rating.state !== 'draft'
  const judgedOn = starting ? day : (page.rating?.effectiveOn ?? day)
  const settings = await settingsAsOf(onPool, judgedOn)
  const [before] = await sql<{ answers: Answers }>(
    `SELECT r."answers" FROM "CreditRating" r WHERE r."customerId"=$1::uuid AND r."state" IN ('approved','superseded') ORDER BY r."id" DESC LIMIT 1`,
    [customerId],
  )
  return {
    ...page,
    bands: settings.valueOf(gradingSettings, 'grading.bands', path),
    grades: gradeSettingsOf(settings.valuesOf(gradingSettings)),
    termDays,
    badDebt: handedIn
      ? statedKnockOuts(page.rating!.answers).includes('bad-debt')
      : hasBadDebt(place, now, day),
    rerateMonths: now.valueOf(gradingSettings, 'grading.rerate-months'),
    files: page.rating ? await ratingFiles(onPool, page.rating.id) : [],
    judgedOn,
    before: before?.answers ?? null,
  }
}

export type RatingListRow = {
  id: string
  number: string
  kind: string
  customerId: string
  customerName: string
  state: string
  computedGrade: number | null
  finalGrade: number | null
  previousGrade: number | null
  effectiveOn: string | null
}

/** A page of the ratings of a customer, newest first; null when the customer is unknown or out of reach. */
export async function ratingHistory(
  viewer: Viewer,
  customerId: string,
  asked: PageAsked = {},
): Promise<Page<RatingListRow> | null> {
  const customer = await ratedCustomer(onPool, customerId)
  if (!customer || !mayReadRating(viewer, customer)) return null
  const walk = walkOf(asked, ['id'])
  const { than, order } = walkSql(walk, 'DESC')
  const rows = await sql<RatingListRow>(
    `SELECT r."id"::text,r."number",r."kind",r."customerId"::text,$2::text AS "customerName",r."state",r."computedGrade",r."finalGrade",r."previousGrade",r."effectiveOn"::text
     FROM "CreditRating" r WHERE r."customerId"=$1::uuid AND ($3::uuid IS NULL OR r."id"${than}$3::uuid) ORDER BY r."id" ${order} LIMIT ${walk.size + 1}`,
    [customerId, customer.name, walk.key?.[0] ?? null],
  )
  return pageOf(rows, walk, (row) => [row.id])
}

export type DueRow = {
  customerId: string
  customerName: string
  fileNumber: string
  creditGrade: number | null
  rerateDueOn: string | null
  openState: string | null
}

/** Selected customers whose rating is due or missing, the longest overdue first (R-C02, R-C06). At most `limit`. */
export async function ratingsDue(viewer: Viewer, until: BusinessDate, limit = 50): Promise<DueRow[]> {
  const arms = reachArms(viewer, 'grading.read')
  if (arms !== 'all' && arms.length === 0) return []
  const where = arms === 'all' ? 'true' : arms.map((arm, i) => armSql(arm, i + 3)).join(' OR ')
  return sql<DueRow>(
    `SELECT c."id"::text AS "customerId",c."name" AS "customerName",c."fileNumber",c."creditGrade",c."rerateDueOn"::text,
       (SELECT r."state" FROM "CreditRating" r WHERE r."customerId"=c."id" AND r."state" IN ('draft','submitted','reviewed')) AS "openState"
     FROM "Customer" c WHERE c."rerateDueOn"<=$1::date AND c."state"='selected' AND c."deletedAt" IS NULL AND (${where}) ORDER BY c."rerateDueOn",c."id" LIMIT $2`,
    [until, limit, ...(arms === 'all' ? [] : arms.map((arm) => arm.ids))],
  )
}

/** How many ratings without an open sheet fall due at a branch on each day between two days, both included. */
export async function ratingsFallingDue(
  tx: SqlTx,
  from: BusinessDate,
  to: BusinessDate,
): Promise<{ branchId: string; dueOn: BusinessDate; count: number }[]> {
  return tx.query(
    `SELECT c."branchId"::text AS "branchId",c."rerateDueOn"::text AS "dueOn",count(*)::int AS count FROM "Customer" c
     WHERE c."rerateDueOn" BETWEEN $1::date AND $2::date AND c."state"='selected' AND c."deletedAt" IS NULL AND c."branchId" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM "CreditRating" r WHERE r."customerId"=c."id" AND r."state" IN ('draft','submitted','reviewed'))
     GROUP BY 1,2 ORDER BY 1,2`,
    [from, to],
  )
}

/** How long a rating holds and may be overdue today (R-C02). */
export async function ratingTerms(): Promise<ReratingSettings> {
  return reratingSettingsOf((await settingsAsOf(onPool, today())).valuesOf(gradingSettings))
}

/** One rating with the names of its region and branch, for paper; null when unknown or out of reach. */
export async function ratingPaper(
  viewer: Viewer,
  ratingId: string,
): Promise<(RatingSheet & { rating: RatingRow; region: string; branch: string | null }) | null> {
  const [found] = await sql<{ customerId: string; region: string; branch: string | null }>(
    `SELECT c."id"::text AS "customerId",u."name" AS region,b."name" AS branch FROM "CreditRating" r JOIN "Customer" c ON c."id"=r."customerId"
     JOIN "Unit" u ON u."id"=c."regionId" LEFT JOIN "Unit" b ON b."id"=c."branchId" WHERE r."id"=$1::uuid`,
    [ratingId],
  )
  if (!found) return null
  const sheet = await ratingSheet(viewer, found.customerId, ratingId)
  return sheet?.rating ? { ...sheet, rating: sheet.rating, region: found.region, branch: found.branch } : null
}
