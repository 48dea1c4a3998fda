import { type Fen, fenFromYuan, percentOf, sumFen, ZERO } from '@/lib/core/money'

/** What the database says of every customer a list shows, whatever its columns. Amounts in yuan, days as text. */
export type CustomerLine = {
  id: string
  version: number
  name: string
  shortName: string | null
  fileNumber: string
  state: string
  fileState: string
  tier: number | null
  abc: string | null
  grade: number | null
  archive: string | null
  kind: string | null
  channel: string | null
  completeness: number
  phone: string | null
  taxNumber: string | null
  ownerId: string | null
  ownerName: string | null
  unitName: string
  rerateDueOn: string | null
  contractUntil: string | null
  lastOrderOn: string | null
  nextVisitOn: string | null
  createdOn: string
  deletedOn: string | null
  receivable: string | null
  inTransit: string | null
  line: string | null
  sales: string | null
}

const fenOrNull = (yuan: string | null): Fen | null => (yuan === null ? null : fenFromYuan(yuan))

/** Receivable and goods on the way, in fen; nothing where the customer has never had any. */
export function exposureOf({ receivable, inTransit }: Pick<CustomerLine, 'receivable' | 'inTransit'>): Fen {
  return receivable === null ? ZERO : sumFen([fenFromYuan(receivable), fenFromYuan(inTransit ?? '0')])
}

/** Per cent of the line that is used, as `percentOf` cuts it; null without a line, or with one of nothing. */
export function usedPercent(exposure: Fen, line: Fen | null): number | null {
  return line === null || line === 0 ? null : percentOf(exposure, line)
}

/** Values of columns every line has anyway, as the column shows them: amounts in fen. Others are asked for apart. */
export const lineValues: Readonly<Record<string, (line: CustomerLine) => string | number | null>> = {
  name: (line) => line.name,
  file: (line) => line.fileNumber,
  shortName: (line) => line.shortName,
  tier: (line) => line.tier,
  abc: (line) => line.abc,
  grade: (line) => line.grade,
  archive: (line) => line.archive,
  kind: (line) => line.kind,
  channel: (line) => line.channel,
  state: (line) => line.state,
  taxNumber: (line) => line.taxNumber,
  phone: (line) => line.phone,
  unit: (line) => line.unitName,
  owner: (line) => line.ownerName,
  exposure: exposureOf,
  receivable: (line) => fenOrNull(line.receivable),
  line: (line) => fenOrNull(line.line),
  used: (line) => usedPercent(exposureOf(line), fenOrNull(line.line)),
  sales: (line) => fenOrNull(line.sales),
  lastOrder: (line) => line.lastOrderOn,
  contract: (line) => line.contractUntil,
  nextVisit: (line) => line.nextVisitOn,
  fileState: (line) => line.fileState,
  completeness: (line) => line.completeness,
  rerate: (line) => line.rerateDueOn,
  created: (line) => line.createdOn,
}
