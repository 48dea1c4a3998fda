import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import type { RoleCode } from '@/lib/core/permissions'

export type Authority = 'branch-sales-manager' | 'branch-gm' | 'marketing-director' | 'regional-manager'

/** Rank upwards as credit, warning and visit rules imply it (AMB-02); a setting, because titles differ. */
export const defaultRank = [
  'branch-sales-manager',
  'branch-gm',
  'marketing-director',
  'regional-manager',
] as const satisfies readonly Authority[]

/** Who sets the line of a grade (R-C07); nobody for grade five. The rank runs from grade four up to grade one. */
export function authorityFor(grade: Grade, rank: readonly Authority[]): Authority | null {
  return rank[4 - grade] ?? null
}

/** One level up (R-C12); the highest escalates to nobody. */
export function superiorOf(role: Authority, rank: readonly Authority[]): Authority | null {
  return rank[rank.indexOf(role) + 1] ?? null
}

/** Who may decide the line of this grade now: its own authority, and the next above once the time is over (R-C12). */
export function decidersOf(grade: Grade, timeIsOver: boolean, rank: readonly Authority[]): RoleCode[] {
  const own = authorityFor(grade, rank)
  if (own === null) return []
  const superior = timeIsOver ? superiorOf(own, rank) : null
  return superior ? [own, superior] : [own]
}
