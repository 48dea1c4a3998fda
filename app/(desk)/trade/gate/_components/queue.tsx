import { GateQueue } from '@/components/trade/gate-queue'
import type { QueueRow } from '@/lib/areas/trade/gate/queries'
import { businessZone, clockTime, today } from '@/lib/core/clock'
import { dateIn } from '@/lib/core/dates'

/** The time of today, else the day. */
function at(iso: string): string {
  const day = dateIn(businessZone(), new Date(iso))
  return day === today() ? clockTime(iso) : day.slice(5)
}

/** The queue of the cashier's branch. */
export function Queue({ rows, current }: { rows: readonly QueueRow[]; current: string | null }) {
  return <GateQueue current={current} rows={rows.map((row) => ({ ...row, at: at(row.at) }))} />
}
