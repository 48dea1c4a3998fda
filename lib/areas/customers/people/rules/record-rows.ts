import { isEmpty, type Row } from '@/lib/core/forms/values'
import { shownPersonFact } from './person-changes'
import { personFactKeys, type PersonFactValues } from './person-facts'
import type { StoredPerson } from './person-row'
import { ageOn, type RecordKind } from './record-tables'

type Department = {
  id: string
  name: string
  function: string | null
  headPostId: string | null
  endsOn: string | null
}

const nameOf = (value: unknown) => (value as { label?: string } | null | undefined)?.label ?? null

/** The facts of a person as a line of a paper: personal data masked unless the paper keeps them (`open`). */
function lineOf(postId: string, facts: PersonFactValues, today: string, open: boolean): Row {
  const shown = personFactKeys.map((fact): [string, unknown] => [
    fact,
    fact === 'department'
      ? nameOf(facts.department)
      : open && fact !== 'phone'
        ? (facts[fact] ?? null)
        : shownPersonFact(fact, facts[fact], facts),
  ])
  const age = ageOn(facts.birth, today)
  return {
    id: postId,
    ...Object.fromEntries(shown),
    age: age === null || open ? age : { masked: true, shown: '**' },
  }
}

/**
 * The people and departments of a customer as lines of papers, by kind of table. `open` keeps personal data for the signed
 * copy, which is masked when it is read; a number that is marked stays masked even there.
 */
export function recordRows(
  people: readonly StoredPerson[],
  departments: readonly Department[],
  today: string,
  open = false,
): Record<RecordKind, Row[]> {
  const here = people.filter(({ endsOn }) => endsOn === null)
  const lines = here.map(({ postId, facts }) => lineOf(postId, facts, today, open))
  const names = new Map(people.map(({ postId, facts }) => [postId, String(facts.name)]))
  return {
    contacts: lines,
    deciders: lines.filter((line) => !isEmpty(line['buyingRole'])),
    departments: departments
      .filter(({ endsOn }) => endsOn === null)
      .map(({ id, name, function: does, headPostId }) => ({
        id,
        name,
        function: does,
        head: headPostId === null ? null : (names.get(headPostId) ?? null),
      })),
  }
}
