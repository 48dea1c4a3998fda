import { signerOf } from '@/lib/areas/approvals/policy'
import { type Decided, decideSigning, type LockedPaper } from '@/lib/areas/approvals/rules/turns'
import type { AuditEntry } from '@/lib/core/audit'
import { sqlOf, type Tx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { type Fen, fen } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import { holdersOf, writeNotices } from '@/lib/core/notices'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { creditSettings, lineSettingsOf } from '../contributes'
import {
  type ApplicationRow,
  figureSettings,
  type LineFigures,
  lineFigures,
  lockApplications,
  regionRooms,
} from '../lines/queries'
import { decideGrant, decideRefusal, type LineFacts } from '../rules/line-decision'
import { closeApplications, lockPositions, lockRegionMonths, saveLines } from '../writes'
import { grantedFen, type Verdict } from './queries'

type Row = Awaited<ReturnType<typeof lockApplications>>[number]

async function applicationsOf(tx: Tx, at: Moment, papers: readonly LockedPaper[]): Promise<Map<string, Row>> {
  const rows = await lockApplications(
    sqlOf(tx),
    papers.map((paper) => paper.id),
    at.zone,
  )
  return new Map(rows.map((row) => [row.approvalId!, row]))
}

function entry(kind: string, paper: LockedPaper, row: Row, values: Record<string, unknown>): AuditEntry {
  return {
    kind,
    subjectType: 'line',
    subjectId: row.id,
    customerId: row.customerId,
    unitId: row.branchId,
    values: { month: row.month, grade: row.grade, appliedFen: row.appliedFen, ...values, title: paper.title },
  }
}

type OwnLine = { paper: LockedPaper; row: Row; amountFen: Fen }

/** AMB-04: of grade-four lines that their applicant decided himself, 分支机构总经理 is told, once a line. */
async function tellOfOwnLines(tx: Tx, at: Moment, own: readonly OwnLine[]): Promise<void> {
  if (own.length === 0) return
  const run = sqlOf(tx)
  const role = 'branch-gm' as const
  const branches = [...new Set(own.flatMap(({ row }) => row.branchId ?? []))]
  const holders = await holdersOf(
    run,
    at.today,
    branches.map((unitId) => ({ role, unitId })),
  )
  await writeNotices(
    run,
    at.now,
    own.flatMap(({ paper, row, amountFen }) =>
      holders
        .filter(({ unitId }) => unitId === row.branchId)
        .map(({ personId }) => ({
          personId,
          kind: 'credit.line-self-decided',
          values: { customer: paper.title, month: row.month, amountFen },
          href: `/customers/${row.customerId}/credit`,
          key: `credit.line-self-decided:${row.id}`,
        })),
    ),
  )
}

/** 已批复: the lines bind the cashier from the first of their month (R-C11). */
export async function linesApproved(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  decided: Decided[],
  input: Verdict,
): Promise<AuditEntry[]> {
  const rows = await applicationsOf(
    tx,
    at,
    decided.map(({ paper }) => paper),
  )
  const lines = decided.map(({ paper }) => {
    const row = rows.get(paper.id)!
    const amountFen: Fen = grantedFen(input, decided.length, row.appliedFen) ?? row.appliedFen
    return {
      applicationId: row.id,
      customerId: row.customerId,
      regionId: row.regionId,
      month: row.month,
      grade: row.grade,
      amountFen,
      opinion: input.remark,
    }
  })
  await saveLines(tx, at, lines, viewer.personId)
  await tellOfOwnLines(
    tx,
    at,
    decided.flatMap(({ paper, capacity }, i) =>
      [viewer.personId, capacity.onBehalfOfId].includes(rows.get(paper.id)!.appliedBy)
        ? [{ paper, row: rows.get(paper.id)!, amountFen: lines[i]!.amountFen }]
        : [],
    ),
  )
  return decided.map(({ paper }, i) =>
    entry('credit.line-decided', paper, rows.get(paper.id)!, { lineFen: lines[i]!.amountFen }),
  )
}

function closing(state: 'refused' | 'returned', kind: string) {
  return async (
    tx: Tx,
    at: Moment,
    viewer: Viewer,
    decided: Decided[],
    input: Verdict,
  ): Promise<AuditEntry[]> => {
    const rows = await applicationsOf(
      tx,
      at,
      decided.map(({ paper }) => paper),
    )
    await closeApplications(
      tx,
      at,
      [...rows.values()].map((row) => row.id),
      state,
      input.remark,
      viewer.personId,
    )
    return decided.map(({ paper }) => entry(kind, paper, rows.get(paper.id)!, { remark: input.remark }))
  }
}

/** 已否决: the line is zero. */
export const linesRefused = closing('refused', 'credit.line-refused')
/** 退回: the row can be applied for again inside the window. */
export const linesReturned = closing('returned', 'credit.line-returned')

/** 撤回. */
export async function lineWithdrawn(
  tx: Tx,
  at: Moment,
  viewer: Viewer,
  paper: LockedPaper,
): Promise<AuditEntry[]> {
  const rows = await applicationsOf(tx, at, [paper])
  await closeApplications(
    tx,
    at,
    [...rows.values()].map((row) => row.id),
    'withdrawn',
    '',
    viewer.personId,
  )
  return [...rows.values()].map((row) => entry('credit.line-withdrawn', paper, row, {}))
}

type LineRow = { application: ApplicationRow; figures: LineFigures; paper: LockedPaper }

/** Applications of papers with their figures, under every lock a line needs: positions, applications, region months. */
async function lockLines(tx: Tx, at: Moment, papers: readonly LockedPaper[]): Promise<LineRow[]> {
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
  const rows: LineRow[] = []
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
  { application, figures, paper }: LineRow,
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
