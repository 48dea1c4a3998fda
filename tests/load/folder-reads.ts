import { frameCounts } from '@/lib/composition/frame'
import { handedIn, inbox, waitingCounts } from '@/lib/areas/approvals/queries'
import { applicationProgress, exposureWarnings } from '@/lib/areas/credit/desk/queries'
import { customersToApply, lineFigures, figureSettings } from '@/lib/areas/credit/lines/queries'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { creditMonth } from '@/lib/areas/credit/progress/queries'
import { linesOfMonth, linesOfSheet } from '@/lib/areas/credit/sheets/queries'
import { customerFiles, recordFiles } from '@/lib/areas/customers/attachments/queries'
import { changeFacts } from '@/lib/areas/customers/changes/queries'
import { factSources, openClaims } from '@/lib/areas/customers/claims/queries'
import { completenessTotals, gapsPage } from '@/lib/areas/customers/completeness/queries'
import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { holdsAllOf } from '@/lib/areas/customers/queries'
import { folderHead, folderOverview } from '@/lib/areas/customers/folder/queries'
import { customerGroup, groupHistory } from '@/lib/areas/customers/groups/queries'
import { dossierEvents } from '@/lib/areas/customers/history/queries'
import { customerLife } from '@/lib/areas/customers/life/queries'
import { customerList } from '@/lib/areas/customers/list/queries'
import { customerListInput } from '@/lib/areas/customers/list/schema'
import { recordNotes } from '@/lib/areas/customers/notes/queries'
import { paperStates, signedChanges } from '@/lib/areas/customers/papers/queries'
import { peopleOf } from '@/lib/areas/customers/people/queries'
import { powerMap, powerOverview } from '@/lib/areas/customers/power/queries'
import { ownReviews, reviewList, reviewProgress, reviewStart } from '@/lib/areas/customers/reviews/queries'
import { timeline } from '@/lib/areas/customers/timeline/queries'
import { customersToRate, openRatings, ratingCounts } from '@/lib/areas/grading/due/queries'
import { creditEvents, eventRatings } from '@/lib/areas/grading/events/queries'
import { ratingHistory, ratingsDue, ratingSheet } from '@/lib/areas/grading/queries'
import { salesOfMonth } from '@/lib/areas/trade/desk/queries'
import { visitsDue } from '@/lib/areas/visits/desk/queries'
import { visitsOf } from '@/lib/areas/visits/queries'
import { today } from '@/lib/core/clock'
import { addDays, month } from '@/lib/core/dates'
import { onPool, sql } from '@/lib/core/db'
import { settingsAsOf } from '@/lib/core/settings'
import { viewerOf } from '@/lib/core/viewer'
import type { Case } from './measure'
import type { World } from './world'

export type Read = Pick<Case, 'name' | 'product'>

const read = (name: string, work: () => Promise<unknown>): Read => ({
  name,
  product: async () => (await work()) !== null,
})

/** What a folder shows of one customer, whoever opens it and whichever tab. */
export async function folderReads(world: World): Promise<Read[]> {
  const viewer = await viewerOf(world.headOfMarketing, 'web')
  const [customer] = await sql<{ id: string; name: string }>(
    `SELECT "id"::text,"name" FROM "Customer" WHERE "tier">2 ORDER BY "id" LIMIT 1`,
  )
  const { id, name } = customer!
  const typed = { name, taxNumber: '', phone: '', website: '' }
  return [
    read('timeline', () => timeline(viewer, id, {})),
    read('timeline, notes alone', () => timeline(viewer, id, { group: 'notes' })),
    read('notes of a record', () => recordNotes(viewer, 'customer', id)),
    read('files of a record', () => recordFiles(viewer, 'customer', id)),
    read('files of the customer', () => customerFiles(viewer, id)),
    read('people', () => peopleOf(viewer, id)),
    read('power map', () => powerMap(viewer, id)),
    read('power map in short', () => powerOverview(viewer, id)),
    read('group', () => customerGroup(viewer, id)),
    read('history of the group', () => groupHistory(viewer, id)),
    read('sources of facts', () => factSources(viewer, id)),
    read('claims to decide', () => openClaims(viewer, id)),
    read('head and overview', async () => folderOverview(viewer, (await folderHead(viewer, id))!.header, 8)),
    read('papers', () => paperStates(viewer, id)),
    read('what changed since it was signed', () => signedChanges(viewer, id)),
    read('history', () => dossierEvents(viewer, id, {})),
    read('life', () => customerLife(viewer, id)),
    read('facts of a change form', () => changeFacts(onPool, id, today())),
    read('visits', () => visitsOf(viewer, id)),
    read('rating sheet', () => ratingSheet(viewer, id)),
    read('ratings', () => ratingHistory(viewer, id)),
    read('credit events', () => creditEvents(viewer, id)),
    read('credit', () => customerCredit(viewer, id, null)),
    read('review', () => reviewStart(viewer, id)),
    read('duplicates while one types', () => likelyCustomers(viewer, typed)),
    read('duplicates by telephone', () => likelyCustomers(viewer, { ...typed, name: '', phone: '0571-88881234' })),
  ] // prettier-ignore
}

/** Lists and numbers of work, for the whole company and for one branch. */
export async function workReads(world: World): Promise<Read[]> {
  const day = today()
  const until = addDays(day, 30)
  const [ids, settings] = await Promise.all([
    sql<{ id: string }>(`SELECT "id"::text FROM "Customer" ORDER BY "id" LIMIT 50`),
    settingsAsOf(onPool, day),
  ])
  const reads = await Promise.all(
    [
      { who: 'whole company', id: world.headOfMarketing },
      { who: 'one branch', id: world.managers[0]! },
      { who: 'one owner', id: world.owners[0]! },
    ].map(async ({ who, id }): Promise<Read[]> => {
      const viewer = await viewerOf(id, 'web')
      const list = (wanted: object) => customerList(viewer, customerListInput.parse(wanted))
      return [
        read('list with columns of papers', () => list({ columns: ['name', 'capital', 'owner', 'lastVisit', 'missing'] })),
        read('list by the day of review', () => list({ sort: 'reviewDue' })),
        read('list by the day of re-rating', () => list({ sort: 'rerate' })),
        read('reviews', () => reviewList(viewer, {})),
        read('reviews late', () => reviewList(viewer, { state: 'late' })),
        read('progress of reviews', () => reviewProgress(viewer)),
        read('reviews of one’s own', () => ownReviews(viewer, 5)),
        read('completeness by branch and person', () => completenessTotals(viewer)),
        read('gaps of a branch', () => gapsPage(viewer, { branchId: world.branches[0]!, ownerId: null, after: null })),
        read('numbers of ratings', () => ratingCounts(viewer, day, until)),
        read('ratings overdue', () => customersToRate(viewer, 'overdue', null, day, until)),
        read('never rated', () => customersToRate(viewer, 'never', null, day, until)),
        read('ratings due', () => ratingsDue(viewer, until)),
        read('ratings that events opened', () => eventRatings(viewer)),
        read('ratings under way', () => openRatings(viewer, 'submitted')),
        read('papers waiting', () => inbox(viewer)),
        read('numbers of papers waiting', () => waitingCounts(viewer)),
        read('what the frame counts', () => frameCounts(viewer)),
        read('lines of a month', () => linesOfMonth(viewer, month('2026-12'), null)),
        read('progress of a month', () => creditMonth(viewer, month('2026-12'))),
        read('lines refused', () => linesOfMonth(viewer, month('2026-12'), 'refused')),
        read('lines of a month, a later page', async () => linesOfMonth(viewer, month('2026-12'), null, { after: (await linesOfMonth(viewer, month('2026-12'), null)).next! })),
        read('ratings overdue, a later page', async () => customersToRate(viewer, 'overdue', null, day, until, { after: (await customersToRate(viewer, 'overdue', null, day, until)).next ?? undefined })),
        read('ratings soon due', () => customersToRate(viewer, 'soon', null, day, until)),
        read('papers handed in', () => handedIn(viewer)),
        read('visits due', () => visitsDue(viewer, settings, 6)),
        read('sales of the month', async () => (await salesOfMonth(viewer)) ?? []),
        read('customers a person owns', () => holdsAllOf(viewer, world.owners[0]!)),
        read('lines of a sheet', () => linesOfSheet(viewer, 'SX-7')),
      ].map((one) => ({ ...one, name: `${one.name}, ${who}` }))
    }),
  ) // prettier-ignore
  const manager = await viewerOf(world.managers[0]!, 'web')
  return [
    ...reads.flat(),
    read('customers to apply for', () => customersToApply(manager, month('2026-12'), false)),
    read('progress of applications', () => applicationProgress(manager, month('2026-12'))),
    read('lines nearly used', () => exposureWarnings(manager, month('2026-11'), 80)),
    read('figures of fifty lines', () =>
      lineFigures(onPool, ids.map((row) => row.id), month('2026-12'), day, figureSettings(settings))),
  ] // prettier-ignore
}
