import { newId } from '@/lib/core/audit'
import { addDays } from '@/lib/core/dates'
import type { SqlTx } from '@/lib/core/db'
import { allow, allowUnless } from '@/lib/core/decision'
import { ConflictError, defineSqlMutation, type Moment } from '@/lib/core/mutation'
import { isJob } from '@/lib/core/scope'
import { customerSettings } from '../contributes'
import { closeAgreeing, standingFacts } from '../agreement/writes'
import { reopenClaims } from '../claims/writes'
import { factRightsOf, traceable } from '../dossier/policy'
import { type LockedDossier, readDossier } from '../dossier/queries'
import { decideFactChanges } from '../dossier/rules/fact-changes'
import { changeFacts, claimTaxNumber } from '../dossier/writes'
import { keepKeysOf } from '../duplicates/writes'
import { groupEvent } from '../groups/writes'
import { followPapers } from '../papers/writes'
import { mayOnCustomer } from '../policy'
import { customerEvent } from '../writes'
import {
  linkedFirms,
  lockForMerge,
  lockForUndo,
  mergedCustomers,
  type MergeRecord,
  readMerge,
  reversedSince,
} from './queries'
import { chosenChanges, columnsAfter, columnsBack, factsBack } from './rules/kept-facts'
import { type GroupDeed, groupDeeds, groupLinksAfter } from './rules/group-links'
import { decideMerge, decideUndo } from './rules/merge-decision'
import { mergeInput, type MergeImage, moveStragglersInput, undoMergeInput } from './schema'
import {
  addSalesOf,
  binMerged,
  closeMerge,
  closePairs,
  insertMerge,
  moveRows,
  reopenPairs,
  replaceEntries,
  returnFile,
  returnRows,
  returnSales,
  reviveEntries,
  reviveRatings,
  saveGroupLinks,
  saveKeptColumns,
  supersedeRatings,
  unbinMerged,
} from './writes'

type Facts = {
  kept: MergeRecord
  losers: MergeRecord[]
  dossiers: Map<string, LockedDossier>
  groups: MergeImage['groups']
  deeds: GroupDeed[]
}

function checkVersions(records: readonly MergeRecord[], versions: Readonly<Record<string, number>>): void {
  const stale = records.filter((record) => versions[record.id] !== record.version)
  if (stale.length === 0) return
  throw new ConflictError(
    stale.map(({ id, version }) => ({
      field: `versions.${id}`,
      base: versions[id] ?? null,
      theirs: version,
      mine: versions[id] ?? null,
    })),
    stale[0]!.version,
  )
}

async function dossiersOf(tx: SqlTx, ids: readonly string[]): Promise<Map<string, LockedDossier>> {
  const dossiers = new Map<string, LockedDossier>()
  for (const id of ids) {
    const dossier = await readDossier(tx, id)
    if (dossier) dossiers.set(id, dossier)
  }
  return dossiers
}

const named = ({ id, name, fileNumber }: { id: string; name: string; fileNumber: string }) => ({
  id,
  name,
  fileNumber,
})

/** Moves everything of the losers to the kept record, one loser after the other, and says what it was. */
async function joinRecords(tx: SqlTx, at: Moment, mergeId: string, { kept, losers, groups }: Facts) {
  const ids = losers.map((loser) => loser.id)
  await saveGroupLinks(tx, groups)
  const ratings = await supersedeRatings(tx, ids)
  const papers = await replaceEntries(tx, ids, kept.id)
  const counts: Record<string, number> = {}
  const sales: MergeImage['sales'] = []
  for (const loser of losers) {
    const moved = await moveRows(tx, at, loser.id, kept.id, mergeId)
    for (const [place, count] of Object.entries(moved)) counts[place] = (counts[place] ?? 0) + count
    sales.push(...(await addSalesOf(tx, loser.id, kept.id)))
  }
  await binMerged(tx, at, ids, kept.id)
  return { ratings, papers, counts, sales }
}

/**
 * Makes several records of one firm one: the chosen facts, everything that hangs on the others moved, the others in the
 * recycle bin with the way to the kept one. What a source said of one of them and the kept file now says too is closed
 * (R-A12); what it says otherwise waits for the owner of the kept one. All of it or nothing; it can be taken back for the days of the setting.
 * Refuses while a record that would go has open money or papers under way (decision 012).
 */
export const mergeCustomers = defineSqlMutation({
  name: 'customers.merge',
  input: mergeInput,
  load: async (tx, _, input): Promise<Facts | null> => {
    const ids = [...new Set([input.keptId, ...input.loserIds])].sort()
    const records = await lockForMerge(tx, ids)
    const kept = records.find((record) => record.id === input.keptId)
    if (!kept || records.length !== ids.length) return null
    checkVersions(records, input.versions)
    const losers = records.filter((record) => record !== kept)
    const loserIds = losers.map((loser) => loser.id)
    const firms = await linkedFirms(tx, ids)
    const groups = groupLinksAfter(firms, kept.id, loserIds)
    return {
      kept,
      losers,
      dossiers: await dossiersOf(tx, ids),
      groups,
      deeds: groupDeeds(groups, firms, loserIds),
    }
  },
  authorize: (viewer, { kept, losers }) =>
    [kept, ...losers].every(
      (record) =>
        mayOnCustomer(viewer, 'customers.merge', record) && mayOnCustomer(viewer, 'customers.read', record),
    ),
  decide: (input, { kept, losers, dossiers }, _, viewer) => {
    const decision = decideMerge(kept, losers)
    const changes = chosenChanges(input.choices, kept.id, dossiers)
    const rights = factRightsOf(viewer, dossiers.get(kept.id)!, changes)
    const facts = decideFactChanges(changes, rights)
    return allowUnless(
      [...(decision.allowed ? [] : decision.reasons), ...(facts.allowed ? [] : facts.reasons)],
      changes,
    )
  },
  save: async (tx, changes, input, facts, at, viewer) => {
    const { kept, losers, dossiers } = facts
    const mergeId = newId(at.now)
    const ids = losers.map((loser) => loser.id)
    const joined = await joinRecords(tx, at, mergeId, facts)
    const trace = { source: 'system', personId: viewer.personId, reason: input.reason } as const
    const saved = await changeFacts(tx, at, dossiers.get(kept.id)!, changes, trace)
    const nameAfter = saved.changes.find(({ fact }) => fact === 'name')?.after as string | undefined
    const columns = columnsAfter(kept, losers, nameAfter ?? kept.name)
    await saveKeptColumns(tx, at, kept.id, columns.after)
    await keepKeysOf(tx, at, [kept.id])
    const fileState = await followPapers(tx, at, kept.id)
    const after = Object.fromEntries(saved.changes.map((change) => [change.fact, change.after]))
    const claims = await closeAgreeing(
      tx,
      at,
      standingFacts(kept.id, { ...dossiers.get(kept.id)!.facts, ...after }),
      viewer.personId,
    )
    const image: MergeImage = {
      kept: named(kept),
      losers: losers.map(named),
      facts: saved.changes,
      columns: columns.changes,
      ...(fileState && { fileState: { before: kept.fileState, after: fileState } }),
      sales: joined.sales,
      groups: facts.groups,
      ratings: joined.ratings,
      papers: joined.papers,
      claims,
      pairs: await closePairs(tx, [kept.id, ...ids]),
    }
    const days = at.settings.valueOf(customerSettings, 'customers.merge-undo-days')
    const undoUntil = addDays(at.today, days)
    const { counts } = joined
    await insertMerge(tx, at, {
      id: mergeId,
      keptId: kept.id,
      loserIds: ids,
      reason: input.reason,
      image,
      counts,
      undoUntil,
      personId: viewer.personId,
    })
    return { mergeId, keptId: kept.id, undoUntil, counts, changes: saved.changes }
  },
  audit: (input, { kept, losers, deeds }, _, { mergeId, counts, changes, undoUntil }) => {
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return [
      customerEvent('customers.merged', kept, {
        mergeId,
        others: losers.map(({ name, fileNumber }) => `${name}（${fileNumber}）`),
        rows,
        reason: input.reason,
        undoUntil,
        changes: changes.map(({ fact, before, after }) => ({
          fact,
          before: traceable(fact, before),
          after: traceable(fact, after),
        })),
      }),
      ...losers.map((loser) =>
        customerEvent('customers.merged-away', loser, {
          mergeId,
          kept: kept.name,
          keptNumber: kept.fileNumber,
          reason: input.reason,
        }),
      ),
      ...deeds.map(({ firm, ...change }) => groupEvent(firm, change, 'customers.group-merged')),
    ]
  },
})

/** Links of groups a merge changed and nobody since: those that go back, and what that means in the history of the groups. */
async function linksBack(tx: SqlTx, changes: MergeImage['groups']) {
  const firms = await linkedFirms(
    tx,
    changes
      .flatMap(({ id, before, after }) => [id, before.parentId, after.parentId])
      .filter((id) => id !== null),
  )
  const now = new Map(firms.map((firm) => [firm.id, firm]))
  const back = changes.filter(({ id, after }) => {
    const firm = now.get(id)
    return firm?.parentId === after.parentId && firm.tie === after.tie && firm.root === after.root
  })
  const reversed = back.map(({ id, before, after }) => ({ id, before: after, after: before }))
  return { back, deeds: groupDeeds(reversed, firms) }
}

/**
 * Takes a merge back: every row that was moved and still stands at the kept customer returns, facts and links that nobody
 * changed since are as before; what was changed or added since stays with the kept one and is named in the answer.
 */
export const undoMerge = defineSqlMutation({
  name: 'customers.undo-merge',
  input: undoMergeInput,
  load: async (tx, _, { mergeId }) => {
    const seen = await readMerge(tx, mergeId)
    if (!seen) return null
    const records = await lockForUndo(tx, [seen.keptId, ...seen.loserIds])
    const merge = await readMerge(tx, mergeId, true)
    const kept = records.find((record) => record.id === seen.keptId)
    if (!merge || !kept) return null
    const losers = records.filter((record) => record !== kept)
    const links = await linksBack(tx, merge.before.groups)
    return {
      merge,
      ...links,
      kept,
      losers,
      dossier: kept.deleted ? null : await readDossier(tx, kept.id),
      reversed: await reversedSince(tx, mergeId),
    }
  },
  authorize: (viewer, { kept, losers }) =>
    [kept, ...losers].every((record) => mayOnCustomer(viewer, 'customers.merge', record)),
  decide: (_, { merge, kept, losers, reversed }, at) =>
    decideUndo({
      state: merge.state,
      today: at.today,
      undoUntil: merge.undoUntil,
      kept: { name: kept.name, living: !kept.deleted },
      strayed: losers.filter((loser) => loser.mergedIntoId !== kept.id).map((loser) => loser.name),
      reversed,
    }),
  save: async (tx, _, input, { merge, kept, losers, dossier, back }, at, viewer) => {
    const image = merge.before
    const ids = losers.map((loser) => loser.id)
    const rows = await returnRows(tx, merge.id, kept.id)
    await returnSales(tx, kept.id, image.sales)
    const { changes, stayed } = factsBack(image.facts, dossier!.facts)
    const trace = { source: 'system', personId: viewer.personId, reason: input.reason } as const
    await changeFacts(tx, at, dossier!, changes, trace)
    const columns = columnsBack(image.columns, kept)
    await saveKeptColumns(tx, at, kept.id, columns.after)
    for (const loser of losers)
      if (loser.taxNumber) await claimTaxNumber(tx, viewer, loser.taxNumber, loser.id, 'mergeId')
    await unbinMerged(tx, at, ids)
    await reviveRatings(tx, image.ratings)
    await reviveEntries(tx, image.papers)
    await reopenClaims(tx, image.claims ?? [])
    await saveGroupLinks(tx, back, true)
    const links = image.groups.length > back.length ? ['group'] : []
    await reopenPairs(tx, image.pairs)
    await keepKeysOf(tx, at, [kept.id, ...ids])
    const file = await returnFile(tx, at, kept.id, image.fileState)
    const left = [...stayed, ...columns.stayed, ...file, ...links]
    await closeMerge(tx, at, merge.id, viewer.personId, left)
    return { keptId: kept.id, restored: losers.map(named), rows, stayed: left }
  },
  audit: (input, { merge, kept, losers, deeds }, _, { rows, stayed }) => [
    customerEvent('customers.merge-undone', kept, {
      mergeId: merge.id,
      others: losers.map(({ name, fileNumber }) => `${name}（${fileNumber}）`),
      rows,
      stayed,
      reason: input.reason,
    }),
    ...losers.map((loser) =>
      customerEvent('customers.restored-from-merge', loser, {
        mergeId: merge.id,
        kept: kept.name,
        keptNumber: kept.fileNumber,
        reason: input.reason,
      }),
    ),
    ...deeds.map(({ firm, ...change }) => groupEvent(firm, change, 'customers.group-unmerged')),
  ],
})

/** Rows written to a merged record while it was being merged follow it to the kept one. Runs with the nightly search; run twice it finds nothing. */
export const moveStragglers = defineSqlMutation({
  name: 'customers.follow-merges',
  input: moveStragglersInput,
  usesSettings: false,
  load: async (tx) => ({ merged: await mergedCustomers(tx) }),
  authorize: (viewer) => isJob(viewer),
  decide: (_, { merged }) => allow(merged),
  save: async (tx, merged, _, __, at) => {
    let moved = 0
    for (const { id, keptId } of merged) {
      const counts = await moveRows(tx, at, id, keptId, null)
      moved += Object.values(counts).reduce((sum, count) => sum + count, 0)
    }
    return { moved }
  },
  audit: () => [],
})
