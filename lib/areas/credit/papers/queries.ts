import { today } from '@/lib/core/clock'
import type { Month } from '@/lib/core/dates'
import { onPool, sql } from '@/lib/core/db'
import type { Fen } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { figureSettings, lineFigures, regionRooms } from '../lines/queries'
import { type AppliedLine, linesOfSheet } from '../sheets/queries'

export type B2Paper = {
  month: Month
  branch: { id: string; name: string } | null
  appliedOn: string
  room: { limitFen: Fen | null; decidedFen: Fen }
  /** How many people decided rows of it. */
  deciders: number
  rows: (AppliedLine & {
    terms: string | null
    lastLineFen: Fen | null
    lastShippedFen: Fen
    receivableFen: Fen
    overdueFen: Fen
    averageFen: Fen
  })[]
}

/** One B2 sheet for paper: the rows as applied for and decided, figures of the ledger as they are today; null when there is none within reach. */
export async function b2Paper(viewer: Viewer, sheetNumber: string): Promise<B2Paper | null> {
  const lines = await linesOfSheet(viewer, sheetNumber)
  const [head] = await sql<{
    month: Month
    branchId: string | null
    branch: string | null
    regionId: string
    deciders: number
  }>(
    `SELECT min(a."month") AS month,min(a."branchId"::text) AS "branchId",min(u."name") AS branch,min(a."regionId"::text) AS "regionId",count(DISTINCT a."decidedBy")::int AS deciders
     FROM "LineApplication" a LEFT JOIN "Unit" u ON u."id"=a."branchId" WHERE a."sheetNumber"=$1 HAVING count(*)>0`,
    [sheetNumber],
  )
  if (!head || lines.length === 0) return null
  const day = today()
  const ids = lines.map((line) => line.customerId)
  const found = await lineFigures(
    onPool,
    ids,
    head.month,
    day,
    figureSettings(await settingsAsOf(onPool, day)),
  )
  const figures = new Map(found.map((one) => [one.customerId, one]))
  const rooms = await regionRooms(onPool, [head.regionId], head.month)
  return {
    month: head.month,
    branch: head.branchId && head.branch ? { id: head.branchId, name: head.branch } : null,
    appliedOn: lines[0]!.appliedOn,
    room: rooms.get(head.regionId)!,
    deciders: head.deciders,
    rows: lines.flatMap((line) => {
      const one = figures.get(line.customerId)
      if (!one) return []
      const { lastLineFen, lastShippedFen, receivableFen, overdueFen, averageFen, standing } = one
      return [
        {
          ...line,
          terms: standing.terms,
          lastLineFen,
          lastShippedFen,
          receivableFen,
          overdueFen,
          averageFen,
        },
      ]
    }),
  }
}
