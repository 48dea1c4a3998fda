import { today } from '@/lib/core/clock'
import { monthOf } from '@/lib/core/dates'
import { keptSql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { mayPropose } from '../changes/policy'
import { changeKindsFrom } from '../changes/rules/proposal'
import type { ChangeKind } from '../changes/schema'
import {
  type CustomerHeader,
  type DossierOverview,
  headerOf,
  OVERVIEW_FACTS,
  overviewOf,
  type OverviewRow,
  overviewValues,
  readHead,
} from '../dossier/queries'
import { type DossierEvent, eventOf, type EventRow, hiddenFrom } from '../history/queries'
import type { CustomerPlace } from '../policy'
import { type PowerFacts, powerSummaryOf, type PowerSummary } from '../power/queries'
import type { CustomerState } from '../rules/customer-kinds'

/** What stands around every page of a customer. */
export type FolderHead = {
  header: CustomerHeader
  /** Changes the viewer can hand in now; none while one is being signed. */
  kinds: ChangeKind[]
  /** The change being signed. */
  underWay: { number: string; approvalId: string } | null
  /** Claims that wait, counted no further than a hundred. */
  openClaims: number
  /** Others were merged into it, some time. */
  merged: boolean
}

/** The head of a folder with what its tabs and buttons show, in one reading. Null beyond reach. */
export async function folderHead(viewer: Viewer, customerId: string): Promise<FolderHead | null> {
  const month = monthOf(today())
  const row = await readHead(customerId, month)
  const header = row && headerOf(viewer, row, month)
  if (!header) return null
  const { number, approvalId } = row.change ?? {}
  const underWay = number && approvalId ? { number, approvalId } : null
  const possible = underWay ? [] : changeKindsFrom(row.state as CustomerState)
  return {
    header,
    kinds: possible.filter((kind) => mayPropose(viewer, kind, row)),
    underWay,
    openClaims: row.openClaims,
    merged: row.merged,
  }
}

/** What the first tab of a folder shows. */
export type FolderOverview = { overview: DossierOverview; events: DossierEvent[]; power: PowerSummary }

const OVERVIEW = `SELECT ${OVERVIEW_FACTS},power_facts($1::uuid,$5::date,$2) AS "power",
  (SELECT coalesce(json_agg(e),'[]') FROM customer_events($1::uuid,NULL,$6::text[],$7) e) AS "events"`

type Found = OverviewRow & { power: PowerFacts; events: EventRow[] }

/**
 * The overview of a dossier, its newest events and its politics, in one reading. Null beyond reach.
 * @param folder as `folderHead` found it
 */
export async function folderOverview(
  viewer: Viewer,
  folder: { id: string; place: CustomerPlace },
  events: number,
): Promise<FolderOverview | null> {
  const [row] = await keptSql<Found>(OVERVIEW, [
    ...overviewValues(folder.id),
    today(),
    hiddenFrom(viewer, folder.place),
    events,
  ])
  if (!row) return null
  const overview = overviewOf(viewer, row)
  const power = powerSummaryOf(viewer, row.power)
  return overview && power && { overview, events: row.events.map(eventOf), power }
}
