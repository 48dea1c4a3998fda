import type { SqlTx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'
import { holdersOf, writeNotices } from '@/lib/core/notices'
import type { LockedDossier } from '../dossier/queries'
import type { Reconciled } from '../dossier/rules/fact-changes'
import { asksContract, asksRating, immediateChanges, whoMustKnow } from './rules/immediate-updates'

/**
 * What a change of capital, management or payment terms starts at once (R-A10): whoever must know is told why, a rating
 * falls due, a missing contract is named. Nothing for any other change.
 */
export async function startImmediateUpdates(
  tx: SqlTx,
  at: Moment,
  dossier: LockedDossier,
  changes: Reconciled['changes'],
  trace: { personId: string | null; reason: string | null },
): Promise<void> {
  const sent = changes.map(({ fact, before, after }) => ({ fact, from: before, to: after }))
  const immediate = immediateChanges(sent, dossier.state)
  if (immediate.length === 0) return
  const kinds = [...new Set(immediate.map(({ kind }) => kind))]
  const rating = asksRating(kinds)
  const [customer] = await tx.query<{ contractUntil: string | null; paymentTerms: string | null }>(
    `UPDATE "Customer" SET "rerateDueOn"=CASE WHEN $2 AND "creditGrade" IS NOT NULL THEN least("rerateDueOn",$3::date) ELSE "rerateDueOn" END
     WHERE "id"=$1::uuid RETURNING "contractUntil"::text,"paymentTerms"`,
    [dossier.id, rating, at.today],
  )
  const contract =
    kinds.includes('terms') && asksContract(customer!.paymentTerms, customer!.contractUntil, at.today)
  const places = kinds.flatMap((kind) =>
    whoMustKnow[kind].flatMap((role) => {
      const unitId = role === 'marketing-director' ? dossier.regionId : dossier.branchId
      return unitId ? [{ role, unitId }] : []
    }),
  )
  const holders = await holdersOf(tx, at.today, places)
  const people = new Set(holders.map((held) => held.personId))
  if (dossier.ownerId) people.add(dossier.ownerId)
  people.delete(trace.personId ?? '')
  await writeNotices(
    tx,
    at.now,
    [...people].map((personId) => ({
      personId,
      kind: 'customers.immediate-update',
      values: {
        name: String(dossier.facts['name']),
        kind: kinds.length > 1 ? 'several' : kinds[0]!,
        reason: trace.reason ?? '',
        rating: String(rating),
        contract: String(contract),
      },
      href: `/customers/${dossier.id}/history?show=facts`,
      key: `customers.immediate-update:${at.correlationId}`,
    })),
  )
}
