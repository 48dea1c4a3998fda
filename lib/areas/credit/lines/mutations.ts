import { openApprovals } from '@/lib/areas/approvals/writes'
import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { businessDate, month as monthOfText, type Month, monthOf, startOf, addDays } from '@/lib/core/dates'
import { sqlOf } from '@/lib/core/db'
import { type Decision, type Reason } from '@/lib/core/decision'
import { type Fen, fenFromYuan } from '@/lib/core/money'
import { defineMutation, type Moment } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import {
  applicationSettingsOf,
  creditSettings,
  linePlan,
  lineSettingsOf,
  sentenceSettingsOf,
} from '../contributes'
import { mayApply } from '../policy'
import { type Application, decideApplication } from '../rules/line-application'
import { isWithinRule, type RowFacts, sentencesOf, suggestedLine } from '../rules/line-sentences'
import { applyInput, type ApplyInput } from '../schema'
import { applicationIds, insertApplications, type NewApplication } from '../writes'
import { figureSettings, lineFigures, type LineFigures, regionRooms, rowFacts } from './queries'

type Applied = { figures: LineFigures; amountFen: Fen; application: Application; row: RowFacts }
type Facts = { month: Month; rows: { figures: LineFigures; amountFen: Fen; row: RowFacts }[] }

function decideAll({ month, rows }: Facts, at: Moment): Decision<Applied[]> {
  const settings = applicationSettingsOf(at.settings.valuesOf(creditSettings))
  const reasons: Reason[] = []
  const notes: Reason[] = []
  const applied: Applied[] = []
  for (const [i, { figures, amountFen, row }] of rows.entries()) {
    const { standing, ceiling, existing, line } = figures
    const decision = decideApplication(
      { month, amountFen, standing, ceiling, existing, line },
      settings,
      at.today,
    )
    const named = (reason: Reason): Reason => ({
      ...reason,
      values: { ...reason.values, customer: figures.name },
      field: `rows.${i}.${reason.field ?? 'amount'}`,
    })
    if (decision.allowed) {
      applied.push({ figures, amountFen, row, application: decision.step })
      notes.push(...decision.notes.map(named))
    } else reasons.push(...decision.reasons.map(named))
  }
  return reasons.length > 0 ? { allowed: false, reasons } : { allowed: true, step: applied, notes }
}

/** What the decision list shows of a row without working it out again. */
function paperFacts(
  { figures, amountFen, row }: Applied,
  at: Moment,
): { facts: Record<string, unknown>; withinRule: boolean } {
  const settings = sentenceSettingsOf(
    at.settings.valuesOf(creditSettings, [figures.regionId, figures.branchId]),
  )
  const line = lineSettingsOf(at.settings.valuesOf(creditSettings, [figures.regionId, figures.branchId]))
  return {
    facts: {
      grade: figures.rating.grade,
      appliedFen: amountFen,
      month: row.month,
      currentLineFen: figures.lastLineFen,
      suggestedFen: suggestedLine(row, settings),
      worst: sentencesOf(row, settings, at.today)[0] ?? null,
      decisionDays: at.settings.valueOf(creditSettings, 'credit.decision-days'),
      selfGradeFour: line.selfGradeFour,
      rank: line.rank,
    },
    withinRule: isWithinRule(row, settings, at.today),
  }
}

function newApplication(applied: Applied, sheetNumber: string, at: Moment): NewApplication {
  const { figures, amountFen, application } = applied
  return {
    sheetNumber,
    customerId: figures.customerId,
    branchId: figures.branchId,
    regionId: figures.regionId,
    month: applied.row.month,
    supplementary: application.supplementary,
    grade: figures.rating.grade,
    appliedFen: amountFen,
    ceilingFen: figures.ceiling.amountFen,
    ...paperFacts(applied, at),
    dueAt: new Date(startOf(addDays(businessDate(application.dueOn), 1), at.zone).getTime() - 1),
    approvalId: null,
  }
}

/** 申请授信额度 (B2): next month's lines inside the window, or more for this month (R-C09, R-C11). All rows or none. */
export const applyForLines = defineMutation({
  name: 'credit.apply',
  input: applyInput,
  load: async (tx, _viewer, input: ApplyInput, at): Promise<Facts | null> => {
    const run = sqlOf(tx)
    const month = monthOfText(input.month)
    const ids = input.rows.map((row) => row.customerId)
    const figures = new Map(
      (await lineFigures(run, ids, month, at.today, figureSettings(at.settings))).map((one) => [
        one.customerId,
        one,
      ]),
    )
    if (figures.size !== ids.length) return null
    const rooms = await regionRooms(
      run,
      [...figures.values()].map((one) => one.regionId),
      month,
    )
    const rows = input.rows.map(({ customerId, amount }) => {
      const one = figures.get(customerId)!
      const amountFen = fenFromYuan(amount)
      return { figures: one, amountFen, row: rowFacts(one, amountFen, rooms.get(one.regionId), month) }
    })
    return { month, rows }
  },
  authorize: (viewer, { rows }) => rows.every(({ figures }) => mayApply(viewer, figures)),
  decide: (_input, facts, at) => decideAll(facts, at),
  save: async (tx, applied, _input, { month }, at, viewer) => {
    const sheetNumber = await nextNumber(sqlOf(tx), 'SX', monthOf(at.today))
    const ids = applicationIds(at, applied.length)
    const rows = applied.map((one) => newApplication(one, sheetNumber, at))
    const routed = applied.flatMap(({ application, figures }, i) =>
      application.approver && figures.branchId ? [i] : [],
    )
    const approvals = await openApprovals(
      tx,
      at,
      viewer,
      routed.map((i) => ({
        plan: linePlan.name,
        subjectType: 'line',
        subjectId: ids[i]!,
        customerId: rows[i]!.customerId,
        unitId: rows[i]!.branchId!,
        title: applied[i]!.figures.name,
        amountFen: applied[i]!.amountFen,
        facts: rows[i]!.facts,
        withinRule: rows[i]!.withinRule,
        steps: stepsOf(linePlan, rows[i]!.facts as never),
        dueBy: applied[i]!.application.dueOn,
      })),
    )
    for (const [k, i] of routed.entries()) rows[i]!.approvalId = approvals[k]!
    await insertApplications(tx, at, rows, ids, viewer.personId)
    return { sheetNumber, month, ids }
  },
  audit: (_input, { rows, month }, _step, { sheetNumber, ids }) =>
    rows.map(({ figures, amountFen }, i) => ({
      kind: 'credit.apply',
      subjectType: 'line',
      subjectId: ids[i]!,
      customerId: figures.customerId,
      unitId: figures.branchId,
      values: { number: sheetNumber, month, amountFen, ceilingFen: figures.ceiling.amountFen },
    })),
})
