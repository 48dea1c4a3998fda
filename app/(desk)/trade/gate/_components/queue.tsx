import { GateQueue } from '@/components/trade/gate-queue'
import type { QueueRow } from '@/lib/areas/trade/gate/queries'
import { clockTime } from '@/lib/core/clock'

/** The queue of the cashier's branch. */
export function Queue({ rows, current }: { rows: readonly QueueRow[]; current: string | null }) {
  return <GateQueue current={current} rows={rows.map((row) => ({ ...row, at: clockTime(row.at) }))} />
}
