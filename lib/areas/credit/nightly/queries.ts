import type { SqlTx } from '@/lib/core/db'

/** A kept sum that is not the sum of its parts, in yuan. */
export type UnsoundFigure = {
  subject: 'receivable' | 'in-transit' | 'region-month'
  /** Customer or region. */
  id: string
  month: string | null
  kept: string
  counted: string
}

/** Every position against its ledger and every region's month against its lines, in one statement and so at one moment. At most 1000. */
export async function unsoundFigures(run: SqlTx): Promise<UnsoundFigure[]> {
  return run.query<UnsoundFigure>(
    `WITH booked AS (SELECT "customerId",sum("receivable") AS receivable,sum("inTransit") AS transit FROM "LedgerEntry" GROUP BY 1),
     granted AS (SELECT "regionId","month",sum("amount") AS amount FROM "CreditLine" GROUP BY 1,2),
     both_sides AS (SELECT coalesce(p."customerId",b."customerId") AS id,coalesce(p."receivable",0) AS pr,coalesce(b.receivable,0) AS br,coalesce(p."inTransit",0) AS pt,coalesce(b.transit,0) AS bt
       FROM "CreditPosition" p FULL JOIN booked b ON b."customerId"=p."customerId")
     SELECT 'receivable' AS subject,id::text,NULL AS month,pr::text AS kept,br::text AS counted FROM both_sides WHERE pr<>br
     UNION ALL SELECT 'in-transit',id::text,NULL,pt::text,bt::text FROM both_sides WHERE pt<>bt
     UNION ALL SELECT 'region-month',coalesce(r."regionId",g."regionId")::text,coalesce(r."month",g."month"),coalesce(r."decided",0)::text,coalesce(g.amount,0)::text
       FROM "RegionMonth" r FULL JOIN granted g ON g."regionId"=r."regionId" AND g."month"=r."month" WHERE coalesce(r."decided",0)<>coalesce(g.amount,0)
     LIMIT 1000`,
  )
}

/** An application nobody decided in time, with the post one level up. Amount in yuan. */
export type LateApplication = {
  id: string
  customerId: string
  customer: string
  branchId: string | null
  month: string
  applied: string
  dueOn: string
  approvalId: string | null
  role: string | null
  unitId: string | null
}

/** Applications past their day that still wait, under lock; those somebody is just deciding are left to him. */
export async function lockLateApplications(run: SqlTx, now: Date, zone: string): Promise<LateApplication[]> {
  return run.query<LateApplication>(
    `SELECT a."id"::text,a."customerId"::text,c."name" AS customer,a."branchId"::text,a."month",a."applied"::text,(a."dueAt" AT TIME ZONE $2)::date::text AS "dueOn",a."approvalId"::text,
       s."escalationRole" AS role,s."escalationUnitId"::text AS "unitId"
     FROM "LineApplication" a JOIN "Customer" c ON c."id"=a."customerId" LEFT JOIN "ApprovalStep" s ON s."approvalId"=a."approvalId" AND s."state"='turn'
     WHERE a."state"='applied' AND a."dueAt"<$1::timestamptz ORDER BY a."id" FOR UPDATE OF a SKIP LOCKED`,
    [now.toISOString(), zone],
  )
}
