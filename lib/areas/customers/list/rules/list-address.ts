import { readWhere } from '@/lib/core/where-text'
import { conditionOf } from '../../columns/rules/conditions'
import { listColumn } from '../../columns/rules/list-columns'
import { type CustomerListInput, customerFilters, customerListInput, type CustomerFilters } from '../schema'

/** Names and values as they stand in an address. */
export type Address = Readonly<Record<string, string | undefined>>

const list = (text: string) => text.split(',').filter(Boolean)
const levels = (text: string) => list(text).map(Number)
const count = (text: string) => (/^\d{1,6}$/.test(text) ? Number(text) : text)
const flag = (text: string) => ['1', 'yes', 'true'].includes(text)
const plain = (text: string) => text

/** How each filter is written in the address. */
const FILTERS = {
  state: list,
  fileState: list,
  tier: levels,
  abc: list,
  grade: levels,
  archive: list,
  channel: list,
  kind: list,
  unit: list,
  owner: list,
  unowned: flag,
  usedFrom: count,
  fileBelow: count,
  rerateDueBy: plain,
  createdFrom: plain,
  createdTo: plain,
  noOrderSince: plain,
  contractUntil: plain,
  importId: plain,
  group: plain,
  deleted: flag,
  where: readWhere,
} as const satisfies Record<keyof CustomerFilters, (text: string) => unknown>

export const filterNames = Object.keys(FILTERS) as (keyof CustomerFilters)[]

function rawInput(address: Address): Record<string, unknown> {
  const filters = filterNames.flatMap((name) => {
    const text = address[name]
    return text ? [[name, FILTERS[name](text)]] : []
  })
  const sort = address['sort']
  return {
    search: address['q'],
    filters: Object.fromEntries(filters),
    ...(sort && { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') }),
    ...(address['size'] && { size: count(address['size']) }),
    ...(address['cols'] && { columns: list(address['cols']) }),
    after: address['after'] || undefined,
    before: address['before'] || undefined,
    from: address['from'] || undefined,
  }
}

/** Conditions and columns that exist: an old link may name others. */
function readablePart(raw: Record<string, unknown>): Record<string, unknown> {
  const { where, ...filters } = raw['filters'] as { where?: Record<string, string> }
  const known = Object.entries(where ?? {}).filter(([key, text]) => conditionOf(key, text))
  const columns = (raw['columns'] as string[] | undefined)?.filter((id) => listColumn(id))
  return {
    ...raw,
    filters: { ...filters, ...(known.length > 0 && { where: Object.fromEntries(known) }) },
    ...(columns && { columns }),
  }
}

/** The page an address asks for. What cannot be read is left out: an old link still shows a list. */
export function listOf(address: Address): CustomerListInput {
  const sent = Object.entries(address).filter(
    ([, text]) => !text?.includes('\0') && text?.isWellFormed() !== false,
  )
  const raw = readablePart(rawInput(Object.fromEntries(sent)))
  const whole = customerListInput.safeParse(raw)
  if (whole.success) return whole.data
  const filters = Object.entries(raw['filters'] as Record<string, unknown>).filter(
    ([name, value]) => customerFilters.safeParse({ [name]: value }).success,
  )
  const rest = Object.entries({ ...raw, filters: Object.fromEntries(filters) })
  return customerListInput.parse(
    Object.fromEntries(
      rest.filter(([name, value]) => customerListInput.safeParse({ [name]: value }).success),
    ),
  )
}

/** The same, refusing what cannot be read (for the interface to other systems). */
export function readList(address: Address) {
  return customerListInput.safeParse(rawInput(address))
}
