import { newId } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import type { VisitCall } from './schema'

const valuesOf = (call: VisitCall) => [
  call.visitedOn,
  call.way,
  JSON.stringify(call.counterparts),
  call.purpose || null,
  call.summary,
  call.result || null,
  call.promises || null,
  call.nextOn,
  call.remark || null,
]

/** Writes a call down; returns its id. */
export async function insertVisit(
  tx: SqlTx,
  at: Moment,
  customerId: string,
  call: VisitCall,
  personId: string,
): Promise<string> {
  const id = newId(at.now)
  await tx.query(
    `INSERT INTO "Visit" ("visitedOn","way","counterparts","purpose","summary","result","promises","nextOn","remark","id","customerId","personId","createdBy","createdAt")
     VALUES ($1::date,$2,$3::jsonb,$4,$5,$6,$7,$8::date,$9,$10::uuid,$11::uuid,$12::uuid,$12::uuid,$13::timestamptz)`,
    [...valuesOf(call), id, customerId, personId, at.now.toISOString()],
  )
  return id
}

/** Puts a call right; returns its new version. */
export async function updateVisit(tx: SqlTx, id: string, call: VisitCall): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    `UPDATE "Visit" SET "visitedOn"=$1::date,"way"=$2,"counterparts"=$3::jsonb,"purpose"=$4,"summary"=$5,"result"=$6,"promises"=$7,
       "nextOn"=$8::date,"remark"=$9,"version"="version"+1 WHERE "id"=$10::uuid RETURNING "version"`,
    [...valuesOf(call), id],
  )
  return row!.version
}

/** Takes a call off the card; the row stays for the trail. */
export async function dropVisit(tx: SqlTx, at: Moment, id: string): Promise<void> {
  await tx.query(`UPDATE "Visit" SET "deletedAt"=$2::timestamptz,"version"="version"+1 WHERE "id"=$1::uuid`, [
    id,
    at.now.toISOString(),
  ])
}

/** Keeps the customer's last and next visit as its card says: the newest call, and the day agreed at it. */
export async function keepVisitDays(tx: SqlTx, customerId: string): Promise<void> {
  await tx.query(
    `UPDATE "Customer" c SET "lastVisitOn"=v."visitedOn","nextVisitOn"=v."nextOn"
     FROM (SELECT 1) AS one LEFT JOIN LATERAL (
       SELECT "visitedOn","nextOn" FROM "Visit" WHERE "customerId"=$1::uuid AND "deletedAt" IS NULL ORDER BY "visitedOn" DESC,"id" DESC LIMIT 1
     ) v ON true WHERE c."id"=$1::uuid`,
    [customerId],
  )
}
