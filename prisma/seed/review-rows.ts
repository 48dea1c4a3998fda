import { customerSettings } from '@/lib/areas/customers/contributes'
import {
  earlierPeriod,
  opensOn,
  periodBefore,
  type ReviewPeriod,
} from '@/lib/areas/customers/reviews/rules/review-period'
import { trendOf } from '@/lib/areas/customers/reviews/rules/trend'
import { addDays, type BusinessDate, startOf } from '@/lib/core/dates'
import { fenOf } from '@/lib/core/db'
import { type Fen, fen } from '@/lib/core/money'
import { defaultsOf } from '@/lib/core/setting-definition'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { idAt } from './random'
import { type Timeline } from './timeline'

const settings = defaultsOf(customerSettings)
const MONTHS = settings['customers.review-months']
const DAYS = settings['customers.review-days']

/** The day until which the running reviews of the demonstration are to be done. */
export function reviewDueOn(time: Timeline): BusinessDate {
  return addDays(opensOn(periodBefore(time.today, MONTHS)), DAYS - 1)
}

function salesOf(rows: Rows): (customerId: string, period: ReviewPeriod) => Fen {
  const byCustomer = new Map<unknown, { month: string; fen: Fen }[]>()
  for (const { customerId, month, amount } of rows) {
    const list = byCustomer.get(customerId) ?? []
    byCustomer.set(customerId, list)
    list.push({ month: String(month), fen: fenOf(String(amount)) })
  }
  return (customerId, { from, to }) =>
    fen(
      (byCustomer.get(customerId) ?? [])
        .filter(({ month }) => month >= from && month <= to)
        .reduce((sum, one) => sum + one.fen, 0),
    )
}

/** The running review of every kept file: those in review are open, the others were done in its first days (R-A03). */
export function reviewRows(
  customers: readonly DemoCustomer[],
  customerRows: Rows,
  monthlySales: Rows,
  time: Timeline,
  zone: string,
): Rows {
  const period = periodBefore(time.today, MONTHS)
  const earlier = earlierPeriod(period)
  const opened = opensOn(period)
  const sales = salesOf(monthlySales)
  const states = new Map(customerRows.map((row) => [row['id'], row]))
  return customers.flatMap((c) => {
    const row = states.get(c.id)
    const kept = row?.['state'] === 'selected' && ['valid', 'in-review'].includes(String(row['fileState']))
    if (!row || !kept || c.createdAt >= startOf(opened, zone)) return []
    const chance = chanceFor(c.source.id, 'review')
    const [before, now] = [sales(c.id, earlier), sales(c.id, period)]
    const done = row['fileState'] === 'valid'
    const closedAt = time.moment(time.dayOf(opened) + chance.between(0, DAYS - 2), chance.between(540, 1050))
    return [
      {
        id: idAt(startOf(opened, zone), chance),
        customerId: c.id,
        regionId: row['regionId']!,
        branchId: row['branchId']!,
        marketOfficeId: row['marketOfficeId']!,
        ownerId: c.ownerId,
        periodFrom: period.from,
        periodTo: period.to,
        openedOn: opened,
        dueOn: reviewDueOn(time),
        state: done ? 'done' : 'open',
        salesBefore: (before / 100).toFixed(2),
        salesNow: (now / 100).toFixed(2),
        trend: trendOf(before, now, settings['customers.marked-change']),
        classBefore: row['archiveClass']!,
        classAfter: done ? row['archiveClass']! : null,
        closedAt: done && closedAt <= time.now ? closedAt : null,
      },
    ]
  })
}
