import type { BusinessDate } from '@/lib/core/dates'
import { dateColumn, dateOf, type Tx } from '@/lib/core/db'
import type { Letter } from './rules/delegation'

/** Letters of delegation a person has given that are not revoked and not past. */
export async function lettersFrom(tx: Tx, personId: string, today: BusinessDate): Promise<Letter[]> {
  const rows = await tx.delegation.findMany({
    where: { fromPersonId: personId, revokedAt: null, endsOn: { gte: dateColumn(today) } },
  })
  return rows.map(({ fromPersonId, toPersonId, plans, startsOn, endsOn }) => ({
    fromPersonId,
    toPersonId,
    plans,
    startsOn: dateOf(startsOn),
    endsOn: dateOf(endsOn),
  }))
}
