import { refuse } from '@/lib/core/decision'
import { allow } from '@/lib/core/decision'
import { ConflictError, defineSqlMutation } from '@/lib/core/mutation'
import type { Conflict } from '@/lib/core/outcome'
import { mayEditPeople } from '../people/policy'
import type { CustomerPeople, StoredDepartment } from '../people/queries'
import { lockPeople } from '../people/writes'
import { placedOf } from '../policy'
import { decideDepartment, type DepartmentWish } from './rules/department-tree'
import { endDepartmentInput, saveDepartmentInput } from './schema'
import { closeDepartment, storeDepartment } from './writes'

const FIELDS = ['name', 'function', 'parentId', 'headPostId'] as const

/** A stale edit shows each field that differs; base is not known, so what is stored stands for it. */
function conflictsOf(
  stored: StoredDepartment,
  wish: DepartmentWish & { function: string | null },
): Conflict[] {
  return FIELDS.filter((field) => (stored[field] ?? null) !== (wish[field] ?? null)).map((field) => ({
    field,
    base: null,
    theirs: stored[field],
    mine: wish[field],
  }))
}

function event(kind: string, people: CustomerPeople, values: Record<string, unknown>) {
  return {
    kind,
    subjectType: 'customer',
    subjectId: people.id,
    customerId: people.id,
    unitId: placedOf(people).unitId,
    values: { name: people.name, ...values },
  }
}

/** Opens or changes a department of a customer: name, what it does with our goods, place, head (A4). */
export const saveDepartment = defineSqlMutation({
  name: 'departments.save',
  input: saveDepartmentInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const people = await lockPeople(tx, input.customerId)
    const stored = people?.departments.find((one) => one.id === input.departmentId && one.endsOn === null)
    return people && (stored || input.departmentId === null) ? { people, stored: stored ?? null } : null
  },
  authorize: (viewer, { people }) => mayEditPeople(viewer, people),
  decide: (input, { people }) => {
    const { departmentId: id, name, parentId, headPostId } = input
    const known = people.departments.map(({ endsOn, ...one }) => ({ ...one, ended: endsOn !== null }))
    const here = people.people.flatMap(({ postId, endsOn }) => (endsOn === null ? [postId] : []))
    return decideDepartment(
      { id, name, parentId, headPostId, function: input.function },
      known,
      new Set(here),
    )
  },
  save: async (tx, wish, input, { people, stored }, at, viewer) => {
    if (stored && input.version !== stored.version) {
      const conflicts = conflictsOf(stored, wish)
      if (conflicts.length > 0) throw new ConflictError(conflicts, stored.version)
    }
    return storeDepartment(tx, at, people, stored, wish, { source: 'form', personId: viewer.personId })
  },
  audit: (_, { people }, wish, { changed, opened }) => {
    if (opened) return event('departments.opened', people, { department: wish.name })
    return changed ? event('departments.changed', people, { department: wish.name }) : []
  },
})

/** Closes a department; its people stay, without one. */
export const endDepartment = defineSqlMutation({
  name: 'departments.end',
  input: endDepartmentInput,
  usesSettings: false,
  load: async (tx, _, input) => {
    const people = await lockPeople(tx, input.customerId)
    const stored = people?.departments.find((one) => one.id === input.departmentId && one.endsOn === null)
    return people && stored ? { people, stored } : null
  },
  authorize: (viewer, { people }) => mayEditPeople(viewer, people),
  decide: (_, { people, stored }) => {
    const below = people.departments.filter((one) => one.parentId === stored.id && one.endsOn === null)
    if (below.length === 0) return allow(null)
    const values = { name: stored.name, below: below[0]!.name }
    return refuse({ rule: 'PPL-01', code: 'contacts.department-has-below', values })
  },
  save: async (tx, _, __, { people, stored }, at, viewer) => {
    await closeDepartment(tx, at, people, stored, { source: 'form', personId: viewer.personId })
    return { departmentId: stored.id }
  },
  audit: (_, { people, stored }) => event('departments.closed', people, { department: stored.name }),
})
