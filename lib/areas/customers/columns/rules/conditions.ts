import { parseMoney } from '@/lib/core/money'
import { type ConditionOp, type ListColumn, listColumn, opsOf } from './list-columns'

/** One condition of a list: amounts in fen, dates and months as text. */
export type Condition = { column: ListColumn; op: ConditionOp; values: readonly (string | number)[] }

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const LONGEST = 200

function valueOf({ kind }: ListColumn, text: string): string | number | null {
  if (kind === 'money') return parseMoney(text)
  if (kind === 'date') return DAY.test(text) ? text : null
  if (kind === 'month') return MONTH.test(text) ? text : null
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : null
}

/** Reads one condition (`capital.from`, `1000000`); null when it is none. */
export function conditionOf(key: string, text: string): Condition | null {
  const [id = '', op = ''] = key.split('.')
  const column = listColumn(id)
  if (!column || text === '' || text.length > 1000) return null
  const known = opsOf(column).find((one) => one === op)
  if (!known) return null
  if (known === 'none' || known === 'any') return { column, op: known, values: [] }
  if (known === 'has') return text.length > LONGEST ? null : { column, op: known, values: [text.trim()] }
  if (known === 'in') {
    const codes = text.split(',').filter(Boolean).slice(0, 50)
    const allowed = column.options?.codes
    const fit = allowed ? codes.filter((code) => allowed.includes(code)) : codes
    return fit.length > 0 ? { column, op: known, values: fit } : null
  }
  const value = valueOf(column, text)
  return value === null ? null : { column, op: known, values: [value] }
}

/** The conditions that can be read, of a map as the address keeps it. */
export function conditionsOf(where: Readonly<Record<string, string>>): Condition[] {
  return Object.entries(where).flatMap(([key, text]) => conditionOf(key, text) ?? [])
}
