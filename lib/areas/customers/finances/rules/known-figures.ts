import { dividedBy, type Fen, sumFen } from '@/lib/core/money'
import { type FiscalKey, isFiscalYear } from '../../papers/rules/fiscal-period'

/** What A12 says of one month, in fen. */
export type RecordedMonth = { sales: Fen | null; stock: Fen | null }

/** What the customer stated of itself (A7), in fen. */
export type StatedFigures = { annualSales: Fen | null; assets: Fen | null }

/** A figure that may be the one of the statements, and where it comes from. */
export type KnownFigure = {
  field: 'sales' | 'stock' | 'totalAssets'
  amount: Fen
  from: 'year-records' | 'quarter-records' | 'stock-records' | 'own-sheet'
}

/**
 * What may be offered for a period: sums and averages of the monthly records only where not one month is missing; the
 * customer's own statement, which names no year, only for the last year that is over. They are other facts than those
 * of the audited statements, so the writer takes them or not. What we sold to the customer is never among them.
 */
export function knownFrom(
  period: FiscalKey,
  months: readonly RecordedMonth[],
  stated: StatedFigures,
  lastYear: FiscalKey,
): KnownFigure[] {
  const year = isFiscalYear(period)
  const whole = (amounts: (Fen | null)[]): Fen[] | null => {
    const told = amounts.filter((amount) => amount !== null)
    return told.length === (year ? 12 : 3) ? told : null
  }
  const sales = whole(months.map((month) => month.sales))
  const stock = whole(months.map((month) => month.stock))
  const known: KnownFigure[] = []
  if (sales)
    known.push({ field: 'sales', amount: sumFen(sales), from: year ? 'year-records' : 'quarter-records' })
  if (stock)
    known.push({ field: 'stock', amount: dividedBy(sumFen(stock), stock.length), from: 'stock-records' })
  if (period !== lastYear) return known
  if (stated.assets !== null) known.push({ field: 'totalAssets', amount: stated.assets, from: 'own-sheet' })
  if (stated.annualSales !== null)
    known.push({ field: 'sales', amount: stated.annualSales, from: 'own-sheet' })
  return known
}
