/** Status values of the political alliance, hostile first (G3, P5). */
export const alliances = ['enemy', 'non-supporter', 'neutral', 'supporter', 'mentor'] as const
export type Alliance = (typeof alliances)[number]

/** The sign each status is written with on the card. */
export const allianceSign = {
  enemy: '×',
  'non-supporter': '−',
  neutral: '=',
  supporter: '+',
  mentor: '★',
} as const satisfies Record<Alliance, string>

/** Kinds of influence, weakest first (P4). */
export const influences = ['low', 'political', 'inner'] as const
export type Influence = (typeof influences)[number]

/** How deep we are in touch, least first (P5). */
export const coverages = ['unknown', 'none', 'brief', 'multiple', 'in-depth'] as const
export type Coverage = (typeof coverages)[number]

/** What a contact does when the customer decides (A4, A9). */
export const buyingRoles = [
  'decision-maker',
  'approver',
  'evaluator',
  'user',
  'buyer',
  'gatekeeper',
  'influencer',
] as const
export type BuyingRole = (typeof buyingRoles)[number]

/** TAS-15: the numbers of the behaviours that speak for each status. */
export const behaviourLevels = {
  neutral: [1, 2, 3, 4, 5],
  supporter: [6, 7, 8, 9, 10],
  mentor: [11, 12, 13, 14, 15],
} as const
export type BehaviourLevel = keyof typeof behaviourLevels
export const behaviourNumbers = Object.values(behaviourLevels).flat()

/** How many behaviours of a level carry its status (R-TAS1). */
export type AllianceLimits = { neutral: number; supporter: number; mentor: number }

/** Behaviours seen, counted by level; a number counts once however often it was seen. */
export function seenByLevel(numbers: Iterable<number>): Record<BehaviourLevel, number> {
  const seen = new Set(numbers)
  const count = (level: BehaviourLevel) => behaviourLevels[level].filter((number) => seen.has(number)).length
  return { neutral: count('neutral'), supporter: count('supporter'), mentor: count('mentor') }
}

/**
 * R-TAS1: the status the behaviours seen speak for; null when they speak for none. Non-supporter and enemy are never
 * suggested: they are set by hand.
 */
export function suggestedAlliance(
  numbers: Iterable<number>,
  limits: AllianceLimits,
): 'neutral' | 'supporter' | 'mentor' | null {
  const seen = seenByLevel(numbers)
  const supports = seen.supporter >= limits.supporter
  if (supports && seen.mentor >= limits.mentor) return 'mentor'
  if (supports) return 'supporter'
  return seen.neutral >= limits.neutral ? 'neutral' : null
}

const rank = (alliance: Alliance) => alliances.indexOf(alliance)

/**
 * R-TAS1: is the status that was set higher than the behaviours seen carry? − and × need no behaviour; with nothing
 * seen, everything from neutral up is unsupported.
 */
export function isUnsupported(set: Alliance | null, suggested: Alliance | null): boolean {
  if (set === null || rank(set) < rank('neutral')) return false
  return suggested === null || rank(set) > rank(suggested)
}

/** What is lacking before the behaviours carry `set`: the first level that falls short, and by how many. */
export function lackOf(
  set: Alliance,
  numbers: Iterable<number>,
  limits: AllianceLimits,
): { level: BehaviourLevel; needed: number; seen: number } | null {
  const seen = seenByLevel(numbers)
  const wanted: BehaviourLevel[] =
    set === 'mentor'
      ? ['supporter', 'mentor']
      : set === 'supporter'
        ? ['supporter']
        : set === 'neutral' && suggestedAlliance(numbers, limits) === null
          ? ['neutral']
          : []
  const level = wanted.find((one) => seen[one] < limits[one])
  return level ? { level, needed: limits[level], seen: seen[level] } : null
}

/** R-TAS2: whoever is of the political structure or the inner circle is a key player. */
export function isKeyPlayer(influence: Influence | null): boolean {
  return influence === 'political' || influence === 'inner'
}

/** R-TAS3 after P5: supporter and mentor are the two favourable values. */
export function isSupportive(alliance: Alliance | null): boolean {
  return alliance === 'supporter' || alliance === 'mentor'
}

/** A key player we hardly know: coverage unknown, none or brief. */
export function isCoverageGap(person: { influence: Influence | null; coverage: Coverage | null }): boolean {
  return isKeyPlayer(person.influence) && !['multiple', 'in-depth'].includes(person.coverage ?? 'unknown')
}

/** Filled pips of three; null where nothing is known. */
export function coveragePips(coverage: Coverage | null): 0 | 1 | 2 | 3 | null {
  const pips = { none: 0, brief: 1, multiple: 2, 'in-depth': 3 } as const
  return coverage === null || coverage === 'unknown' ? null : pips[coverage]
}
