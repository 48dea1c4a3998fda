import type { DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'

export type SourceLine = {
  source: string
  personName: string | null
  byName: string | null
  at: string
  reason: string | null
  ref: { type: string; id: string } | null
}

/** A claim as its page shows it. */
export type ClaimRow = {
  id: string
  fact: DossierFactKey
  ours: unknown
  theirs: unknown
  seen: string
  from: SourceLine
  said: SourceLine
  state: string
  decidedByName: string | null
}
