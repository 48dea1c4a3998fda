import { today } from '@/lib/core/clock'
import { onPool, sql } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import { type Fen, fenFromYuan } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { readDossier } from '../dossier/queries'
import { formA5 } from '../forms/a5'
import { mayFillPaper } from '../papers/policy'
import { type Ratio, ratioNames } from '../papers/rules/financial-ratios'
import { type FiscalKey, fiscalChoices, fiscalMonths, isFiscalKey } from '../papers/rules/fiscal-period'
import { stands } from '../papers/rules/period-taken'
import { customerPlace } from '../queries'
import { type KnownFigure, knownFrom, type RecordedMonth } from './rules/known-figures'
import type { PeriodSheet } from './rules/period-sheets'

export type FinancialSheets = {
  /** Newest period first, quarters before the year they end. */
  rows: PeriodSheet[]
  /** Periods that can be written today. */
  choices: { years: FiscalKey[]; quarters: FiscalKey[] }
  mayFill: boolean
}

type Row = {
  id: string
  period: FiscalKey
  state: string
  answers: Answers
  approvalId: string | null
  createdByName: string | null
  signedAt: Date | null
}

/** Periods a list shows: thirty years with their quarters. */
const MOST = 150

const ratiosOf = (answers: Answers | undefined) =>
  Object.fromEntries(
    ratioNames.map((name) => [name, (answers?.[name] ?? null) as Ratio]),
  ) as PeriodSheet['ratios']

function sheetOf(period: FiscalKey, mine: readonly Row[], draftAt: Date | undefined): PeriodSheet {
  const newest = mine.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
  const signed = mine.find(({ state }) => state === 'signed')
  const told = signed ?? (newest && stands(newest.state) ? newest : undefined)
  return {
    period,
    entryId: newest?.id ?? null,
    state: newest?.state ?? null,
    approvalId: newest?.state === 'submitted' ? newest.approvalId : null,
    signedId: signed?.id ?? null,
    signedAt: signed?.signedAt?.toISOString() ?? null,
    ratios: ratiosOf(told?.answers),
    conclusion: (told?.answers['conclusion'] as string | undefined) ?? null,
    createdByName: told?.createdByName ?? null,
    draftAt: draftAt?.toISOString() ?? null,
  }
}

/** A5: the periods of a customer, each with its five ratios and where its paper stands. Null beyond reach. */
export async function financialSheets(viewer: Viewer, customerId: string): Promise<FinancialSheets | null> {
  const place = await customerPlace(viewer, customerId)
  if (!place) return null
  const [entries, drafts] = await Promise.all([
    sql<Row>(
      `SELECT DISTINCT ON (e."period", e."state"='signed') e."id",e."period",e."state",e."answers",e."approvalId",p."name" AS "createdByName",e."signedAt"
       FROM "FormEntry" e LEFT JOIN "Person" p ON p."id"=e."createdBy"
       WHERE e."customerId"=$1::uuid AND e."formId"=$2 AND e."period" IS NOT NULL
       ORDER BY e."period" DESC, e."state"='signed', e."id" DESC LIMIT ${MOST}`,
      [customerId, formA5.id],
    ),
    sql<{ period: string; savedAt: Date }>(
      `SELECT split_part("formId",'/',2) AS "period","savedAt" FROM "Draft"
       WHERE "personId"=$1::uuid AND "subjectId"=$2 AND split_part("formId",'/',1)=$3 AND "formId"<>$3`,
      [viewer.personId, customerId, formA5.id],
    ),
  ])
  // A draft may be kept under any name: one of no period is none of these sheets.
  const drafted = drafts.map(({ period }) => period).filter(isFiscalKey)
  const periods = [...new Set([...entries.map(({ period }) => period), ...drafted])]
  const end = (period: FiscalKey) => `${fiscalMonths(period).to} ${period}`
  return {
    rows: periods
      .toSorted((a, b) => (end(a) < end(b) ? 1 : -1))
      .map((period) =>
        sheetOf(
          period,
          entries.filter((entry) => entry.period === period),
          drafts.find((draft) => draft.period === period)?.savedAt,
        ),
      ),
    choices: fiscalChoices(today()),
    mayFill: mayFillPaper(viewer, formA5.id as 'A5', place),
  }
}

/**
 * Figures the house has already that may be those of a period's statements: the customer's monthly records (A12) where
 * every month is there, and what it stated itself (A7) for the last year. Offered, never filled in. Null beyond reach.
 */
export async function knownFigures(
  viewer: Viewer,
  customerId: string,
  period: FiscalKey,
): Promise<KnownFigure[] | null> {
  if (!(await customerPlace(viewer, customerId))) return null
  const { from, to } = fiscalMonths(period)
  const [dossier, months] = await Promise.all([
    readDossier(onPool, customerId),
    sql<{ sales: string | null; stock: string | null }>(
      `SELECT "sales"::text,"stock"::text FROM "OperatingRecord" WHERE "customerId"=$1::uuid AND "month" BETWEEN $2 AND $3`,
      [customerId, from, to],
    ),
  ])
  const amount = (yuan: string | null): Fen | null => (yuan === null ? null : fenFromYuan(yuan))
  const recorded = months.map(({ sales, stock }): RecordedMonth => ({
    sales: amount(sales),
    stock: amount(stock),
  }))
  const stated = {
    annualSales: (dossier?.facts['annualSales'] ?? null) as Fen | null,
    assets: (dossier?.facts['assets'] ?? null) as Fen | null,
  }
  return knownFrom(period, recorded, stated, fiscalChoices(today()).years[0]!)
}
