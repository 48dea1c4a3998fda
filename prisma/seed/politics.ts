import { behaviourLevels, type BehaviourLevel } from '@/lib/areas/customers/power/rules/standing'
import type { BusinessDate } from '@/lib/core/dates'
import { type Cell, type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { politicalRows, STORY_CUSTOMER } from './political-rows'
import { type Chance, chanceOf, idAt } from './random'
import { type Timeline } from './timeline'

type Row = Readonly<Record<string, Cell>>
type Tables = Readonly<Record<string, Rows>>

/** A cell of text, as text. */
const text = (value: Cell | undefined) => (typeof value === 'string' ? value : '')

/** How many behaviours of each level were seen of somebody who stands so; now and then too few for it. */
function countsOf(alliance: string, chance: Chance): Record<BehaviourLevel, number> {
  const some = (least: number, most: number) => chance.between(least, most)
  switch (alliance) {
    case 'neutral':
      return { neutral: some(0, 3), supporter: some(0, 1), mentor: 0 }
    case 'supporter':
      return { neutral: some(1, 4), supporter: chance.happens(0.2) ? 2 : some(3, 4), mentor: some(0, 1) }
    case 'mentor':
      return { neutral: some(2, 5), supporter: some(3, 5), mentor: chance.happens(0.3) ? 2 : some(3, 4) }
    default:
      return { neutral: chance.happens(0.3) ? 1 : 0, supporter: 0, mentor: 0 }
  }
}

/** Different numbers of a level, in the order they were seen. */
function picked(level: BehaviourLevel, count: number, chance: Chance): number[] {
  const left = [...behaviourLevels[level]] as number[]
  return Array.from({ length: count }, () => left.splice(Math.floor(chance.next() * left.length), 1)[0]!)
}

type Built = { Behaviour: Row[]; ContactTie: Row[]; ContactChange: Row[] }

function trace(built: Built, post: Row, subjectType: string, id: string, at: Date, after: object): void {
  built.ContactChange.push({
    id: idAt(at, chanceOf(`politics:${id}`)),
    customerId: post['customerId'] ?? null,
    contactId: post['contactId'] ?? null,
    subjectType,
    subjectId: id,
    deed: 'added',
    before: null,
    after,
    source: 'form',
    personId: post['createdBy'] ?? null,
    at,
  })
}

/** What was seen of one person since he was met. */
function addBehaviours(built: Built, post: Row, time: Timeline): void {
  const chance = chanceOf(`politics:seen:${text(post['id'])}`)
  const until = text(post['endsOn']) || time.today
  const met = time.dayOf((post['createdAt'] as Date).toISOString().slice(0, 10) as BusinessDate) + 1
  const last = time.dayOf(until as BusinessDate) - 1
  if (last <= met) return
  const counts = countsOf(text(post['alliance']), chance)
  const numbers = (Object.keys(counts) as BehaviourLevel[]).flatMap((level) =>
    picked(level, counts[level], chance),
  )
  const days = numbers.map(() => chance.between(met, last)).sort((a, b) => a - b)
  numbers.forEach((number, at) => {
    const moment = time.moment(days[at]!, chance.between(560, 760))
    const id = idAt(moment, chance)
    const seen = { postId: text(post['id']), number, seenOn: time.date(days[at]!), note: null }
    built.Behaviour.push({
      id,
      customerId: post['customerId'] ?? null,
      ...seen,
      recordedBy: post['createdBy'] ?? null,
      recordedAt: moment,
    })
    trace(built, post, 'behaviour', id, moment, seen)
  })
}

const WORDS = {
  influence: ['老同事', '同乡', '校友', '管预算', '常一起开会', '亲戚'],
  conflict: ['争预算', '推诿退货', '对账不清', '抢人手'],
} as const

/** One to three lines among the people of a customer who are still there. */
function addTies(built: Built, posts: readonly Row[], time: Timeline): void {
  const here = posts.filter((post) => post['endsOn'] === null)
  if (here.length < 4) return
  const chance = chanceOf(`politics:ties:${text(here[0]!['customerId'])}`)
  const drawn = new Set<string>()
  for (let nth = chance.between(0, 2); nth >= 0; nth--) {
    const [from, to] = [chance.pick(here), chance.pick(here)]
    const pair = [text(from['id']), text(to['id'])].sort().join()
    if (from === to || from['reportsToId'] === to['id'] || drawn.has(pair)) continue
    drawn.add(pair)
    const kind = nth === 2 ? 'conflict' : 'influence'
    const known = Math.max(...[from, to].map((post) => (post['createdAt'] as Date).getTime()))
    const since = time.dayOf(new Date(known).toISOString().slice(0, 10) as BusinessDate) + 1
    if (since >= time.last) continue
    const day = chance.between(since, time.last - 1)
    const moment = time.moment(day, chance.between(770, 900))
    const id = idAt(moment, chance)
    const tie = {
      kind,
      note: chance.happens(0.8) ? chance.pick(WORDS[kind]) : null,
      fromPostId: text(from['id']),
      toPostId: text(to['id']),
      startsOn: time.date(day),
    }
    built.ContactTie.push({
      id,
      customerId: from['customerId'] ?? null,
      ...tie,
      endsOn: null,
      version: 1,
      createdBy: from['createdBy'] ?? null,
      createdAt: moment,
    })
    trace(built, from, 'tie', id, moment, { ...tie, endsOn: null })
  }
}

/** Rows of a table but those of one customer. */
const without = (rows: Rows | undefined, customerId: string) =>
  (rows ?? []).filter((row) => row['customerId'] !== customerId)

/**
 * The politics of the demonstration: behaviours and lines for the people there are, and the whole map of the guided
 * tour’s customer in place of the people he would have had.
 */
export function politics(people: Tables, customers: readonly DemoCustomer[], time: Timeline): Tables {
  const story = customers.find(({ name }) => name.name.startsWith(STORY_CUSTOMER))!
  const told = politicalRows(customers, time)
  const posts = without(people['ContactPost'], story.id)
  const held = new Set(posts.map((post) => post['contactId']))
  const built: Built = { Behaviour: [], ContactTie: [], ContactChange: [] }
  const byCustomer = Map.groupBy(posts, (post) => post['customerId'])
  for (const some of byCustomer.values()) {
    for (const post of some) addBehaviours(built, post, time)
    addTies(built, some, time)
  }
  return {
    Contact: [...(people['Contact'] ?? []).filter((contact) => held.has(contact['id'])), ...told['Contact']!],
    Department: [...without(people['Department'], story.id), ...told['Department']!],
    ContactPost: [...posts, ...told['ContactPost']!],
    Behaviour: [...built.Behaviour, ...told['Behaviour']!],
    ContactTie: [...built.ContactTie, ...told['ContactTie']!],
    Opportunity: [...without(people['Opportunity'], story.id), ...told['Opportunity']!],
    OpportunityRole: [...without(people['OpportunityRole'], story.id), ...told['OpportunityRole']!],
    ContactChange: [
      ...without(people['ContactChange'], story.id),
      ...built.ContactChange,
      ...told['ContactChange']!,
    ].toSorted((a, b) => (a['at'] as Date).getTime() - (b['at'] as Date).getTime()),
  }
}
