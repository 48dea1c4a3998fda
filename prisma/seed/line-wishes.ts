import { ceilingSettingsOf, creditSettings } from '@/lib/areas/credit/contributes'
import { ceilingOf } from '@/lib/areas/credit/rules/ceiling'
import { needsException } from '@/lib/areas/credit/rules/credit-standing'
import { type Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { Month } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { defaultsOf } from '@/lib/core/setting-definition'
import { type DemoLine, type Trading } from './account'
import { type Profile } from './profiles'
import { type Chance } from './random'
import { type Timeline } from './timeline'

const CEILING = ceilingSettingsOf(defaultsOf(creditSettings))

/** Days without an order after which nobody asks for a line any more. */
const IDLE_DAYS = 100

/** A rating falls due after three months, and fifteen days later counts as none. */
const RATING_HOLDS = 106

/** Rounds down to what people write in an application. */
export function roundLine(amount: number): number {
  const step = amount >= 1_000_000_00 ? 10_000_00 : amount >= 100_000_00 ? 1_000_00 : 100_00
  return Math.floor(amount / step) * step
}

/** Credit needs the exception of R-P02, and nobody granted it. */
function lacksException(profile: Profile, grade: Grade): boolean {
  const facts = {
    state: 'selected',
    rating: { grade, why: 'rated', dueOn: null },
    terms: profile.terms,
    channelNature: profile.channelNature,
    cashException: false,
    contractUntil: null,
  } as const
  return profile.exceptionDaysAgo === null && needsException(facts, { goodCreditGrade: 2 })
}

/** Grade a line is asked for under on day `asked`; null when nobody would ask. */
function gradeAsked(
  trading: Trading,
  profile: Profile,
  asked: number,
  opens: number,
  time: Timeline,
): Grade | null {
  if (profile.terms === 'cash' || profile.terms === 'sale-or-return') return null
  const lastOrder = trading.orders.findLast((order) => !order.isReturn)
  if (!lastOrder || lastOrder.day < asked - IDLE_DAYS) return null
  if (opens > time.last + (profile.contractDaysLeft ?? 0)) return null
  const rated = trading.ratings.at(-1)
  const grade = rated && rated.day > asked - RATING_HOLDS ? rated.grade : 5
  return grade === 5 || lacksException(profile, grade) ? null : grade
}

/** The line asked for on day `asked` for a month, and what is decided: inside the ceiling, now and then less than asked. */
export function lineFor(
  month: Month,
  asked: number,
  trading: Trading,
  profile: Profile,
  chance: Chance,
  time: Timeline,
): DemoLine | null {
  const grade = gradeAsked(trading, profile, asked, time.firstDayOf(month), time)
  if (grade === null) return null
  const months = [...trading.sales]
    .filter(([m]) => m < month)
    .map(([m, sold]) => ({ month: m, salesFen: fen(sold.fen), shipped: true }))
  const ceiling = ceilingOf(
    {
      grade,
      currentMonth: time.month(asked),
      months,
      expectedMonthlyFen: null,
      termMonths: '1',
      seasonFactor: '1',
    },
    CEILING,
  )
  const ceilingFen = ceiling.amountFen
  const wish = chance.weighted([
    [1, 9],
    [0.9, 3],
    [0.75, 2],
    [1.15, 1],
  ])
  const share = grade === 1 ? 0.4 + chance.next() * 0.6 : wish
  const appliedFen = roundLine((ceilingFen ?? ceiling.advisoryFen ?? 0) * share)
  if (appliedFen <= 0) return null
  const allowed = ceilingFen === null ? appliedFen : Math.min(appliedFen, roundLine(ceilingFen))
  const decidedFen = chance.happens(0.04) ? roundLine(allowed * 0.8) : allowed
  return { month, grade, baseFen: ceiling.working.averageFen, ceilingFen, appliedFen, decidedFen }
}
