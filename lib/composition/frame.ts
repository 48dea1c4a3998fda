import { placesOf, WAITING } from '@/lib/areas/approvals/queries'
import { unreadOf } from '@/lib/areas/notices/queries'
import { keptSql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'

/**
 * What the frame of every page counts: papers that wait for the viewer's signature, and notices not read, no further than a
 * hundred. One statement, for it is asked with every page.
 */
export async function frameCounts(viewer: Viewer): Promise<{ approvals: number; unread: number }> {
  const [row] = await keptSql<{ approvals: number; unread: number }>(
    `SELECT (SELECT count(*)::int ${WAITING}) AS approvals, ${unreadOf('$4')} AS unread`,
    placesOf(viewer),
  )
  return row!
}
