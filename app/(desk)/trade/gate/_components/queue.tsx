import { GateQueue } from '@/components/trade/gate-queue'
import { gateQueue } from '@/lib/areas/trade/gate/queries'
import type { Viewer } from '@/lib/core/scope'
import { clockTime } from '@/lib/core/clock'

/** The queue of the cashier's branch. */
export async function Queue({ viewer, current }: { viewer: Viewer; current: string | null }) {
  const rows = await gateQueue(viewer)
  return <GateQueue current={current} rows={rows.map((row) => ({ ...row, at: clockTime(row.at) }))} />
}
