import {
  addDays,
  dayOfMonth,
  firstDay,
  lastDay,
  monthOf,
  plusMonths,
  type BusinessDate,
  type Month,
} from '@/lib/core/dates'
import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'
import { fen, ZERO, type Fen } from '@/lib/core/money'
import { authorityFor, type Authority } from './authority'
import type { Ceiling } from './ceiling'
import { standingReasons, type StandingFacts, type StandingSettings } from './credit-standing'

export type ApplicationFacts = {
  month: Month
  amountFen: Fen
  standing: StandingFacts
  ceiling: Ceiling
  /** What there already is for this customer and month; refused and withdrawn applications do not count. */
  existing: 'none' | 'pending' | 'decided'
  /** Line in force for the month; null = none decided, which is 0. */
  line: { amountFen: Fen; frozen: boolean } | null
}

export type ApplicationSettings = StandingSettings & {
  /** First and last day of the month on which next month's lines are applied for (R-C09). */
  windowOpensOn: number
  windowClosesOn: number
  decisionDays: number
  rank: readonly Authority[]
}

export type Application = {
  supplementary: boolean
  /** Who decides; null when there is nothing to decide (a line of 0 in grade five). */
  approver: Authority | null
  dueOn: BusinessDate
}

/** Last day for the decision: some days after the application, never past the end of that month (R-C10). */
export function lineDeadline(appliedOn: BusinessDate, decisionDays: number): BusinessDate {
  const due = addDays(appliedOn, decisionDays)
  const monthEnd = lastDay(monthOf(appliedOn))
  return due < monthEnd ? due : monthEnd
}

/** Is `today` inside the window for next month's applications? (R-C09) */
export function isWindowOpen(today: BusinessDate, settings: ApplicationSettings): boolean {
  const day = dayOfMonth(today)
  return day >= settings.windowOpensOn && day <= settings.windowClosesOn
}

/** The next day on which the window opens, where it is shut today (R-C09). */
function nextOpening(today: BusinessDate, { windowOpensOn }: ApplicationSettings): BusinessDate {
  const here = monthOf(today)
  const opens = dayOfMonth(today) < windowOpensOn ? here : plusMonths(here, 1)
  return addDays(firstDay(opens), windowOpensOn - 1)
}

/**
 * May the branch sales manager apply for this line? For next month inside the window (R-C09), or for the running
 * month as a supplementary application that asks for more than the line in force (R-C11). Checks the customer's
 * standing (selected, grade, exception, contract); a line of 0 needs none. An amount over the ceiling is taken,
 * with a note: the approver will lower it.
 */
export function decideApplication(
  facts: ApplicationFacts,
  settings: ApplicationSettings,
  today: BusinessDate,
): Decision<Application> {
  const supplementary = facts.month === monthOf(today)
  const reasons: Reason[] = supplementary
    ? supplementaryReasons(facts)
    : windowReasons(facts, settings, today)
  if (facts.amountFen < 0) reasons.push({ rule: 'R-C09', code: 'credit.amount-negative', field: 'amount' })
  if (facts.existing === 'pending')
    reasons.push({ rule: 'R-C09', code: 'credit.already-pending', values: { month: facts.month } })
  if (facts.amountFen > 0) reasons.push(...standingReasons(facts.standing, facts.month, settings))
  return allowUnless(
    reasons,
    {
      supplementary,
      approver: authorityFor(facts.standing.rating.grade, settings.rank),
      dueOn: lineDeadline(today, settings.decisionDays),
    },
    ceilingNotes(facts),
  )
}

function windowReasons(
  facts: ApplicationFacts,
  settings: ApplicationSettings,
  today: BusinessDate,
): Reason[] {
  const nextMonth = plusMonths(monthOf(today), 1)
  if (facts.month !== nextMonth)
    return [
      {
        rule: 'R-C09',
        code: 'credit.wrong-month',
        values: { month: facts.month, nextMonth },
        field: 'month',
      },
    ]
  const reasons: Reason[] = []
  if (!isWindowOpen(today, settings))
    reasons.push({
      rule: 'R-C09',
      code: 'credit.window-closed',
      values: {
        opens: settings.windowOpensOn,
        closes: settings.windowClosesOn,
        today,
        opensOn: nextOpening(today, settings),
      },
    })
  if (facts.existing === 'decided')
    reasons.push({ rule: 'R-C11', code: 'credit.already-decided', values: { month: facts.month } })
  return reasons
}

function supplementaryReasons({ line, amountFen }: ApplicationFacts): Reason[] {
  if (line?.frozen) return [{ rule: 'R-C11', code: 'credit.line-frozen' }]
  const nowFen = line?.amountFen ?? ZERO
  if (amountFen > nowFen) return []
  return [{ rule: 'R-C11', code: 'credit.not-more', values: { nowFen }, field: 'amount' }]
}

function ceilingNotes({ amountFen, ceiling }: ApplicationFacts): Reason[] {
  const limit = ceiling.amountFen ?? ceiling.advisoryFen
  if (limit === null || amountFen <= limit) return []
  const code = ceiling.amountFen === null ? 'credit.note-over-advice' : 'credit.note-over-ceiling'
  return [
    { rule: 'R-C07', code, values: { ceilingFen: limit, overFen: fen(amountFen - limit) }, field: 'amount' },
  ]
}
