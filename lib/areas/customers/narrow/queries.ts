import { today } from '@/lib/core/clock'
import { monthOf } from '@/lib/core/dates'
import type { Permission } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { type Condition, conditionsOf } from '../columns/rules/conditions'
import { type ConditionOp, listColumn } from '../columns/rules/list-columns'
import { groupFilter } from '../groups/queries'
import type { CustomerFilters, CustomerSort } from '../list/schema'
import { reachArms } from '../policy'
import { typedName } from '../rules/search-columns'
import { type ResolvedFilters, type Scan, unitColumns } from '../scan/queries'
import { searchWaysOf } from '../search/rules/search-ways'

export type Wanted = { search: string; filters: CustomerFilters; sort: CustomerSort; descending: boolean }

const on = (id: string, op: ConditionOp, values: readonly (string | number)[] | undefined): Condition[] => {
  const column = listColumn(id)
  return column && values?.length ? [{ column, op, values }] : []
}
const bound = (id: string, op: ConditionOp, value: string | number | undefined) =>
  on(id, op, value === undefined ? undefined : [value])

/** The filters asked row by row. */
function conditionsIn(filters: CustomerFilters): Condition[] {
  return [
    ...on('state', 'in', filters.state),
    ...on('tier', 'in', filters.tier),
    ...on('grade', 'in', filters.grade),
    ...on('fileState', 'in', filters.fileState),
    ...on('abc', 'in', filters.abc),
    ...on('archive', 'in', filters.archive),
    ...on('channel', 'in', filters.channel),
    ...on('kind', 'in', filters.kind),
    ...bound('used', 'from', filters.usedFrom),
    ...bound('completeness', 'to', filters.fileBelow === undefined ? undefined : filters.fileBelow - 1),
    ...bound('rerate', 'to', filters.rerateDueBy),
    ...bound('contract', 'to', filters.contractUntil),
    ...bound('created', 'from', filters.createdFrom),
    ...bound('created', 'to', filters.createdTo),
    ...bound('lastOrder', 'idle', filters.noOrderSince),
    ...conditionsOf(filters.where ?? {}),
  ]
}

const LEVELS = { state: 'state', tier: 'tier', grade: 'creditGrade' } as const

/** Where the whole company stands by name, the first single level is walked along its own index. */
function withLevel(viewer: Viewer, scan: Scan): Scan {
  const free = reachArms(viewer, scan.permission) === 'all' && !scan.filters.units && !scan.filters.owner
  if (!free || scan.sort !== 'name' || scan.ways.length > 0) return scan
  const at = scan.conditions.findIndex(
    ({ column, op, values }) => op === 'in' && values.length === 1 && column.id in LEVELS,
  )
  const found = scan.conditions[at]
  if (!found) return scan
  const level = { column: LEVELS[found.column.id as keyof typeof LEVELS], value: found.values[0]! }
  return { ...scan, conditions: scan.conditions.toSpliced(at, 1), filters: { ...scan.filters, level } }
}

/** The walk a list, its count and its export share. The recycle bin shows only what one could have opened. */
export async function scanOf(
  viewer: Viewer,
  wanted: Wanted,
  permission: Permission = 'customers.read',
): Promise<Scan> {
  const typed = wanted.search ? typedName(wanted.search) : null
  const { owner, unowned, importId, deleted, unit, group } = wanted.filters
  const units = unit?.length ? await unitColumns(unit) : null
  const filters: ResolvedFilters = {
    owner,
    unowned,
    importId,
    deleted,
    ...(units && { units }),
    ...(group && (await groupFilter(viewer, group))),
  }
  return withLevel(viewer, {
    permission: deleted ? 'customers.create' : permission,
    filters,
    conditions: conditionsIn(wanted.filters),
    ways: typed ? searchWaysOf(typed) : [],
    sort: wanted.sort,
    descending: wanted.descending,
    month: monthOf(today()),
  })
}
