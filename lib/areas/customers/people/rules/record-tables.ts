import type { BusinessDate } from '@/lib/core/dates'
import type { Reason } from '@/lib/core/decision'
import { isEmpty, isMasked, type Row } from '@/lib/core/forms/values'
import { samePersonFact, type PersonChange } from './person-changes'
import { isPersonFact } from './person-facts'

/** Tables of papers whose lines are the people and departments of a customer. */
export const recordKinds = ['contacts', 'deciders', 'departments'] as const
export type RecordKind = (typeof recordKinds)[number]

/** A table as a paper sends it: the lines the writer saw, and the lines as they shall be. */
export type SentTable = {
  field: string
  kind: RecordKind
  columns: readonly string[]
  from: readonly Row[]
  to: readonly Row[]
}

export type Known = { postId: string; name: string; ended: boolean }

/** Where a fault of the plan stands: `people.2.name`. */
type Place = string
export type NewPerson = { name: string; changes: PersonChange[]; at: Place }
export type PersonPlan = { postId: string; changes: PersonChange[]; at: Place }
export type EndPlan = { postId: string; endsOn: string; leftFor: string | null }
export type TablePlan = { added: NewPerson[]; changed: PersonPlan[]; ending: EndPlan[]; faults: Reason[] }

const idOf = (row: Row) => (typeof row['id'] === 'string' ? row['id'] : null)
const nameOf = (row: Row) => (typeof row['name'] === 'string' ? row['name'].trim() : '')

/** What a line changes, column by column; masked cells are left alone. */
function changesIn(columns: readonly string[], before: Row | null, row: Row): PersonChange[] {
  return columns.flatMap((fact): PersonChange[] => {
    if (!isPersonFact(fact) || isMasked(row[fact]) || isMasked(before?.[fact])) return []
    const [from, to] = [before?.[fact] ?? null, isEmpty(row[fact]) ? null : row[fact]]
    return samePersonFact(fact, from, to) ? [] : [{ fact, from, to }]
  })
}

/**
 * What the tables of people on a paper ask for. A line with an id is that person, a line without is somebody of that name
 * who is there, or new; the same name in two tables is one person. Who is taken off a list of everybody must be said to
 * end; who is taken off the deciders only loses his role. Nobody is deleted (PPL-02).
 */
export function planTables(tables: readonly SentTable[], known: readonly Known[]): TablePlan {
  const plan: TablePlan = { added: [], changed: [], ending: [], faults: [] }
  const living = known.filter((one) => !one.ended)
  const add = (postId: string, changes: PersonChange[], at: Place) => {
    if (changes.length === 0) return
    const mine = plan.changed.find((one) => one.postId === postId)
    if (mine) mine.changes.push(...missing(mine.changes, changes, at, plan.faults))
    else plan.changed.push({ postId, changes: [...changes], at })
  }
  for (const { field, kind, columns, from, to } of tables) {
    if (kind === 'departments') continue
    for (const [line, row] of to.entries()) {
      const at = `${field}.${line}`
      const id = idOf(row)
      const ending = row['ending'] as { endsOn: BusinessDate; leftFor: string | null } | null | undefined
      if (id !== null && ending) {
        plan.ending.push({ postId: id, ...ending })
        continue
      }
      const before = id === null ? null : (from.find((one) => idOf(one) === id) ?? null)
      const changes = changesIn(columns, before, row)
      if (id !== null) {
        if (known.some((one) => one.postId === id)) add(id, changes, at)
        else plan.faults.push({ rule: 'PPL-02', code: 'contacts.line-unknown', field: `${at}.name` })
        continue
      }
      if (nameOf(row) === '') {
        if (changes.length > 0)
          plan.faults.push({ rule: 'R-B02', code: 'contacts.name-required', field: `${at}.name` })
        continue
      }
      addByName(plan, living, nameOf(row), changes, at, add)
    }
    for (const before of from) {
      const id = idOf(before)
      if (id === null || to.some((row) => idOf(row) === id)) continue
      if (kind === 'deciders')
        add(id, [{ fact: 'buyingRole', from: before['buyingRole'] ?? null, to: null }], field)
      else
        plan.faults.push({
          rule: 'PPL-02',
          code: 'contacts.taken-off',
          values: { name: nameOf(before) },
          field,
        })
    }
  }
  return plan
}

function addByName(
  plan: TablePlan,
  living: readonly Known[],
  name: string,
  changes: PersonChange[],
  at: Place,
  add: (postId: string, changes: PersonChange[], at: Place) => void,
) {
  const there = living.filter((one) => one.name === name)
  const filled = changes.filter(({ to }) => to !== null)
  if (there.length === 1)
    return add(
      there[0]!.postId,
      filled.filter(({ fact }) => fact !== 'name'),
      at,
    )
  if (there.length > 1) {
    plan.faults.push({ rule: 'PPL-02', code: 'contacts.name-twice', values: { name }, field: `${at}.name` })
    return
  }
  const mine = plan.added.find((one) => one.name === name)
  if (mine) mine.changes.push(...missing(mine.changes, filled, at, plan.faults))
  else plan.added.push({ name, changes: filled, at })
}

/** Changes not yet planned; the same fact filled differently in two tables of one paper is a fault. */
function missing(
  planned: readonly PersonChange[],
  changes: readonly PersonChange[],
  at: Place,
  faults: Reason[],
) {
  return changes.filter(({ fact, to }) => {
    const before = planned.find((one) => one.fact === fact)
    if (before && !samePersonFact(fact, before.to, to))
      faults.push({ rule: 'PPL-02', code: 'contacts.filled-twice', field: `${at}.${fact}` })
    return before === undefined
  })
}

/** Whole years on a day. */
export function ageOn(birth: unknown, on: string): number | null {
  if (typeof birth !== 'string') return null
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

export type DepartmentLine = {
  id: string | null
  name: string
  function: string | null
  head: string | null
  at: Place
}

/** The departments a paper asks for: lines that differ from what the writer saw, and those taken off, which close. */
export function planDepartments(table: SentTable): { lines: DepartmentLine[]; closing: string[] } {
  const lines = table.to.flatMap((row, line): DepartmentLine[] => {
    const before = table.from.find((one) => idOf(one) !== null && idOf(one) === idOf(row))
    const text = (key: string) => (isEmpty(row[key]) ? null : String(row[key]).trim())
    const same =
      before && ['name', 'function', 'head'].every((key) => (before[key] ?? null) === (row[key] ?? null))
    const name = text('name')
    return same || name === null
      ? []
      : [
          {
            id: idOf(row),
            name,
            function: text('function'),
            head: text('head'),
            at: `${table.field}.${line}`,
          },
        ]
  })
  const closing = table.from.flatMap((row) => {
    const id = idOf(row)
    return id !== null && !table.to.some((one) => idOf(one) === id) ? [id] : []
  })
  return { lines, closing }
}
