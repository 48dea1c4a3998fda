import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '@/lib/core/db'
import { loadDemonstration } from '@/prisma/seed/load'
import { rereadEnv } from '@/lib/core/env'
import { freezeClock, releaseClock } from '../../setup/clock'
import { createTestDatabase, testDatabase } from '../../setup/database'

const count = async (text: string) =>
  Number((await sql<{ n: string }>(`SELECT count(*) AS n FROM ${text}`))[0]!.n)

describe('the demonstration as it is loaded', () => {
  beforeAll(async () => {
    freezeClock('2026-11-23T09:52:00+08:00')
    await loadDemonstration(testDatabase().ownerUrl, () => undefined)
  })

  it('every position is the sum of its ledger', async () => {
    const wrong = `"CreditPosition" p LEFT JOIN (SELECT "customerId", sum("receivable") AS r, sum("inTransit") AS i, max("seq") AS s FROM "LedgerEntry" GROUP BY 1) l USING ("customerId")
      WHERE p."receivable" <> coalesce(l.r,0) OR p."inTransit" <> coalesce(l.i,0) OR p."lastSeq" <> coalesce(l.s,0)`
    expect(await count(wrong)).toBe(0)
  })

  it('what a region has decided is the sum of its lines, inside its limit', async () => {
    const sums = `(SELECT "regionId","month",sum("amount") AS s FROM "CreditLine" GROUP BY 1,2) x FULL JOIN "RegionMonth" r USING ("regionId","month") WHERE x.s IS DISTINCT FROM r."decided"`
    expect(await count(sums)).toBe(0)
    const over = `"RegionMonth" r JOIN "RegionalLimit" l ON l."regionId"=r."regionId" AND l."quarter"=to_char(to_date(r."month",'YYYY-MM'),'YYYY"-Q"Q') WHERE r."decided">l."amount"`
    expect(await count(over)).toBe(0)
  })

  it('an exposure stands over a line that was cut, others near theirs', async () => {
    const used = `"CreditLine" l JOIN "CreditPosition" p USING ("customerId") WHERE l."month"='2026-11' AND p."receivable"+p."inTransit"`
    expect(await count(`${used} > l."amount" AND l."version" > 1`)).toBeGreaterThan(0)
    expect(await count(`${used} >= 0.95*l."amount"`)).toBeGreaterThan(5)
    expect(await count(`${used} BETWEEN 0.8*l."amount" AND 0.95*l."amount"`)).toBeGreaterThan(10)
  })

  it.each(['gumingyuan', 'hanyanqiu', 'fuyunshen', 'shenruoxi', 'xietingyun'])(
    'papers wait for %s',
    async (username) => {
      const waiting = `"ApprovalStep" s JOIN "Post" o ON o."role"=s."role" AND o."unitId"=s."unitId" JOIN "Person" p ON p."id"=o."personId" WHERE s."state"='turn' AND p."username"='${username}'`
      expect(await count(waiting)).toBeGreaterThan(0)
    },
  )

  it('document numbers go on where the past ended', async () => {
    const beyond = `"ShippingOrder" o JOIN "DocumentCounter" c ON c."series"='FH' AND c."period"=substr(o."number",4,7) WHERE substr(o."number",12)::int > c."last"`
    expect(await count(beyond)).toBe(0)
  })

  it('never goes on top of anything', async () => {
    await expect(loadDemonstration(testDatabase().ownerUrl, () => undefined)).rejects.toThrow(/not empty/)
  })
})

it('is never loaded in production', async () => {
  const database = await createTestDatabase()
  releaseClock()
  process.env.APP_MODE = 'production'
  rereadEnv()
  try {
    await expect(loadDemonstration(database.ownerUrl, () => undefined)).rejects.toThrow(/APP_MODE/)
  } finally {
    process.env.APP_MODE = 'demonstration'
    rereadEnv()
    await database.drop()
  }
})
