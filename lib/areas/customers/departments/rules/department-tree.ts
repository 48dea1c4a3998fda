import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

export type KnownDepartment = { id: string; name: string; parentId: string | null; ended: boolean }
export type DepartmentWish = {
  id: string | null
  name: string
  parentId: string | null
  headPostId: string | null
}

/**
 * May a department be called, placed and headed so: its name is no other's, it stands under a living one that is not
 * itself or below it, its head works here now (PPL-01).
 */
export function decideDepartment<W extends DepartmentWish>(
  wish: W,
  departments: readonly KnownDepartment[],
  workingHere: ReadonlySet<string>,
): Decision<W> {
  const living = departments.filter((one) => !one.ended)
  const reasons: Reason[] = []
  const fault = (code: string, field: string, values?: Reason['values']) =>
    reasons.push({ rule: 'PPL-01', code, field, ...(values && { values }) })
  if (living.some((one) => one.id !== wish.id && one.name === wish.name))
    fault('contacts.department-taken', 'name', { name: wish.name })
  if (wish.parentId !== null) {
    const parents = new Map(living.map((one) => [one.id, one.parentId]))
    const above: string[] = []
    for (
      let next: string | null | undefined = wish.parentId;
      next && !above.includes(next);
      next = parents.get(next)
    )
      above.push(next)
    if (!parents.has(wish.parentId)) fault('contacts.department-unknown', 'parentId')
    else if (wish.id !== null && above.includes(wish.id)) fault('contacts.department-circle', 'parentId')
  }
  if (wish.headPostId !== null && !workingHere.has(wish.headPostId))
    fault('contacts.head-elsewhere', 'headPostId')
  return allowUnless(reasons, wish)
}
