import { dateOf, type Tx } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import type { Term } from './rules/posts'

type PostRow = { role: string; unitId: string; startsOn: Date; endsOn: Date | null }

/** A post row as the rules read it. */
export function termOf(row: PostRow): Term {
  return {
    role: row.role as RoleCode,
    unitId: row.unitId,
    startsOn: dateOf(row.startsOn),
    endsOn: row.endsOn && dateOf(row.endsOn),
  }
}

/** All posts of a person but `except`, as terms. */
export async function termsOf(tx: Tx, personId: string, except: string | null = null): Promise<Term[]> {
  const rows = await tx.post.findMany({
    where: { personId, ...(except ? { id: { not: except } } : {}) },
    select: { role: true, unitId: true, startsOn: true, endsOn: true },
  })
  return rows.map(termOf)
}
