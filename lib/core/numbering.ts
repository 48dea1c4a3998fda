import type { SqlTx } from './db'

/**
 * Draws the next number of a series without gaps: `FH-2026-11-0416`. The counter row stays locked until the
 * transaction ends, so a rolled back draft gives its number back.
 * @param period part of the number, e.g. `2026-11`; @param width digits of the running number
 */
export async function nextNumber(tx: SqlTx, series: string, period: string, width = 4): Promise<string> {
  const [row] = await tx.kept<{ last: number }>(
    `INSERT INTO "DocumentCounter" ("series","period","last") VALUES ($1,$2,1)
     ON CONFLICT ("series","period") DO UPDATE SET "last" = "DocumentCounter"."last" + 1 RETURNING "last"`,
    [series, period],
  )
  return [series, period, String(row!.last).padStart(width, '0')].filter(Boolean).join('-')
}

/** Draws `count` numbers at once; returns the first running number. */
export async function nextNumbers(tx: SqlTx, series: string, period: string, count: number): Promise<number> {
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO "DocumentCounter" ("series","period","last") VALUES ($1,$2,$3)
     ON CONFLICT ("series","period") DO UPDATE SET "last" = "DocumentCounter"."last" + $3 RETURNING "last"`,
    [series, period, count],
  )
  return row!.last - count + 1
}
