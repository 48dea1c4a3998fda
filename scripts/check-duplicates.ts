// How well the rules for finding duplicates do where the truth is known. Called by check-data.ts.
import { pinyin } from 'pinyin-pro'
import { customerSettings } from '../lib/areas/customers/contributes'
import { blockingKeysOf } from '../lib/areas/customers/duplicates/rules/blocking-keys'
import { likenessOf } from '../lib/areas/customers/duplicates/rules/likeness'
import {
  type Described,
  type MatchFacts,
  matchFactsOf,
} from '../lib/areas/customers/duplicates/rules/match-facts'
import { namePartsOf } from '../lib/areas/customers/duplicates/rules/name-parts'

const limits = customerSettings['customers.duplicates'].default
/** As in the nightly search: a key shared by more records than this tells nothing. */
const LARGEST_BLOCK = 60

const firm = (facts: Partial<Described> & { name: string }): Described => ({
  shortName: null,
  formerNames: [],
  taxNumber: null,
  phone: null,
  website: null,
  email: null,
  address: null,
  ...facts,
})

type Index = { facts: MatchFacts[]; blocks: Map<string, number[]> }

function indexOf(firms: readonly Described[]): Index {
  const facts = firms.map(matchFactsOf)
  const blocks = new Map<string, number[]>()
  facts.forEach((one, at) => {
    for (const key of blockingKeysOf(one)) {
      const block = blocks.get(key)
      if (block) block.push(at)
      else blocks.set(key, [at])
    }
  })
  return { facts, blocks }
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`

export type Quality = { precision: number; recall: number; f1: number }

function quality(right: number, found: number, truth: number): Quality {
  const precision = found === 0 ? 1 : right / found
  const recall = right / truth
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

/** Pairs of records found by their keys and their score, against the pairs of one true id. */
function pairQuality(rows: readonly { id: string; firm: Described }[], from: number): Quality {
  const { facts, blocks } = indexOf(rows.map((row) => row.firm))
  const seen = new Set<number>()
  let found = 0
  let right = 0
  for (const block of blocks.values()) {
    if (block.length > LARGEST_BLOCK) continue
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) {
        const pair = one * rows.length + other
        if (seen.has(pair)) continue
        seen.add(pair)
        if (likenessOf(facts[one]!, facts[other]!, limits).score < from) continue
        found++
        if (rows[one]!.id === rows[other]!.id) right++
      }
  }
  const sizes = Map.groupBy(rows, (row) => row.id)
  const truth = [...sizes.values()].reduce((sum, group) => sum + (group.length * (group.length - 1)) / 2, 0)
  return quality(right, found, truth)
}

/** Half of the true ids the rules were made on, and the other half, which they had not seen. */
function halfOf(id: string): 'known' | 'unseen' {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return ((hash >>> 3) ^ (hash >>> 9)) & 1 ? 'unseen' : 'known'
}

/** Organisations of Chicago with true ids: precision, recall and F1 of pairs on the half the rules had not seen. */
export function checkOrganisations(
  table: readonly (readonly string[])[],
  say: (line: string) => void,
): Quality {
  const rows = table.slice(1).map((cells) => ({
    id: cells[0] ?? '',
    firm: firm({
      name: cells[3] ?? '',
      address: cells[4] || null,
      phone: cells[6] || null,
      website: cells[8] || null,
    }),
  }))
  let likely: Quality = quality(0, 0, 1)
  for (const half of ['known', 'unseen'] as const) {
    const part = rows.filter((row) => halfOf(row.id) === half)
    for (const [name, from] of [
      ['likely', limits.likelyFrom],
      ['possible', limits.possibleFrom],
    ] as const) {
      const found = pairQuality(part, from)
      if (half === 'unseen' && name === 'likely') likely = found
      const figures = `precision ${found.precision.toFixed(3)}, recall ${found.recall.toFixed(3)}, F1 ${found.f1.toFixed(3)}`
      say(`     Chicago, ${half} half (${part.length} records), from ${name} (${from}): ${figures}`)
    }
  }
  return likely
}

/** Numbers that look random and are the same on every run. */
function* chances(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

/** A change of a name: what is typed, and what the file knows besides; null where it does not apply. */
type Change = (name: string, next: () => number) => { typed: string; former?: boolean } | null

function changesOf(names: readonly string[]): Record<string, Change> {
  const letters = [...new Set(names.flatMap((name) => [...name]).filter((c) => /\p{Script=Han}/u.test(c)))]
  const sound = (letter: string) => pinyin(letter, { toneType: 'none' })
  const bySound = Map.groupBy(letters, sound)
  const pick = <T>(from: readonly T[], next: () => number) => from[Math.floor(next() * from.length)]!
  const wrong = (name: string, next: () => number, from: (right: string) => readonly string[]) => {
    const { brand } = namePartsOf(name)
    const at = name.indexOf(brand)
    if (at < 0) return null
    const place = at + Math.floor(next() * brand.length)
    const others = from(name[place]!).filter((letter) => letter !== name[place])
    if (others.length === 0) return null
    return { typed: name.slice(0, place) + pick(others, next) + name.slice(place + 1) }
  }
  const suffix = /(股份有限公司|有限责任公司|有限公司)$/
  return {
    'legal suffix': (name) => (suffix.test(name) ? { typed: name.replace(suffix, '有限公司') } : null),
    'no legal suffix': (name) => (suffix.test(name) ? { typed: name.replace(suffix, '') } : null),
    bracket: (name) => (suffix.test(name) ? { typed: name.replace(suffix, '（集团）$1') } : null),
    'full-width and blanks': (name) => ({
      typed: name
        .replace(/[0-9A-Za-z()]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        .replace(suffix, ' $1'),
    }),
    'place left out': (name) => {
      const { core, places } = namePartsOf(name)
      const at = name.indexOf(core)
      return places.length > 0 && at > 0 ? { typed: name.slice(at) } : null
    },
    'place put before': (name) =>
      namePartsOf(name).places.length === 0 ? { typed: `江苏省苏州市${name}` } : null,
    'place in brackets': (name) => {
      const found = /^(北京|上海|深圳|广州|杭州|苏州|南京|武汉)市?(.+?)(股份有限公司|有限公司)$/.exec(name)
      return found ? { typed: `${found[2]}（${found[1]}）${found[3]}` } : null
    },
    'one wrong character, same sound': (name, next) =>
      wrong(name, next, (right) => bySound.get(sound(right)) ?? []),
    'one wrong character, any': (name, next) => wrong(name, next, () => letters),
    'two characters swapped': (name, next) => {
      const { core } = namePartsOf(name)
      const at = name.indexOf(core) + Math.floor(next() * Math.max(1, core.length - 1))
      const typed = name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2)
      return at >= 0 && typed !== name ? { typed } : null
    },
    'former name': (name) => ({ typed: name.replace(suffix, '有限公司'), former: true }),
  }
}

/**
 * Names of listed companies, changed in one way, searched among all of them by name alone: how many find their own
 * record again, and how many of the records found are the right one.
 */
export function checkChangedNames(
  table: readonly (readonly string[])[],
  say: (line: string) => void,
): { precision: number } {
  const names = [...new Set(table.slice(1).map((cells) => cells[1]?.trim() ?? ''))].filter(Boolean)
  const { facts, blocks } = indexOf(names.map((name) => firm({ name })))
  let found = 0
  let right = 0
  for (const [kind, change] of Object.entries(changesOf(names))) {
    const next = chances(kind.length * 7919)
    const random = () => next.next().value
    const count = { tried: 0, likely: 0, possible: 0, wrongLikely: 0, wrongPossible: 0 }
    names.forEach((name, own) => {
      const changed = change(name, random)
      if (!changed || changed.typed === name) return
      count.tried++
      const asked = matchFactsOf(firm({ name: changed.typed }))
      const renamed = changed.former
        ? matchFactsOf(firm({ name: `新${own}号控股有限公司`, formerNames: [name] }))
        : null
      const near = new Set(
        blockingKeysOf(asked).flatMap((key) => {
          const block = blocks.get(key) ?? []
          return block.length > LARGEST_BLOCK ? [] : block
        }),
      )
      for (const at of near) {
        const stored = at === own && renamed ? renamed : facts[at]!
        const { score } = likenessOf(asked, stored, limits)
        if (score >= limits.likelyFrom) count[at === own ? 'likely' : 'wrongLikely']++
        if (score >= limits.possibleFrom) count[at === own ? 'possible' : 'wrongPossible']++
      }
    })
    found += count.likely + count.wrongLikely
    right += count.likely
    const recall = `recall ${percent(count.likely, count.tried)} likely, ${percent(count.possible, count.tried)} shown`
    const precise = `precision ${percent(count.likely, count.likely + count.wrongLikely)}, ${percent(count.possible, count.possible + count.wrongPossible)}`
    say(`     ${kind} (${count.tried}): ${recall}; ${precise}`)
  }
  return { precision: right / found }
}
