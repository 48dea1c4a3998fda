import { auditRows } from './audit-rows'
import { organisationRows } from './cast'
import { changeRows, factChangeRows } from './change-rows'
import { type Rows } from './copy'
import { contactRows } from './contact-rows'
import { creditRows, loneId } from './credit-rows'
import { customerRows } from './customer-rows'
import { buildCustomers, type DemoCustomer } from './customers'
import { financialRows } from './financial-rows'
import { keepingRows } from './keeping-rows'
import { demoUnits } from './people'
import { noteRows } from './note-rows'
import { withProfiles } from './key-profiles'
import { politics } from './politics'
import { ratingRows } from './rating-rows'
import { demoBands } from './ratings'
import { productRows } from './products'
import { demonstrationHistory } from './trade-history'
import { fileTrade, headId, tradeRows } from './trade-rows'
import { sheetRows } from './sheet-rows'
import { reviewRows } from './review-rows'
import { timelineEndingAt, type Timeline } from './timeline'

/** Rows of every table but the reference data, in an order in which they may be inserted. */
export type Demonstration = {
  time: Timeline
  customers: DemoCustomer[]
  tables: readonly (readonly [string, Rows])[]
}

/** Places left in each branch beyond those selected; none in Guangzhou, whose area is full (R-S01). */
const FREE_PLACES: Record<string, number> = { SZ: 12, HZ: 35, GZ: 0, XM: 20 }

function quotasOf(customers: readonly DemoCustomer[]): Map<string, number> {
  const branches = demoUnits.filter((u) => u.kind === 'branch').map((u) => u.code)
  return new Map(
    branches.map((code) => [
      code,
      customers.filter((c) => c.branch === code && c.fate.state === 'selected').length + FREE_PLACES[code]!,
    ]),
  )
}

function counterRows(counters: ReadonlyMap<string, number>, customers: readonly DemoCustomer[]): Rows {
  const rows = [...counters].map(([key, last]) => {
    const [series, period] = key.split(' ') as [string, string]
    return { series, period, last }
  })
  const files = new Map<string, number>()
  for (const c of customers)
    files.set(`${c.region}-${c.branch}`, (files.get(`${c.region}-${c.branch}`) ?? 0) + 1)
  return [...rows, ...[...files].map(([series, last]) => ({ series, period: '', last }))]
}

/**
 * The whole demonstration as rows, from the shipped history and nothing else: the same moment gives the same rows.
 * The year ends on the day of `now` in `zone`.
 */
export function buildDemonstration(now: Date, zone: string, passwordHash: string): Demonstration {
  const time = timelineEndingAt(now, zone)
  const customers = buildCustomers(demonstrationHistory(), time)
  const quotas = quotasOf(customers)
  const books = fileTrade(customers, time)
  const { counters } = books
  const organisation = organisationRows(time, passwordHash, quotas)
  const ratings = ratingRows(customers, time, counters)
  const credit = creditRows(customers, time, counters)
  const changes = changeRows(customers, quotas, time, counters)
  const setAt = time.moment(-20, 600)
  const settings = [
    {
      id: loneId(setAt, 'setting:grading.bands'),
      key: 'grading.bands',
      value: demoBands,
      effectiveFrom: time.date(-20),
      setById: headId('administrator'),
      setAt,
      reason: '演示数据按原批发商的规模，月销售额分档调低',
    },
  ]
  const finances = financialRows(customers, time)
  const trade = tradeRows(customers, books, time)
  const dossiers = customerRows(customers, time)
  const tables = {
    ...organisation,
    SettingValue: settings,
    ...productRows(time),
    ...dossiers,
    ...trade,
    Approval: [...ratings.Approval, ...changes.Approval, ...finances.Approval],
    ApprovalStep: [...ratings.ApprovalStep, ...changes.ApprovalStep, ...finances.ApprovalStep],
    FormEntry: finances.FormEntry,
    Draft: finances.Draft,
    ...withProfiles(politics(contactRows(customers, time), customers, time), customers),
    CreditRating: ratings.CreditRating,
    ...credit,
    CustomerChange: changes.CustomerChange,
    FactChange: factChangeRows(customers, time),
    ...sheetRows(customers, time),
    ...keepingRows(customers, trade.MonthlySales, time),
    FileReview: reviewRows(customers, dossiers.Customer, trade.MonthlySales, time, zone),
    Note: noteRows(customers, time),
    AuditEvent: auditRows(books, trade.ShippingOrder, ratings.CreditRating, customers, time),
    DocumentCounter: counterRows(counters, customers),
  }
  return { time, customers, tables: Object.entries(tables) }
}
