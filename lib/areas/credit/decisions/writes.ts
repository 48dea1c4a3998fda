import type { Decided, LockedPaper } from '@/lib/areas/approvals/rules/turns'
import type { AuditEntry } from '@/lib/core/audit'
import type { Month } from '@/lib/core/dates'
import { sqlOf, type Tx } from '@/lib/core/db'
import { type Fen } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { lockApplications } from '../lines/queries'
import { closeApplications, saveLines } from '../writes'
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
      month: row.month as Month,
      grade: row.grade,
      amountFen,
      opinion: input.remark,
    }
  })
  await saveLines(tx, at, lines, viewer.personId)
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
