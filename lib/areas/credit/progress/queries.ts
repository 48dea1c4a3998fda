import { reachArms } from '@/lib/areas/customers/policy'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { today } from '@/lib/core/clock'
import type { Month } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { applicationSettingsOf, creditSettings } from '../contributes'
import { type B2Sheet, namedRooms, withinReach } from '../sheets/queries'

export type GradeCount = {
  grade: Grade
  customers: number
  applied: number
  decided: number
  decidedFen: Fen
}
export type CreditMonth = {
  month: Month
  /** Null: too many to be counted now, and the month was never counted by the job. */
  grades: GradeCount[] | null
  /** When they were counted; null: just now. */
  countedAt: string | null
  rooms: B2Sheet['rooms']
  window: { opensOn: number; closesOn: number; decisionDays: number }
}

/** So many customers are counted while one waits; the figures of more are kept by a job. */
const COUNTED_AT_ONCE = 15_000

/** Nobody, no branch, no office, in totals. */
export const NIL = '00000000-0000-0000-0000-000000000000'

/** Customers `c` with their line `l` and newest application `a` of the month $1. */
export const OF_MONTH = `"Customer" c LEFT JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=$1
  LEFT JOIN LATERAL (SELECT x."state" FROM "LineApplication" x WHERE x."customerId"=c."id" AND x."month"=$1 ORDER BY x."id" DESC LIMIT 1) a ON true
  WHERE c."state"='selected' AND c."deletedAt" IS NULL`

/** What is counted of them: all, those applied for, those decided, the sum of the lines. */
export const COUNTED = `count(*)::int,(count(*) FILTER (WHERE a."state" IN ('applied','expired','decided','refused')))::int,
  (count(*) FILTER (WHERE a."state" IN ('decided','refused')))::int,coalesce(sum(l."amount"),0)`

type Raw = Omit<GradeCount, 'decidedFen'> & { amount: string; countedAt: Date | null }
const NAMES = ['grade', 'customers', 'applied', 'decided', 'amount', 'countedAt']

async function isMany(viewer: Viewer, most: number): Promise<boolean> {
  const reach = withinReach(viewer, 'credit.read', 1)!
  const [found] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM "Customer" c WHERE c."state"='selected' AND c."deletedAt" IS NULL AND ${reach.where} LIMIT ${most + 1}) c`,
    reach.values,
  )
  return found!.count > most
}

function countNow(viewer: Viewer, month: Month): Promise<Raw[]> {
  const reach = withinReach(viewer, 'credit.read', 2)!
  return sql<Raw>(
    `SELECT * FROM (SELECT coalesce(c."creditGrade",5),${COUNTED}::text,NULL::timestamptz FROM ${OF_MONTH} AND ${reach.where} GROUP BY 1) AS n(${columns}) ORDER BY 1`,
    [month, ...reach.values],
  )
}

function lastCounted(viewer: Viewer, month: Month): Promise<Raw[]> {
  const reach = withinReach(viewer, 'credit.read', 2, `='${NIL}'::uuid`)!
  return sql<Raw>(
    `SELECT * FROM (SELECT c."grade",sum(c."customers")::int,sum(c."applied")::int,sum(c."decided")::int,sum(c."amount")::text,max(c."countedAt")
     FROM "CreditProgress" c WHERE c."month"=$1 AND ${reach.where} GROUP BY 1) AS n(${columns}) ORDER BY 1`,
    [month, ...reach.values],
  )
}

const columns = NAMES.map((name) => `"${name}"`).join(',')

/** Regions a viewer reads the lines of: those of his units, and of the customers he answers for. */
async function regionsOf(viewer: Viewer): Promise<string[]> {
  const arms = reachArms(viewer, 'credit.read')
  const units = arms === 'all' ? null : arms.flatMap(({ column, ids }) => (column === 'ownerId' ? [] : ids))
  const owned = arms === 'all' ? [] : arms.flatMap(({ column, ids }) => (column === 'ownerId' ? ids : []))
  const rows = await sql<{ id: string }>(
    `SELECT r."id"::text AS id FROM "Unit" r WHERE r."kind"='region'
       AND ($1::uuid[] IS NULL AND r."endedOn" IS NULL OR EXISTS (SELECT 1 FROM "Unit" u WHERE u."id"=ANY($1::uuid[]) AND u."path" LIKE r."path"||'%'))
     UNION SELECT c."regionId"::text FROM "Customer" c WHERE c."ownerId"=ANY($2::uuid[]) AND c."state"='selected' AND c."deletedAt" IS NULL`,
    [units, owned],
  )
  return rows.map((row) => row.id)
}

/**
 * How far the lines of a month are, grade by grade, and what the regions still have. Up to `most` customers within reach
 * are counted now; of more the figures are those of the last count.
 */
export async function creditMonth(
  viewer: Viewer,
  month: Month,
  most = COUNTED_AT_ONCE,
): Promise<CreditMonth> {
  const settings = (await settingsAsOf(onPool, today())).valuesOf(creditSettings)
  const { windowOpensOn, windowClosesOn, decisionDays } = applicationSettingsOf(settings)
  const window = { opensOn: windowOpensOn, closesOn: windowClosesOn, decisionDays }
  if (!withinReach(viewer, 'credit.read', 1)) return { month, grades: [], countedAt: null, rooms: [], window }
  const many = await isMany(viewer, most)
  const counts = await (many ? lastCounted : countNow)(viewer, month)
  return {
    month,
    grades:
      many && counts.length === 0
        ? null
        : counts.map(({ amount, countedAt: _, ...rest }) => ({ ...rest, decidedFen: fenOf(amount) })),
    countedAt: counts[0]?.countedAt?.toISOString() ?? null,
    rooms: await namedRooms(await regionsOf(viewer), month),
    window,
  }
}
