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
    after: address['after'] || undefined,
    before: address['before'] || undefined,
    from: address['from'] || undefined,
  }
}

/** The page an address asks for. What cannot be read is left out: an old link still shows a list. */
export function listOf(address: Address): CustomerListInput {
  const raw = rawInput(address)
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
