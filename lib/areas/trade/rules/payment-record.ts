import { addDays, type BusinessDate, daysBetween } from '@/lib/core/dates'
import { type Fen, fen, ZERO } from '@/lib/core/money'

/** One movement of what a customer owes: positive when goods were delivered on credit, negative when money came in. */
export type DebtMovement = { date: BusinessDate; amountFen: Fen }

export type PaymentRecord = {
  /** Debts that came in, or still stand, after their agreed day, within the months looked at. */
  timesLate: number
  /** Days the worst of them was late. */
  worstDaysLate: number
  /** What is past its agreed day now. */
  overdueFen: Fen
}

/** Money pays the oldest debt first. A debt is late when it is not wholly paid `termDays` after its day (R-P03, 付款信誉). */
export function paymentRecord(
  movements: readonly DebtMovement[],
  termDays: number,
  today: BusinessDate,
  since: BusinessDate,
): PaymentRecord {
  const open: { due: BusinessDate; leftFen: number }[] = []
  let creditFen = 0
  const late: number[] = []
  const note = (due: BusinessDate, paidOn: BusinessDate) => {
    const days = daysBetween(due, paidOn)
    if (days > 0 && paidOn >= since) late.push(days)
  }
  const pay = (amountFen: number, on: BusinessDate): number => {
    let left = amountFen
    while (left > 0 && open.length > 0) {
      const first = open[0]!
      const part = Math.min(left, first.leftFen)
      first.leftFen -= part
      left -= part
      if (first.leftFen === 0) {
        note(first.due, on)
        open.shift()
      }
    }
    return left
  }
  for (const { date, amountFen } of [...movements].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : b.amountFen - a.amountFen,
  )) {
    if (amountFen < 0) creditFen += pay(-amountFen, date)
    else if (amountFen > 0) {
      const fromCredit = Math.min(creditFen, amountFen)
      creditFen -= fromCredit
      if (amountFen > fromCredit) open.push({ due: addDays(date, termDays), leftFen: amountFen - fromCredit })
    }
  }
  const overdue = open.filter((debt) => debt.due < today)
  for (const debt of overdue) note(debt.due, today)
  return {
    timesLate: late.length,
    worstDaysLate: late.reduce((worst, days) => Math.max(worst, days), 0),
    overdueFen: overdue.reduce<Fen>((sum, debt) => fen(sum + debt.leftFen), ZERO),
  }
}
