import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { formA5 } from '@/lib/areas/customers/forms/a5'
import { signPlan } from '@/lib/areas/customers/papers/contributes'
import { type FiscalKey, fiscalChoices, fiscalMonths } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { unitId } from './cast'
import type { Rows } from './copy'
import type { DemoCustomer } from './customers'
import { financialAnswers } from './financial-figures'
import { chanceFor } from './names'
import { idAt } from './random'
import type { Timeline } from './timeline'
import { headId } from './trade-rows'

/** Key accounts with a sheet of last year. */
const MOST = 80
const DRAFTS = 4

/** Selected key accounts whose statements somebody asked for, the larger ones first. */
export function accountsWithSheets(customers: readonly DemoCustomer[]): DemoCustomer[] {
  return customers
    .filter((c) => c.tier !== null && c.fate.state === 'selected')
    .toSorted((a, b) => a.rank - b.rank)
    .filter((c) => chanceFor(c.source.id, 'sheets-asked').happens(0.85))
    .slice(0, MOST)
}

/** The last year that is over. */
export const yearBefore = (today: Timeline['today']) => Number(today.slice(0, 4)) - 1

type Sheet = { c: DemoCustomer; period: FiscalKey; day: number }

/** Last year of all, the year before of every other, the last two quarters of the largest. */
function sheetsOf(accounts: readonly DemoCustomer[], time: Timeline): Sheet[] {
  const { years, quarters } = fiscalChoices(time.today)
  return accounts.flatMap((c, nth) => {
    const chance = chanceFor(c.source.id, 'sheet-days')
    const opened = time.dayOf(c.createdAt.toISOString().slice(0, 10) as typeof time.today) + 1
    const on = (day: number) => Math.min(time.last - 2, Math.max(opened, day))
    const first = on(time.last - chance.between(90, 190))
    return [
      ...(nth % 2 === 0 ? [{ c, period: years[1]!, day: first }] : []),
      { c, period: years[0]!, day: on(first + chance.between(0, 4)) },
      ...(nth < 16 ? [{ c, period: quarters[1]!, day: on(time.last - chance.between(60, 85)) }] : []),
      ...(nth < 10 ? [{ c, period: quarters[0]!, day: on(time.last - chance.between(5, 25)) }] : []),
    ]
  })
}

function signedSheet({ c, period, day }: Sheet, time: Timeline) {
  const chance = chanceFor(c.source.id, `sheet:${period}`)
  const createdAt = time.moment(day, chance.between(540, 1020))
  const signedAt = time.moment(day + 1, chance.between(520, 1040))
  const [id, approvalId] = [idAt(createdAt, chance), idAt(createdAt, chance)]
  const { figures, ratios, rest } = financialAnswers(c, period, yearBefore(time.today))
  const steps = stepsOf(signPlan, { formId: 'A5', by: [], hasBranch: true })
  return {
    entry: {
      id,
      formId: formA5.id,
      formVersion: formA5.version,
      customerId: c.id,
      period,
      answers: { name: c.name.name, period: fiscalMonths(period), ...figures, ...ratios, ...rest },
      state: 'signed',
      approvalId,
      createdBy: c.ownerId,
      createdAt,
      submittedAt: createdAt,
      signedAt,
      version: 2,
    },
    approval: {
      id: approvalId,
      plan: signPlan.name,
      subjectType: 'form-entry',
      subjectId: id,
      customerId: c.id,
      unitId: unitId(c.branch),
      title: c.name.name,
      facts: { formId: formA5.id, changed: 0, period },
      withinRule: true,
      state: 'approved',
      currentStep: steps.length - 1,
      createdBy: c.ownerId,
      createdAt,
      closedAt: signedAt,
      version: 1 + steps.length,
    },
    steps: steps.map((step, position) => ({
      id: idAt(createdAt, chance),
      approvalId,
      position,
      name: step.name,
      role: step.role,
      unitId: unitId('HQ'),
      selfAllowed: step.selfAllowed,
      state: 'signed',
      decidedById: headId('ka-manager'),
      decidedAs: step.role,
      decidedAt: signedAt,
    })),
  }
}

/** Sheets half written: the figures of the newest quarter, nothing said of them yet. */
function draftRows(accounts: readonly DemoCustomer[], time: Timeline): Rows {
  const [quarter] = fiscalChoices(time.today).quarters
  return accounts.slice(10, 10 + DRAFTS).map((c) => {
    const chance = chanceFor(c.source.id, 'sheet-draft')
    const savedAt = time.moment(time.last - chance.between(1, 6), chance.between(540, 1020))
    const { sales, netProfit, totalAssets } = financialAnswers(c, quarter!, yearBefore(time.today)).figures
    return {
      id: idAt(savedAt, chance),
      personId: c.ownerId,
      formId: `${formA5.id}/${quarter}`,
      subjectId: c.id,
      answers: { answers: { sales, netProfit, totalAssets }, seen: {}, own: {} },
      base: 0,
      version: 3,
      savedAt,
    }
  })
}

/** A5 of the demonstration: signed sheets with their approvals, and a few drafts. */
export function financialRows(
  customers: readonly DemoCustomer[],
  time: Timeline,
): { FormEntry: Rows; Approval: Rows; ApprovalStep: Rows; Draft: Rows } {
  const accounts = accountsWithSheets(customers)
  const signed = sheetsOf(accounts, time).map((sheet) => signedSheet(sheet, time))
  return {
    FormEntry: signed.map(({ entry }) => entry),
    Approval: signed.map(({ approval }) => approval),
    ApprovalStep: signed.flatMap(({ steps }) => steps),
    Draft: draftRows(accounts, time),
  }
}
