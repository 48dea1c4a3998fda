import { armSql, reachArms } from '@/lib/areas/customers/policy'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { gradingSettings, reratingSettingsOf } from '@/lib/areas/grading/contributes'
import { today } from '@/lib/core/clock'
import { type BusinessDate, firstDay, type Month } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { applicationSettingsOf, creditSettings } from '../contributes'
import { applicationProgressOf, type GradeProgress, type LikeCustomers } from '../rules/application-progress'

/** Condition on customers `c` for a permission, parameters numbered from `from`; null when it reaches nothing. */
function within(
  viewer: Viewer,
  permission: Permission,
  from: number,
): { condition: string; values: unknown[]; all: boolean } | null {
  const arms = reachArms(viewer, permission)
  if (arms === 'all') return { condition: 'true', values: [], all: true }
  if (arms.length === 0) return null
  return {
    condition: `(${arms.map((arm, i) => armSql(arm, from + i)).join(' OR ')})`,
    values: arms.map((arm) => arm.ids),
    all: false,
  }
}

type RawLike = Omit<LikeCustomers, 'rated' | 'state'> & { grade: Grade | null; gradedOn: BusinessDate | null }

/**
 * 申请额度: of the selected customers of each grade, how many have their application for the month, and how many can still be
 * applied for today (R-C09). Only for a part of the company. Customers alike are judged once: of a contract's end only the
 * side of the month's beginning counts, so it is told no nearer than that.
 */
export async function applicationProgress(viewer: Viewer, month: Month): Promise<GradeProgress[]> {
  const reach = within(viewer, 'credit.apply', 3)
  if (!reach || reach.all) return []
  const day = today()
  const [rows, settings] = await Promise.all([
    sql<RawLike>(
      `SELECT c."creditGrade" AS grade,c."creditGradeOn"::text AS "gradedOn",c."paymentTerms" AS terms,c."channelNature",c."cashExceptionOn" IS NOT NULL AS "cashException",
         least(greatest(c."contractUntil",$2::date-1),$2::date)::text AS "contractUntil",
         EXISTS (SELECT 1 FROM "LineApplication" a WHERE a."customerId"=c."id" AND a."month"=$1 AND a."state" IN ('applied','expired','decided','refused')) AS applied,
         count(*)::int AS count
       FROM "Customer" c WHERE c."state"='selected' AND c."deletedAt" IS NULL AND ${reach.condition} GROUP BY 1,2,3,4,5,6,7`,
      [month, firstDay(month), ...reach.values],
    ),
    settingsAsOf(onPool, day),
  ])
  const groups = rows.map(({ grade, gradedOn, ...row }) => ({
    ...row,
    state: 'selected',
    rated: grade && gradedOn ? { grade, approvedOn: gradedOn } : null,
  }))
  return applicationProgressOf(groups, month, day, {
    standing: applicationSettingsOf(settings.valuesOf(creditSettings)),
    rerating: reratingSettingsOf(settings.valuesOf(gradingSettings)),
  })
}

export type ExposureRow = {
  customerId: string
  name: string
  grade: 1 | 2 | 3 | 4 | 5 | null
  lineFen: Fen
  usedFen: Fen
  overdueFen: Fen
}

/** R-W01: customers that use 80 % of this month's line and more, the worst first. Only for a part of the company. */
export async function exposureWarnings(
  viewer: Viewer,
  month: Month,
  warnPercent: number,
  limit = 8,
): Promise<{ rows: ExposureRow[]; count: number }> {
  const reach = within(viewer, 'credit.read', 4)
  if (!reach || reach.all) return { rows: [], count: 0 }
  const rows = await sql<{
    customerId: string
    name: string
    grade: ExposureRow['grade']
    line: string
    used: string
    overdue: string
    count: number
  }>(
    `SELECT c."id"::text AS "customerId",c."name",c."creditGrade" AS grade,l."amount"::text AS line,(p."receivable"+p."inTransit")::text AS used,p."overdue"::text AS overdue,count(*) OVER ()::int AS count
     FROM "Customer" c JOIN "CreditLine" l ON l."customerId"=c."id" AND l."month"=$1 JOIN "CreditPosition" p ON p."customerId"=c."id"
     WHERE c."deletedAt" IS NULL AND l."amount">0 AND (p."receivable"+p."inTransit")*100 >= l."amount"*$2 AND ${reach.condition}
     ORDER BY (p."receivable"+p."inTransit")/l."amount" DESC,c."id" LIMIT $3`,
    [month, warnPercent, limit, ...reach.values],
  )
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ line, used, overdue, count: _count, ...row }) => ({
      ...row,
      lineFen: fenOf(line),
      usedFen: fenOf(used),
      overdueFen: fenOf(overdue),
    })),
  }
}
