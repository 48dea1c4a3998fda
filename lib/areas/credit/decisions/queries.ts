import { signerOf } from '@/lib/areas/approvals/policy'
import { decideSigning, type LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { businessZone, today } from '@/lib/core/clock'
import type { Month } from '@/lib/core/dates'
import { fenOf, sql, sqlOf, type Tx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { fen, type Fen, fenFromYuan } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { creditSettings, lineSettingsOf, sentenceSettingsOf } from '../contributes'
import { type Sentence, sentencesOf, suggestedLine } from '../rules/line-sentences'
import {
  figureSettings,
  type LineFigures,
  lineFigures,
  lockApplications,
  type ApplicationRow,
  regionRooms,
  rowFacts,
} from '../lines/queries'
import { decideGrant, decideRefusal, type LineFacts } from '../rules/line-decision'
import { lineAnswer } from '../schema'
import { lockPositions, lockRegionMonths } from '../writes'

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

type Row = { application: ApplicationRow; figures: LineFigures; paper: LockedPaper }

/** Applications of papers with their figures, under every lock a line needs: positions, applications, region months. */
export async function lockLines(tx: Tx, at: Moment, papers: readonly LockedPaper[]): Promise<Row[]> {
  const run = sqlOf(tx)
  await lockPositions(
    tx,
    papers.flatMap((paper) => paper.customerId ?? []),
  )
  const applications = await lockApplications(
    run,
    papers.map((paper) => paper.id),
    at.zone,
  )
  const rows: Row[] = []
  for (const month of [...new Set(applications.map((one) => one.month))].sort()) {
    const mine = applications.filter((one) => one.month === month)
    await lockRegionMonths(
      tx,
      mine.map((one) => one.regionId),
      month,
    )
    const figures = await lineFigures(
      run,
      mine.map((one) => one.customerId),
      month,
      at.today,
      figureSettings(at.settings),
    )
    const byCustomer = new Map(figures.map((one) => [one.customerId, one]))
    for (const application of mine)
      rows.push({
        application,
        figures: byCustomer.get(application.customerId)!,
        paper: papers.find((paper) => paper.id === application.approvalId)!,
      })
  }
  return rows
}

function factsOf(
  { application, figures, paper }: Row,
  region: LineFacts['region'],
  viewer: Viewer,
): LineFacts {
  const signing = decideSigning(paper, signerOf(viewer))
  const role = (signing.allowed ? signing.step.capacity.as : 'sales-rep') as RoleCode
  const personId = (signing.allowed && signing.step.capacity.onBehalfOfId) || viewer.personId
  const state = application.state as LineFacts['state']
  return {
    month: application.month,
    state,
    appliedFen: application.appliedFen,
    applicantId: application.appliedBy,
    dueOn: application.dueOn,
    decider: { personId, role },
    standing: figures.standing,
    ceiling: figures.ceiling,
    region,
  }
}

/**
 * Judges the signer's verdict on credit lines under lock: ceiling, standing, authority, time, and the region's room,
 * row after row, so that many signed at once fit together (R-C07, R-C08, R-C10). Reasons by paper.
 */
export async function judgeLines(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  papers: LockedPaper[],
  input: Verdict,
): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>()
  if (input.verdict === 'return') return found
  const rows = await lockLines(tx, at, papers)
  const decidedMore = new Map<string, number>()
  const rooms = new Map<string, Awaited<ReturnType<typeof regionRooms>>>()
  for (const month of new Set(rows.map((row) => row.application.month)))
    rooms.set(
      month,
      await regionRooms(
        sqlOf(tx),
        rows.filter((row) => row.application.month === month).map((row) => row.figures.regionId),
        month,
      ),
    )
  for (const row of rows) {
    const { application, figures, paper } = row
    const key = `${figures.regionId} ${application.month}`
    const room = rooms.get(application.month)?.get(figures.regionId)
    const ownFen = figures.line?.amountFen ?? fen(0)
    const region = {
      limitFen: room?.limitFen ?? null,
      decidedFen: fen((room?.decidedFen ?? 0) + (decidedMore.get(key) ?? 0)),
      ownFen,
    }
    const settings = lineSettingsOf(
      at.settings.valuesOf(creditSettings, [figures.regionId, figures.branchId]),
    )
    const facts = factsOf(row, region, viewer)
    const amountFen = grantedFen(input, papers.length, application.appliedFen)
    if (amountFen === null) {
      found.set(paper.id, [{ rule: 'R-C07', code: 'credit.no-amount', field: 'amount' }])
      continue
    }
    const decision =
      input.verdict === 'refuse'
        ? decideRefusal(input.remark, facts, settings, at.today)
        : decideGrant(amountFen, facts, settings, at.today)
    if (!decision.allowed)
      found.set(
        paper.id,
        decision.reasons.map((reason) => ({
          ...reason,
          values: { ...reason.values, customer: figures.name },
        })),
      )
    else if (input.verdict === 'approve')
      decidedMore.set(key, (decidedMore.get(key) ?? 0) + amountFen - ownFen)
  }
  return found
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
  currentLineFen: Fen | null
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
  cashier: string | null
  accountant: string | null
}

const HOLDER = (role: string) =>
  `(SELECT h."name" FROM "Post" o JOIN "Person" h ON h."id"=o."personId" WHERE o."unitId"=a."branchId" AND o."role"='${role}' AND o."startsOn"<=$2::date AND coalesce(o."endsOn",'infinity')>=$2::date ORDER BY o."acting",o."id" LIMIT 1)`

/** The decision sheet of one paper. The caller has made sure that the viewer may see the paper. */
export async function lineDecision(approvalId: string): Promise<LineDecision | null> {
  const reader = { query: sql }
  const day = today()
  const [found] = await sql<Found>(
    `SELECT a."id"::text AS "applicationId",a."customerId"::text,a."month",a."applied"::text,a."supplementary",(a."dueAt" AT TIME ZONE $3)::date::text AS "dueOn",
       ${HOLDER('cashier')} AS cashier,${HOLDER('accountant')} AS accountant
     FROM "LineApplication" a WHERE a."approvalId"=$1::uuid`,
    [approvalId, day, businessZone()],
  )
  if (!found) return null
  const settings = await settingsAsOf(reader, day)
  const [figures] = await lineFigures(reader, [found.customerId], found.month, day, figureSettings(settings))
  if (!figures) return null
  const rooms = await regionRooms(reader, [figures.regionId], found.month)
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
    suggestedFen: suggestedLine(row, wanted),
    sentences: sentencesOf(row, wanted, day),
    exposureFen: row.exposureFen,
    dueOn: found.dueOn,
    informed: { cashier: found.cashier, accountant: found.accountant },
  }
}
