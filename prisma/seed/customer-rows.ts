import { completenessColumns } from '@/lib/areas/customers/dossier/rules/dossier-completeness'
import { searchColumnsOf } from '@/lib/areas/customers/rules/search-columns'
import { defaultsOf } from '@/lib/core/setting-definition'
import { gradingSettings, reratingSettingsOf } from '@/lib/areas/grading/contributes'
import { rerateDueOn } from '@/lib/areas/grading/rules/rerating'
import { type Rows } from './copy'
import { type DemoCustomer, placeIds } from './customers'
import { visitDaysOf } from './keeping-rows'
import { chanceFor } from './names'
import { reviewDueOn } from './review-rows'
import { type Timeline } from './timeline'

const RERATING = reratingSettingsOf(defaultsOf(gradingSettings))

/** R-A03: key accounts of the upper tiers and A customers are important, state firms and those under watch special. */
function archiveClassOf(c: DemoCustomer): string {
  if ((c.tier !== null && c.tier <= 3) || c.abcClass === 'A') return 'important'
  return c.profile.channelNature === 'state' || c.fate.restoring ? 'special' : 'ordinary'
}

function fileStateOf(c: DemoCustomer, percent: number): string {
  const chance = chanceFor(c.source.id, 'file-state')
  if (c.fate.state === 'lost' || c.fate.state === 'ended')
    return chance.happens(0.6) ? 'archived' : 'in-review'
  if (c.fate.state !== 'selected' || percent < 55) return percent < 70 ? 'collecting' : 'collated'
  return chance.weighted([
    ['valid', 14],
    ['in-review', 2],
    ['collated', 1],
  ])
}

/** Facts of the dossier that stand in columns, as completeness counts them. */
function columnFactsOf(c: DemoCustomer, kept: ReturnType<typeof keptColumns>): Record<string, unknown> {
  const { regionId, branchId, marketOfficeId } = placeIds(c)
  return {
    name: c.name.name,
    fileNumber: c.fileNumber,
    ...kept,
    archiveClass: archiveClassOf(c),
    region: regionId,
    branch: branchId,
    marketOffice: marketOfficeId,
    salesRep: c.ownerId,
    tier: c.tier === null ? null : String(c.tier),
    paymentTerms: c.profile.terms,
    openedOn: c.createdAt,
  }
}

/** A few dossiers lack even these. */
function keptColumns(c: DemoCustomer) {
  const chance = chanceFor(c.source.id, 'columns')
  const rarely = <T>(value: T): T | null =>
    chance.happens(c.profile.strength > 0.5 ? 0.995 : 0.96) ? value : null
  return {
    phone: rarely(c.phone),
    address: rarely(c.address),
    taxNumber: rarely(c.taxNumber),
    channelNature: c.profile.channelNature,
    kind: c.profile.kind,
  }
}

function contractUntil(c: DemoCustomer, time: Timeline): string | null {
  return c.profile.contractDaysLeft === null ? null : time.date(time.last + c.profile.contractDaysLeft)
}

/** One that left: since when, and until when a lost one is watched (R-P04, R-A03). */
function leavingOf({ fate }: DemoCustomer, time: Timeline) {
  const lost = fate.state === 'lost' || fate.restoring
  const gone = lost || fate.state === 'ended' || fate.state === 'disqualified'
  const day = gone && fate.changedDay !== null ? fate.changedDay : null
  return {
    cooperationEndedOn: day === null ? null : time.date(day),
    observedUntil: day === null || !lost ? null : time.date(day + 61),
  }
}

function customerRow(c: DemoCustomer, time: Timeline) {
  const kept = keptColumns(c)
  const columns = columnFactsOf(c, kept)
  const search = searchColumnsOf({
    name: c.name.name,
    shortName: c.name.shortName,
    fileNumber: c.fileNumber,
    taxNumber: kept.taxNumber,
    phone: kept.phone,
  })
  const counted = completenessColumns({ ...c.facts, ...columns })
  const fileState = fileStateOf(c, counted.completeness)
  const rating = c.ratings.at(-1)
  const ratedOn = rating && time.date(rating.day)
  const delivered = c.trading.orders.findLast(
    (o) => !o.isReturn && o.deliveredDay !== null && o.state !== 'void',
  )
  const exceptionDay =
    c.profile.exceptionDaysAgo === null
      ? null
      : Math.max(time.last - c.profile.exceptionDaysAgo, Math.min(time.last - 1, c.fate.selectedDay + 4))
  const waiting = c.fate.changedDay === null && c.fate.state !== 'selected'
  const touched = Math.max(rating?.day ?? 0, delivered?.deliveredDay ?? 0, c.fate.changedDay ?? 0)
  return {
    id: c.id,
    fileNumber: c.fileNumber,
    name: c.name.name,
    shortName: c.name.shortName,
    ...search,
    taxNumber: kept.taxNumber,
    phone: kept.phone,
    address: kept.address,
    // Who waits for an approval is put up, or asks to come back, in the replay.
    state: waiting ? 'potential' : c.fate.restoring ? 'lost' : c.fate.state,
    fileState,
    reviewDueOn: c.fate.state === 'selected' && fileState === 'in-review' ? reviewDueOn(time) : null,
    tier: c.tier,
    abcClass: c.abcClass,
    creditGrade: rating?.result.grade ?? null,
    creditGradeOn: ratedOn ?? null,
    rerateDueOn: ratedOn && c.fate.state === 'selected' ? rerateDueOn(ratedOn, RERATING) : null,
    archiveClass: columns.archiveClass as string,
    channelNature: c.profile.channelNature,
    kind: c.profile.kind,
    paymentTerms: c.profile.terms,
    ...placeIds(c),
    ownerId: c.ownerId,
    ...counted,
    cashExceptionOn: exceptionDay === null || c.fate.state !== 'selected' ? null : time.date(exceptionDay),
    contractUntil: contractUntil(c, time),
    ...leavingOf(c, time),
    lastOrderOn: delivered ? time.date(delivered.deliveredDay!) : null,
    ...visitDaysOf(c, time),
    createdBy: c.managerId,
    createdAt: c.createdAt,
    updatedAt: new Date(Math.max(c.createdAt.getTime(), time.moment(touched, 1050).getTime())),
    version: 1 + Math.min(9, c.ratings.length),
  }
}

/** Rows of the customers and of what their dossiers say. */
export function customerRows(
  customers: readonly DemoCustomer[],
  time: Timeline,
): Record<'Customer' | 'Dossier', Rows> {
  const rows = customers.map((c) => customerRow(c, time))
  return {
    Customer: rows,
    Dossier: customers.map((c, i) => ({ customerId: c.id, facts: c.facts, updatedAt: rows[i]!.updatedAt })),
  }
}
