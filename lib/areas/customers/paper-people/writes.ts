import type { AuditEntry } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import { schemaOfField } from '@/lib/core/forms/schema-faces'
import { isEmpty } from '@/lib/core/forms/values'
import { ConflictError, InvalidError, type Moment } from '@/lib/core/mutation'
import type { FieldErrors } from '@/lib/core/outcome'
import type { PersonTrace } from '../contact-history/writes'
import { closeDepartment, storeDepartment } from '../departments/writes'
import { decideDepartment } from '../departments/rules/department-tree'
import type { CustomerPeople } from '../people/queries'
import { decideEnd } from '../people/rules/leaving'
import { type PeopleDeed, peopleEvents } from '../people/rules/people-events'
import { decidePersonChanges, type PersonChange } from '../people/rules/person-changes'
import { personFacts } from '../people/rules/person-facts'
import { planDepartments, planTables, type SentTable, type TablePlan } from '../people/rules/record-tables'
import { addPerson, changePerson, endPost } from '../people/writes'

function invalid(reasons: readonly Reason[]): never {
  const errors: FieldErrors = {}
  for (const { code, field, values } of reasons)
    errors[field ?? '_'] = [
      ...(errors[field ?? '_'] ?? []),
      { code: `forms.checks.${code}`, ...(values && { values }) },
    ]
  throw new InvalidError(errors)
}

/** Each new value read by the kind of its fact; a fault stands at its cell. */
function readValues(changes: readonly PersonChange[], at: string): void {
  for (const { fact, to } of changes) {
    if (to === null) continue
    const read = schemaOfField(personFacts[fact]).safeParse(to)
    if (!read.success)
      throw new InvalidError({
        [`${at}.${fact}`]: [{ code: `forms.checks.${read.error.issues[0]!.message}` }],
      })
  }
}

/** What was changed meanwhile by somebody else stands at its cell. */
async function atCell<T>(at: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConflictError)
      throw new ConflictError(
        error.conflicts.map((conflict) => ({ ...conflict, field: `${at}.${conflict.field}` })),
        error.version,
      )
    if (error instanceof InvalidError)
      throw new InvalidError(
        Object.fromEntries(
          Object.entries(error.errors).map(([field, list]) => [
            `${at}.${field}`,
            list.map(({ code, values }) => ({ code: `forms.checks.${code}`, ...(values && { values }) })),
          ]),
        ),
      )
    throw error
  }
}

/**
 * Brings the people and departments of a locked customer to what the tables of a paper say: added, changed, ended, never
 * deleted. Throws at the cell what is wrong or was changed meanwhile; then nothing is saved. Returns what happened.
 */
export async function applyTables(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  tables: readonly SentTable[],
  rights: { personal: boolean },
  trace: PersonTrace,
): Promise<AuditEntry[]> {
  const known = people.people.map(({ postId, facts, endsOn }) => ({
    postId,
    name: String(facts.name),
    ended: endsOn !== null,
  }))
  const plan = planTables(tables, known)
  if (plan.faults.length > 0) invalid(plan.faults)
  const deeds = await applyPlan(tx, at, people, plan, rights, trace)
  const departments: AuditEntry[] = []
  for (const table of tables)
    if (table.kind === 'departments')
      departments.push(...(await applyDepartments(tx, at, people, table, trace)))
  return [...peopleEvents(people, deeds), ...departments]
}

async function applyPlan(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  plan: TablePlan,
  rights: { personal: boolean },
  trace: PersonTrace,
): Promise<(PeopleDeed | null)[]> {
  const deeds: (PeopleDeed | null)[] = []
  for (const { postId, changes, at: place } of plan.changed) {
    const person = people.people.find((one) => one.postId === postId)!
    readValues(changes, place)
    const fit = decidePersonChanges(changes, person.facts, { ...rights, today: at.today })
    if (!fit.allowed) invalid(fit.reasons.map((reason) => ({ ...reason, field: `${place}.${reason.field}` })))
    deeds.push(await atCell(place, () => changePerson(tx, at, people, person, changes, trace)))
  }
  for (const { changes, at: place } of plan.added) {
    readValues(changes, place)
    const fit = decidePersonChanges(changes, {}, { ...rights, today: at.today })
    if (!fit.allowed) invalid(fit.reasons.map((reason) => ({ ...reason, field: `${place}.${reason.field}` })))
    const made = await atCell(place, () =>
      addPerson(tx, at, people, { contact: null, facts: changes }, trace),
    )
    deeds.push(made.deed)
  }
  for (const { postId, endsOn, leftFor } of plan.ending) {
    const person = people.people.find((one) => one.postId === postId)
    if (!person || person.endsOn !== null) continue
    const post = {
      name: String(person.facts.name),
      startsOn: (person.facts.startsOn ?? null) as string | null,
      endsOn: null,
    }
    const fit = decideEnd(post, { endsOn, leftFor }, at.today)
    if (!fit.allowed) invalid(fit.reasons.map(({ field: _, ...reason }) => reason))
    deeds.push(await endPost(tx, at, people, person, { endsOn, leftFor }, trace))
  }
  return deeds
}

async function applyDepartments(
  tx: SqlTx,
  at: Moment,
  people: CustomerPeople,
  table: SentTable,
  trace: PersonTrace,
): Promise<AuditEntry[]> {
  const { lines, closing } = planDepartments(table)
  const events: AuditEntry[] = []
  const event = (kind: string, department: string) =>
    events.push({
      ...peopleEvents(people, [{ kind: 'changed', person: '', changes: [] }])[0]!,
      kind,
      values: { name: people.name, department },
    })
  for (const { id, name, function: does, head, at: place } of lines) {
    const stored =
      people.departments.find(
        (one) => one.endsOn === null && (id === null ? one.name === name : one.id === id),
      ) ?? null
    const heads = people.people.filter((one) => one.endsOn === null && String(one.facts.name) === head)
    if (!isEmpty(head) && heads.length !== 1)
      invalid([
        { rule: 'PPL-01', code: 'contacts.head-unknown', values: { name: head! }, field: `${place}.head` },
      ])
    const wish = {
      id: stored?.id ?? null,
      name,
      function: does,
      parentId: stored?.parentId ?? null,
      headPostId: heads[0]?.postId ?? null,
    }
    const here = people.people.flatMap((one) => (one.endsOn === null ? [one.postId] : []))
    const known = people.departments.map(({ endsOn, ...one }) => ({ ...one, ended: endsOn !== null }))
    const fit = decideDepartment(wish, known, new Set(here))
    if (!fit.allowed) invalid(fit.reasons.map((reason) => ({ ...reason, field: `${place}.name` })))
    const { opened, changed } = await storeDepartment(tx, at, people, stored, wish, trace)
    if (opened || changed) event(opened ? 'departments.opened' : 'departments.changed', name)
  }
  for (const id of closing) {
    const stored = people.departments.find((one) => one.id === id && one.endsOn === null)
    if (!stored) continue
    await closeDepartment(tx, at, people, stored, trace)
    event('departments.closed', stored.name)
  }
  return events
}
