import { type CustomerPlace, reachArms } from '@/lib/areas/customers/policy'
import { gradeForNewLines, type ReratingSettings } from '@/lib/areas/grading/rules/rerating'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { type BusinessDate, type Month, monthOf, plusMonths, quarterOf, firstDay } from '@/lib/core/dates'
import { fenOf, sql, type SqlTx } from '@/lib/core/db'
import { dividedBy, fen, type Fen, sumFen, ZERO } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import type { Settings } from '@/lib/core/settings'
import { gradingSettings, reratingSettingsOf } from '@/lib/areas/grading/contributes'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { ceilingSettingsOf, creditSettings } from '../contributes'
import { mostRows } from '../schema'
import type { RowFacts } from '../rules/line-sentences'
import {
  type Ceiling,
  ceilingOf,
  type CeilingSettings,
  monthsOfTerm,
  type MonthSales,
  seasonFactorOf,
  type SeasonFactors,
} from '../rules/ceiling'
import type { StandingFacts } from '../rules/credit-standing'
import type { RegionRoom } from '../rules/line-decision'

/** Everything a line of one customer and month is judged by. Amounts in fen. */
export type LineFigures = CustomerPlace & {
  customerId: string
  name: string
  fileNumber: string
  tier: number | null
  standing: StandingFacts
  rating: ReturnType<typeof gradeForNewLines>
  ceiling: Ceiling
  lastLineFen: Fen | null
  lastShippedFen: Fen
  receivableFen: Fen
  inTransitFen: Fen
  overdueFen: Fen
  averageFen: Fen
  line: { amountFen: Fen; frozen: boolean } | null
  existing: 'none' | 'pending' | 'decided'
}

type Raw = CustomerPlace & {
  customerId: string
  name: string
  fileNumber: string
  tier: number | null
  state: string
  creditGrade: Grade | null
  creditGradeOn: BusinessDate | null
  paymentTerms: StandingFacts['terms']
  channelNature: StandingFacts['channelNature']
  cashException: boolean
  contractUntil: BusinessDate | null
  months: { m: Month; a: string }[] | null
  expected: string | null
  lastLine: string | null
  receivable: string
  inTransit: string
  overdue: string
  line: string | null
  frozen: boolean
  pending: boolean
}

const FIGURES = `
SELECT c."id"::text AS "customerId",c."name",c."fileNumber",c."tier",c."state",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,
  c."creditGrade",c."creditGradeOn"::text,c."paymentTerms",c."channelNature",c."cashExceptionOn" IS NOT NULL AS "cashException",c."contractUntil"::text,
  (SELECT json_agg(json_build_object('m',s."month",'a',s."amount"::text)) FROM "MonthlySales" s WHERE s."customerId"=c."id" AND s."month">=$3 AND s."month"<$2) AS months,
  (SELECT d."facts"->>'expectedMonthlySales' FROM "Dossier" d WHERE d."customerId"=c."id") AS expected,
  (SELECT l."amount"::text FROM "CreditLine" l WHERE l."customerId"=c."id" AND l."month"=$4) AS "lastLine",
  coalesce(p."receivable",0)::text AS receivable,coalesce(p."inTransit",0)::text AS "inTransit",coalesce(p."overdue",0)::text AS overdue,
  l."amount"::text AS line,l."frozenAt" IS NOT NULL AS frozen,
  EXISTS (SELECT 1 FROM "LineApplication" a WHERE a."customerId"=c."id" AND a."month"=$2 AND a."state" IN ('applied','expired')) AS pending
FROM "Customer" c LEFT JOIN "CreditPosition" p ON p."customerId"=c."id" LEFT JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=$2
WHERE c."deletedAt" IS NULL`

export type FigureSettings = {
  ceiling: CeilingSettings
  /** Agreed term in months, as decimal text. */
  termMonths: string
  seasons: SeasonFactors
  rerating: ReratingSettings
}

function figuresOf(
  raw: Raw,
  month: Month,
  today: BusinessDate,
  settings: FigureSettings,
  asIf?: Grade,
): LineFigures {
  const rated =
    raw.creditGrade && raw.creditGradeOn ? { grade: raw.creditGrade, approvedOn: raw.creditGradeOn } : null
  const rating = gradeForNewLines(asIf ? { grade: asIf, approvedOn: today } : rated, today, settings.rerating)
  const months: MonthSales[] = (raw.months ?? []).map(({ m, a }) => ({
    month: m,
    salesFen: fenOf(a),
    shipped: true,
  }))
  const lastMonth = plusMonths(month, -1)
  const recent = months.filter(({ month: m }) => m >= plusMonths(month, -3))
  return {
    customerId: raw.customerId,
    name: raw.name,
    fileNumber: raw.fileNumber,
    tier: raw.tier,
    ownerId: raw.ownerId,
    regionId: raw.regionId,
    branchId: raw.branchId,
    marketOfficeId: raw.marketOfficeId,
    rating,
    standing: {
      state: raw.state,
      rating,
      terms: raw.paymentTerms,
      channelNature: raw.channelNature,
      cashException: raw.cashException,
      contractUntil: raw.contractUntil,
    },
    ceiling: ceilingOf(
      {
        grade: rating.grade,
        currentMonth: monthOf(today),
        months,
        expectedMonthlyFen: raw.expected === null ? null : fenFromFact(raw.expected),
        termMonths: settings.termMonths,
        seasonFactor: seasonFactorOf(settings.seasons, month),
      },
      settings.ceiling,
    ),
    lastLineFen: raw.lastLine === null ? null : fenOf(raw.lastLine),
    lastShippedFen: months.find(({ month: m }) => m === lastMonth)?.salesFen ?? ZERO,
    receivableFen: fenOf(raw.receivable),
    inTransitFen: fenOf(raw.inTransit),
    overdueFen: fenOf(raw.overdue),
    averageFen: recent.length === 0 ? ZERO : dividedBy(sumFen(recent.map(({ salesFen }) => salesFen)), 3),
    line: raw.line === null ? null : { amountFen: fenOf(raw.line), frozen: raw.frozen },
    existing: raw.pending ? 'pending' : raw.line === null ? 'none' : 'decided',
  }
}

/** Money facts of the dossier are kept in fen. */
function fenFromFact(text: string): Fen | null {
  const amount = Number(text)
  return Number.isSafeInteger(amount) && amount >= 0 ? (amount as Fen) : null
}

/**
 * Figures of many customers for one month, in one statement. Settings are asked for once a branch. `asIf`: as they would
 * be were every customer rated so today.
 */
export async function lineFigures(
  run: SqlTx,
  customerIds: readonly string[],
  month: Month,
  today: BusinessDate,
  settingsOf: (place: CustomerPlace) => FigureSettings,
  asIf?: Grade,
): Promise<LineFigures[]> {
  const rows = await run.query<Raw>(`${FIGURES} AND c."id"=ANY($1::uuid[])`, [
    customerIds,
    month,
    plusMonths(month, -13),
    plusMonths(month, -1),
  ])
  return rows.map((raw) => figuresOf(raw, month, today, settingsOf(raw), asIf))
}

/** Limit, decided sum and own part of a region in a month (R-C08). `own` is the customer's line already counted. */
export async function regionRooms(
  run: SqlTx,
  regionIds: readonly string[],
  month: Month,
): Promise<Map<string, Omit<RegionRoom, 'ownFen'>>> {
  const rows = await run.query<{ id: string; limit: string | null; decided: string | null }>(
    `SELECT u.id::text,(SELECT l."amount"::text FROM "RegionalLimit" l JOIN "CreditTotal" t ON t."quarter"=l."quarter" WHERE l."regionId"=u.id AND l."quarter"=$3 AND t."state"='approved') AS limit,
       (SELECT r."decided"::text FROM "RegionMonth" r WHERE r."regionId"=u.id AND r."month"=$2) AS decided
     FROM unnest($1::uuid[]) AS u(id)`,
    [[...new Set(regionIds)], month, quarterOf(firstDay(month))],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      { limitFen: row.limit === null ? null : fenOf(row.limit), decidedFen: fenOf(row.decided ?? '0') },
    ]),
  )
}

export type ApplicationRow = {
  id: string
  customerId: string
  regionId: string
  branchId: string | null
  month: Month
  state: string
  grade: number
  appliedFen: Fen
  appliedBy: string
  dueOn: BusinessDate
  approvalId: string | null
}

/** Applications behind papers, under lock. */
export async function lockApplications(
  run: SqlTx,
  approvalIds: readonly string[],
  zone: string,
): Promise<ApplicationRow[]> {
  const rows = await run.query<Omit<ApplicationRow, 'appliedFen'> & { applied: string }>(
    `SELECT a."id"::text,a."customerId"::text,a."regionId"::text,a."branchId"::text,a."month",a."state",a."grade",a."applied"::text,a."appliedBy"::text,
       (a."dueAt" AT TIME ZONE $2)::date::text AS "dueOn",a."approvalId"::text
     FROM "LineApplication" a WHERE a."approvalId"=ANY($1::uuid[]) ORDER BY a."id" FOR UPDATE`,
    [approvalIds, zone],
  )
  return rows.map(({ applied, ...row }) => ({ ...row, appliedFen: fenOf(applied) }))
}

/**
 * Ids of the selected customers a viewer may apply for, by grade and name; a sheet of B2 starts from them. A supplementary
 * sheet (the running month) takes those too whose line is decided (R-C11).
 */
export async function customersToApply(
  viewer: Viewer,
  month: Month,
  supplementary: boolean,
  limit = mostRows,
): Promise<string[]> {
  const arms = reachArms(viewer, 'credit.apply')
  if (arms !== 'all' && arms.length === 0) return []
  const where =
    arms === 'all' ? 'true' : arms.map((arm, i) => `c."${arm.column}"=ANY($${i + 4}::uuid[])`).join(' OR ')
  const rows = await sql<{ id: string }>(
    `SELECT c."id"::text AS id FROM "Customer" c WHERE c."state"='selected' AND c."deletedAt" IS NULL AND (${where})
       AND NOT EXISTS (SELECT 1 FROM "LineApplication" a WHERE a."customerId"=c."id" AND a."month"=$1 AND a."state"=ANY($3::text[]))
     ORDER BY c."creditGrade" NULLS LAST,c."namePinyin",c."id" LIMIT $2`,
    [
      month,
      limit,
      supplementary ? ['applied', 'expired'] : ['applied', 'expired', 'decided', 'refused'],
      ...(arms === 'all' ? [] : arms.map((arm) => arm.ids)),
    ],
  )
  return rows.map((row) => row.id)
}

/** Settings behind figures, asked for once a branch. */
export function figureSettings(settings: Settings): (place: CustomerPlace) => FigureSettings {
  const known = new Map<string, FigureSettings>()
  const rerating = reratingSettingsOf(settings.valuesOf(gradingSettings))
  return ({ regionId, branchId }) => {
    const key = `${regionId} ${branchId}`
    const path = [regionId, branchId]
    const found = known.get(key) ?? {
      ceiling: ceilingSettingsOf(settings.valuesOf(creditSettings, path)),
      seasons: settings.valueOf(creditSettings, 'credit.season-factors', path),
      termMonths: monthsOfTerm(settings.valueOf(tradeSettings, 'trade.term-days', path)),
      rerating,
    }
    known.set(key, found)
    return found
  }
}

/** Figures of a customer as the sentences of the decision take them. */
export function rowFacts(
  figures: LineFigures,
  appliedFen: Fen,
  room: Omit<RegionRoom, 'ownFen'> | undefined,
  month: Month,
): RowFacts {
  return {
    month,
    appliedFen,
    standing: figures.standing,
    ceiling: figures.ceiling,
    region: {
      limitFen: room?.limitFen ?? null,
      decidedFen: room?.decidedFen ?? ZERO,
      ownFen: figures.line?.amountFen ?? ZERO,
    },
    currentLineFen: figures.lastLineFen,
    exposureFen: fen(figures.receivableFen + figures.inTransitFen),
    openWarnings: 0,
    overdueFen: figures.overdueFen,
  }
}
