import type { SqlTx } from '@/lib/core/db'
import { allow, allowUnless } from '@/lib/core/decision'
import { always, defineSqlMutation, type Moment } from '@/lib/core/mutation'
import { isJob, may } from '@/lib/core/scope'
import { insertTask } from '@/lib/core/tasks'
import { customerSettings } from '../contributes'
import { mayOnCustomer } from '../policy'
import { customerEvent } from '../writes'
import { candidatesOf, lockPairs, openPairsOf, staleFirms } from './queries'
import { foundPairs, groupsOf } from './rules/found-pairs'
import {
  comparePartInput,
  finishSearchInput,
  judgePairsInput,
  markComparedInput,
  refreshKeysInput,
  SEARCH,
  startSearchInput,
} from './schema'
import { dropStalePairs, judgePairs, markCompared, storeGroups, storeKeys, storePairs } from './writes'

const limitsAt = (at: Moment) => at.settings.valueOf(customerSettings, 'customers.duplicates')

/** Says of pairs that they are two firms, or takes that back. It holds until a fact of either changes. */
export const judgeDuplicates = defineSqlMutation({
  name: 'customers.judge-duplicates',
  input: judgePairsInput,
  usesSettings: false,
  load: async (tx, _, { pairIds }) => {
    const wanted = [...new Set(pairIds)]
    const pairs = await lockPairs(tx, wanted)
    return pairs.length === wanted.length ? pairs : null
  },
  authorize: (viewer, pairs) =>
    pairs.every(({ a, b }) =>
      [a, b].every((one) => one !== null && mayOnCustomer(viewer, 'customers.merge', one)),
    ),
  decide: ({ verdict }, pairs) =>
    allowUnless(
      pairs.some((pair) => pair.state === 'merged') ? [{ rule: 'W1', code: 'customers.pair-merged' }] : [],
      pairs.filter((pair) => pair.state !== verdict),
    ),
  save: async (tx, pairs, { verdict, note }, _, at, viewer) => {
    const ids = pairs.map((pair) => pair.id)
    await judgePairs(tx, at.now, ids, verdict, note, viewer.personId)
    return { judged: ids.length }
  },
  audit: ({ verdict, note }, _, pairs) =>
    pairs.flatMap(({ a, b, score }) =>
      [
        [a, b],
        [b, a],
      ].flatMap(([one, other]) =>
        one && other
          ? [
              customerEvent(
                verdict === 'different' ? 'customers.duplicate-denied' : 'customers.duplicate-reopened',
                one,
                { other: other.name, otherNumber: other.fileNumber, score, note },
              ),
            ]
          : [],
      ),
    ),
})

/** Starts the search for duplicates now, as a task with progress. One runs at a time. */
export const startDuplicateSearch = defineSqlMutation({
  name: 'customers.search-duplicates',
  input: startSearchInput,
  usesSettings: false,
  load: async (tx: SqlTx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 4))::text`, [SEARCH])
    const running = await tx.query<{ id: string }>(
      `SELECT "id" FROM "Task" WHERE "kind"=$1 AND "state" IN ('queued','running') LIMIT 1`,
      [SEARCH],
    )
    return { running: running.length > 0 }
  },
  authorize: (viewer) => may(viewer, 'customers.merge'),
  decide: (_, { running }) =>
    allowUnless(running ? [{ rule: 'W1', code: 'customers.search-under-way' }] : [], null),
  save: async (tx, _, __, ___, at, viewer) => ({
    taskId: await insertTask(tx, at, viewer, { kind: SEARCH, input: {} }),
  }),
  audit: (_, __, ___, { taskId }) => ({
    kind: 'customers.duplicate-search-started',
    subjectType: 'task',
    subjectId: taskId,
    values: {},
  }),
})

/** A step of the search: makes the keys of the next customers anew whose facts changed. `last` is where the next step begins. */
export const refreshDuplicateKeys = defineSqlMutation({
  name: 'customers.refresh-duplicate-keys',
  input: refreshKeysInput,
  usesSettings: false,
  load: (tx, _, { after }) => staleFirms(tx, after),
  authorize: (viewer) => isJob(viewer),
  decide: (_, facts) => allow(facts),
  save: async (tx, { firms, last, seen }, _, __, at) => {
    await storeKeys(tx, at.now, firms)
    return { last, seen, made: firms.length }
  },
  audit: () => [],
})

/** A step of the search: compares the customers that share a key of one part of all keys, where one of them is fresh. */
export const compareDuplicates = defineSqlMutation({
  name: 'customers.compare-duplicates',
  input: comparePartInput,
  load: (tx, _, { part, parts }) => candidatesOf(tx, part, parts),
  authorize: (viewer) => isJob(viewer),
  decide: (_, { pairs, firms }, at) => always(foundPairs(pairs, firms, limitsAt(at))),
  save: async (tx, found, _, { pairs }, at) => {
    await storePairs(tx, at.now, found)
    return { compared: pairs.length, found: found.length }
  },
  audit: () => [],
})

/** The end of the search: forgets pairs that are none any more and says which hang together. */
export const finishDuplicateSearch = defineSqlMutation({
  name: 'customers.finish-duplicate-search',
  input: finishSearchInput,
  load: async (_tx, _viewer, { began }) => ({ began: new Date(began) }),
  authorize: (viewer) => isJob(viewer),
  decide: (_, facts) => allow(facts),
  save: async (tx, { began }, _, __, at) => {
    const dropped = await dropStalePairs(tx, began)
    const open = await openPairsOf(tx, limitsAt(at).likelyFrom)
    await storeGroups(tx, groupsOf(open))
    return { dropped, open: open.length }
  },
  audit: () => [],
})

/** A step after the end of the search: the next customers are no longer fresh. `last` is where the next step begins. */
export const markDuplicatesCompared = defineSqlMutation({
  name: 'customers.mark-duplicates-compared',
  input: markComparedInput,
  usesSettings: false,
  load: async (_tx, _viewer, { began, after, limit }) => ({ began: new Date(began), after, limit }),
  authorize: (viewer) => isJob(viewer),
  decide: (_, facts) => allow(facts),
  save: async (tx, { began, after, limit }) => ({ last: await markCompared(tx, began, after, limit) }),
  audit: () => [],
})
