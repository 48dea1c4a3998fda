import type { AuditEntry } from '@/lib/core/audit'
import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { type Firm, rootsOf } from './rules/group-tree'
import type { GroupChange, GroupTie } from './schema'

/** Puts a customer under another one (null = none) and the top of the group of every firm in `firms` right. Firms are locked before. */
export async function savePlace(
  tx: SqlTx,
  at: Moment,
  id: string,
  place: { parentId: string | null; tie: GroupTie | null },
  firms: readonly Firm[],
): Promise<void> {
  await tx.query(
    `UPDATE "Customer" SET "parentId"=$2::uuid,"groupTie"=$3,"version"="version"+1,"updatedAt"=$4::timestamptz WHERE "id"=$1::uuid`,
    [id, place.parentId, place.tie, at.now.toISOString()],
  )
  await saveRoots(tx, firms)
}

async function saveRoots(tx: SqlTx, firms: readonly Firm[]): Promise<void> {
  const roots = [...rootsOf(firms)].map(([id, root]) => ({ id, root }))
  await tx.query(
    `UPDATE "Customer" c SET "groupRootId"=r."root" FROM jsonb_to_recordset($1::jsonb) AS r("id" uuid,"root" uuid)
     WHERE c."id"=r."id" AND c."groupRootId" IS DISTINCT FROM r."root"`,
    [JSON.stringify(roots)],
  )
}

/**
 * Takes customers on their way to the recycle bin out of their groups; a top left without firms stands alone. The
 * caller queued for groups, locked the customers and made sure that nothing living stands below them.
 */
export async function leaveGroups(tx: SqlTx, ids: readonly string[]): Promise<void> {
  const left = await tx.query<{ root: string }>(
    `WITH old AS (SELECT "id","groupRootId" AS root FROM "Customer" WHERE "id"=ANY($1::uuid[]) AND "groupRootId" IS NOT NULL)
     UPDATE "Customer" c SET "parentId"=NULL,"groupTie"=NULL,"groupRootId"=NULL FROM old WHERE c."id"=old."id" RETURNING old.root`,
    [ids],
  )
  if (left.length > 0)
    await tx.query(
      `UPDATE "Customer" r SET "groupRootId"=NULL WHERE r."id"=ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM "Customer" k WHERE k."parentId"=r."id")`,
      [[...new Set(left.map(({ root }) => root))]],
    )
}

/** Changed by hand, by a merge of customers, by a merge that was taken back. */
export type GroupEventKind = 'customers.group-changed' | 'customers.group-merged' | 'customers.group-unmerged'

/**
 * A change of a group as the trail keeps it: about the group and no customer, so that the history of a customer never
 * names a firm its reader may not see; the page of the group shows it to those who see all of them.
 */
export function groupEvent(
  customer: { id: string; name: string; fileNumber: string },
  { deed, before, after, tie }: GroupChange,
  kind: GroupEventKind = 'customers.group-changed',
): AuditEntry {
  return {
    kind,
    subjectType: 'group',
    subjectId: customer.id,
    customerId: null,
    values: {
      name: customer.name,
      fileNumber: customer.fileNumber,
      deed,
      beforeId: before?.id ?? null,
      before: before?.name ?? '',
      afterId: after?.id ?? null,
      after: after?.name ?? '',
      tie: tie ?? '',
    },
  }
}
