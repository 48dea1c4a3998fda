import { sameFact } from '../../dossier/rules/fact-changes'
import type { FactChange } from '../../dossier/schema'
import { isFactKey } from '../../dossier/schema'
import type { MergeImage } from '../schema'

/** Facts a merge does not choose: drawn by the system, decided elsewhere, or put together from all records. */
const notChosen: ReadonlySet<string> = new Set([
  'fileNumber',
  'tier',
  'creditGrade',
  'abcClass',
  'formerNames',
  'openedOn',
])

/** May the value of this fact be chosen in a merge? */
export function isChoosable(fact: string): boolean {
  return isFactKey(fact) && !notChosen.has(fact)
}

type Dossiers = ReadonlyMap<string, { facts: Readonly<Record<string, unknown>> }>

/** What the choices change at the kept record: by fact, from what it has to what the chosen record has. */
export function chosenChanges(
  choices: Readonly<Record<string, string>>,
  keptId: string,
  dossiers: Dossiers,
): FactChange[] {
  const kept = dossiers.get(keptId)
  return Object.entries(choices).flatMap(([fact, recordId]) => {
    const chosen = dossiers.get(recordId)
    if (!kept || !chosen || recordId === keptId || !isFactKey(fact) || !isChoosable(fact)) return []
    const [from, to] = [kept.facts[fact] ?? null, chosen.facts[fact] ?? null]
    return sameFact(fact, from, to) ? [] : [{ fact, from, to }]
  })
}

type Columns = {
  formerNames: string[]
  lastOrderOn: string | null
  lastVisitOn: string | null
  nextVisitOn: string | null
}
type Named = Columns & { name: string }

const later = (days: (string | null)[]) =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? null
const earlier = (days: (string | null)[]) => days.filter((day) => day !== null).toSorted()[0] ?? null

/** The day agreed at the last visit of all; a day agreed at an earlier one no longer holds. */
function agreedLast(all: readonly Columns[]): string | null {
  const last = later(all.map((one) => one.lastVisitOn))
  return earlier(all.filter((one) => one.lastVisitOn === last).map((one) => one.nextVisitOn))
}

/** The columns the kept record takes from all: every name any of them ever had, the last order, and the last visit with what was agreed at it. */
export function columnsAfter(
  kept: Named,
  losers: readonly Named[],
  nameAfter: string,
): { after: Columns; changes: MergeImage['columns'] } {
  const all = [kept, ...losers]
  const names = [...kept.formerNames, kept.name, ...losers.flatMap((one) => [...one.formerNames, one.name])]
  const after: Columns = {
    formerNames: [...new Set(names)].filter((name) => name !== nameAfter),
    lastOrderOn: later(all.map((one) => one.lastOrderOn)),
    lastVisitOn: later(all.map((one) => one.lastVisitOn)),
    nextVisitOn: agreedLast(all),
  }
  const changes = Object.fromEntries(
    (Object.keys(after) as (keyof Columns)[]).map((column) => [
      column,
      { before: kept[column], after: after[column] },
    ]),
  ) as MergeImage['columns']
  return { after, changes }
}

/** The columns back to what they were, those changed since as they are; names what stayed. */
export function columnsBack(
  changes: MergeImage['columns'],
  now: Columns,
): { after: Columns; stayed: string[] } {
  const stayed: string[] = []
  const back = <K extends keyof Columns>(column: K): Columns[K] => {
    const { before, after } = changes[column] as { before: Columns[K]; after: Columns[K] }
    const unchanged = JSON.stringify(now[column]) === JSON.stringify(after)
    if (!unchanged && JSON.stringify(before) !== JSON.stringify(after)) stayed.push(column)
    return unchanged ? before : now[column]
  }
  return {
    after: {
      formerNames: back('formerNames'),
      lastOrderOn: back('lastOrderOn'),
      lastVisitOn: back('lastVisitOn'),
      nextVisitOn: back('nextVisitOn'),
    },
    stayed,
  }
}

/** The facts a merge chose, back to what they were; those somebody changed since stay. */
export function factsBack(
  chosen: MergeImage['facts'],
  facts: Readonly<Record<string, unknown>>,
): { changes: FactChange[]; stayed: string[] } {
  const changes: FactChange[] = []
  const stayed: string[] = []
  for (const { fact, before, after } of chosen) {
    if (!isFactKey(fact)) continue
    if (sameFact(fact, facts[fact] ?? null, after)) changes.push({ fact, from: after, to: before })
    else stayed.push(fact)
  }
  return { changes, stayed }
}
