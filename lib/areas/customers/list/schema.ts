import { z } from 'zod'
import { PAGE_SIZES } from '@/lib/core/paging'
import { dayInput } from '@/lib/core/day-input'
import { conditionOf } from '../columns/rules/conditions'
import { listColumn } from '../columns/rules/list-columns'
import {
  abcClasses,
  archiveClasses,
  channelNatures,
  customerKinds,
  customerStates,
  fileStates,
} from '../rules/customer-kinds'

const ids = z.array(z.uuid()).max(50)
const level = z.int().min(1).max(5)
const day = dayInput

/** What a list of customers may be narrowed by. All given filters hold together. */
export const customerFilters = z.strictObject({
  state: z.array(z.enum(customerStates)).max(7).optional(),
  fileState: z.array(z.enum(fileStates)).max(5).optional(),
  tier: z.array(level).max(5).optional(),
  abc: z.array(z.enum(abcClasses)).max(4).optional(),
  grade: z.array(level).max(5).optional(),
  archive: z.array(z.enum(archiveClasses)).max(3).optional(),
  channel: z.array(z.enum(channelNatures)).max(2).optional(),
  kind: z.array(z.enum(customerKinds)).max(4).optional(),
  /** Units of any kind; a customer of a unit below counts. */
  unit: ids.optional(),
  owner: ids.optional(),
  /** Nobody answers for it. */
  unowned: z.literal(true).optional(),
  /** Used part of the month's line, per cent, at least. */
  usedFrom: z.int().min(0).max(1000).optional(),
  /** Completeness of the file, per cent, below. */
  fileBelow: z.int().min(1).max(100).optional(),
  rerateDueBy: day.optional(),
  createdFrom: day.optional(),
  createdTo: day.optional(),
  /** No shipping since that day, or never. */
  noOrderSince: day.optional(),
  contractUntil: day.optional(),
  importId: z.uuid().optional(),
  /** Any firm of a group: its group, as far as the viewer sees it. */
  group: z.uuid().optional(),
  /** The recycle bin instead of the living. */
  deleted: z.literal(true).optional(),
  /** Conditions on any column: `capital.from` → `1000000`. */
  where: z
    .record(z.string().max(60), z.string().max(1000))
    .refine((where) => Object.keys(where).length <= 20, 'too-many')
    .refine((where) => Object.entries(where).every(([key, text]) => conditionOf(key, text)), 'unreadable')
    .optional(),
})
export type CustomerFilters = z.output<typeof customerFilters>

/** A column the list can be sorted by. */
export type CustomerSort = string
const sortable = z
  .string()
  .max(60)
  .refine((id) => listColumn(id)?.sort !== undefined, 'unknown-sort')
const columnName = z
  .string()
  .max(60)
  .refine((id) => listColumn(id) !== undefined, 'unknown-column')

/** Everything one page of the list depends on. */
export const customerListInput = z.strictObject({
  search: z.string().trim().max(100).default(''),
  filters: customerFilters.default({}),
  sort: sortable.default('name'),
  descending: z.boolean().default(false),
  size: z.union(PAGE_SIZES.map((size) => z.literal(size))).default(50),
  /** Cursor of the row after which (or before which) the page lies. */
  after: z.string().max(500).optional(),
  before: z.string().max(500).optional(),
  /** Columns whose values each row brings along; the usual ones when none are named. */
  columns: z.array(columnName).max(200).default([]),
  /** First letter of the pinyin to jump to. */
  from: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
})
export type CustomerListInput = z.output<typeof customerListInput>
/** What a list is narrowed to, whatever the page. */
export type CustomerMatch = z.output<typeof customerMatch>

export const customerMatch = customerListInput.pick({ search: true, filters: true })

/** Customers chosen in a list: these, or all that match. */
export const chosenCustomers = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.strictObject({ match: customerMatch }),
])
export type ChosenCustomers = z.output<typeof chosenCustomers>

/** A saved view keeps the address: names and values as they stand there. */
export const saveViewInput = z.strictObject({
  list: z.enum(['customers']),
  name: z.string().trim().min(1, 'required').max(40),
  shared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
  state: z
    .record(z.string().max(30), z.string().max(4000))
    .refine((state) => Object.keys(state).length <= 30),
})
/** A change of a view one made: its name, whether it is a tab, whether it comes first, or what it shows. */
export const changeViewInput = z.strictObject({
  id: z.uuid(),
  version: z.int().positive(),
  name: z.string().trim().min(1, 'required').max(40).optional(),
  pinned: z.boolean().optional(),
  isDefault: z.boolean().optional(),
  state: saveViewInput.shape.state.optional(),
})
/** Views one made, in the order they shall stand in. */
export const orderViewsInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(60) })
export const deleteViewInput = z.strictObject({ id: z.uuid() })
