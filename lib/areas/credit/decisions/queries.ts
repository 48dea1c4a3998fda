import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { businessZone, today } from '@/lib/core/clock'
import { type Month, plusMonths } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import { type Fen, fenFromYuan } from '@/lib/core/money'
import { settingsAsOf } from '@/lib/core/settings'
import { creditSettings, sentenceSettingsOf } from '../contributes'
import { figureSettings, lineFigures, regionRooms, rowFacts } from '../lines/queries'
import { type Sentence, sentencesOf, suggestedLine } from '../rules/line-sentences'
import { lineAnswer } from '../schema'

export type Verdict = {
  verdict: 'approve' | 'refuse' | 'return'
  answer: Record<string, string | number>
  remark: string
}

/** What the signer grants: the amount he chose for one paper, else what was applied for. Null when it is no amount. */
export function grantedFen(input: Verdict, paperCount: number, appliedFen: Fen): Fen | null {
  const answer = lineAnswer.safeParse({ amount: input.answer.amount })
  if (!answer.success || (answer.data.amount !== undefined && paperCount > 1)) return null
  return answer.data.amount === undefined ? appliedFen : fenFromYuan(answer.data.amount)
}

/** What the signer of a credit line sees: the figures now, what the rules propose and why, and what his signature changes. Amounts in fen. */
export type LineDecision = {
  customerId: string
  customerName: string
  fileNumber: string
  tier: number | null
  grade: Grade
  month: Month
  supplementary: boolean
  appliedFen: Fen
  /** The line of the month before the one asked for, that month, and the day the line was approved. */
  currentLineFen: Fen | null
  currentMonth: Month
  currentLineOn: string | null
  suggestedFen: Fen
  sentences: Sentence[]
  exposureFen: Fen
  dueOn: string
  informed: { cashier: string | null; accountant: string | null }
}

type Found = {
  applicationId: string
  customerId: string
  month: Month
  applied: string
  supplementary: boolean
  dueOn: string
  lineOn: string | null
  cashier: string | null
  accountant: string | null
}

const HOLDER = (role: string) =>
  `(SELECT h."name" FROM "Post" o JOIN "Person" h ON h."id"=o."personId" WHERE o."unitId"=a."branchId" AND o."role"='${role}' AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date ORDER BY o."acting",o."id" LIMIT 1)`

/** The decision sheet of one paper. The caller has made sure that the viewer may see the paper. */
export async function lineDecision(approvalId: string): Promise<LineDecision | null> {
  const day = today()
  const [found] = await sql<Found>(
    `SELECT a."id"::text AS "applicationId",a."customerId"::text,a."month",a."applied"::text,a."supplementary",(a."dueAt" AT TIME ZONE $3)::date::text AS "dueOn",
       (SELECT (l."decidedAt" AT TIME ZONE $3)::date::text FROM "CreditLine" l WHERE l."customerId"=a."customerId" AND l."month"=to_char(to_date(a."month",'YYYY-MM')-interval '1 month','YYYY-MM')) AS "lineOn",
       ${HOLDER('cashier')} AS cashier,${HOLDER('accountant')} AS accountant
     FROM "LineApplication" a WHERE a."approvalId"=$1::uuid`,
    [approvalId, day, businessZone()],
  )
  if (!found) return null
  const settings = await settingsAsOf(onPool, day)
  const [figures] = await lineFigures(onPool, [found.customerId], found.month, day, figureSettings(settings))
  if (!figures) return null
  const rooms = await regionRooms(onPool, [figures.regionId], found.month)
  const row = rowFacts(figures, fenOf(found.applied), rooms.get(figures.regionId), found.month)
  const wanted = sentenceSettingsOf(settings.valuesOf(creditSettings, [figures.regionId, figures.branchId]))
  return {
    customerId: found.customerId,
    customerName: figures.name,
    fileNumber: figures.fileNumber,
    tier: figures.tier,
    grade: figures.rating.grade,
    month: found.month,
    supplementary: found.supplementary,
    appliedFen: row.appliedFen,
    currentLineFen: figures.lastLineFen,
    currentMonth: plusMonths(found.month, -1),
    currentLineOn: found.lineOn,
    suggestedFen: suggestedLine(row, wanted),
    sentences: sentencesOf(row, wanted, day),
    exposureFen: row.exposureFen,
    dueOn: found.dueOn,
    informed: { cashier: found.cashier, accountant: found.accountant },
  }
}
