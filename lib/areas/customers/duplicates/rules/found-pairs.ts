import { type DuplicateSettings, likenessOf } from './likeness'
import { type Described, type MatchFacts, matchFactsOf } from './match-facts'

type Firm = Described & { id: string; basis: string }

/** A pair that may be one firm; `a` is the smaller id, `basis` marks the facts of both. */
export type FoundPair = { a: string; b: string; score: number; reasons: string[]; basis: string }

/** Judges candidate pairs by the facts of their firms; keeps those that are at least possible. */
export function foundPairs(
  candidates: readonly (readonly [string, string])[],
  firms: readonly Firm[],
  limits: DuplicateSettings,
): FoundPair[] {
  const known = new Map(firms.map((firm) => [firm.id, firm]))
  const ready = new Map<string, MatchFacts>()
  const factsOf = (firm: Firm) => {
    const made = ready.get(firm.id) ?? matchFactsOf(firm)
    ready.set(firm.id, made)
    return made
  }
  return candidates.flatMap(([one, other]) => {
    const [a, b] = [known.get(one), known.get(other)]
    if (!a || !b) return []
    const { score, because } = likenessOf(factsOf(a), factsOf(b), limits)
    if (score < limits.possibleFrom) return []
    return [{ a: one, b: other, score, reasons: because, basis: `${a.basis} ${b.basis}` }]
  })
}

/** The smallest id of the customers each pair hangs together with, by pair. Pairs chain: a–b and b–c are one group. */
export function groupsOf(pairs: readonly { id: string; a: string; b: string }[]): Map<string, string> {
  const above = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next
    above.set(id, root)
    return root
  }
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) above.set(one < other ? other : one, one < other ? one : other)
  }
  return new Map(pairs.map(({ id, a }) => [id, rootOf(a)]))
}
