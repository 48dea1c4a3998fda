import { InvalidError } from '@/lib/core/mutation'
import { dateColumn, type Tx } from '@/lib/core/db'
import type { BusinessDate } from '@/lib/core/dates'
import type { TreeUnit, UnitContents, UnitKind } from './rules/tree'

export type LockedUnit = TreeUnit & {
  code: string
  parentId: string | null
  channelDominance: string | null
  customerQuota: number | null
  version: number
}

/** Locks the whole tree against other changes of its shape, then reads the units asked for (unknown ids are left out). */
export async function lockTree(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedUnit>> {
  await tx.$queryRaw`SELECT 1 FROM "Unit" WHERE "parentId" IS NULL ORDER BY "id" FOR UPDATE`
  const rows = await tx.unit.findMany({ where: { id: { in: [...ids] } } })
  return new Map(
    rows.map(
      ({ id, code, name, kind, parentId, path, endedOn, channelDominance, customerQuota, version }) => [
        id,
        {
          id,
          code,
          name,
          kind: kind as UnitKind,
          parentId,
          path,
          ended: endedOn !== null,
          channelDominance,
          customerQuota,
          version,
        },
      ],
    ),
  )
}

const CUSTOMER_COLUMN: Partial<Record<UnitKind, 'regionId' | 'branchId' | 'marketOfficeId'>> = {
  region: 'regionId',
  branch: 'branchId',
  'market-office': 'marketOfficeId',
}

/** How many customers stand in a unit or below it. */
export async function customersIn(tx: Tx, unit: { id: string; kind: UnitKind }): Promise<number> {
  const column = CUSTOMER_COLUMN[unit.kind]
  return column ? tx.customer.count({ where: { [column]: unit.id, deletedAt: null } }) : 0
}

/** What stands in a unit: units in use right below it, posts held on `today` or later, customers. */
export async function unitContents(
  tx: Tx,
  unit: { id: string; kind: UnitKind },
  today: BusinessDate,
): Promise<UnitContents> {
  const [children, posts, customers] = await Promise.all([
    tx.unit.count({ where: { parentId: unit.id, endedOn: null } }),
    tx.post.count({
      where: { unitId: unit.id, OR: [{ endsOn: null }, { endsOn: { gte: dateColumn(today) } }] },
    }),
    customersIn(tx, unit),
  ])
  return { children, posts, customers }
}

/** Throws InvalidError at `code` when another unit has it. */
export async function requireFreeCode(tx: Tx, code: string, except: string | null): Promise<void> {
  const taken = await tx.unit.findUnique({ where: { code }, select: { id: true } })
  if (taken && taken.id !== except) throw new InvalidError({ code: [{ code: 'errors.taken' }] })
}

/** Puts a unit and everything below it under another path. Returns how many units changed. */
export async function rewritePaths(tx: Tx, from: string, to: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE "Unit" SET "path" = ${to} || substr("path", ${from.length + 1}::int)
    WHERE "path" LIKE ${from} || '%'`
}
