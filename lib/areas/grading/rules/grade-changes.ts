import {
  creditGrade,
  indicators,
  keyIndicators,
  letters,
  letterSetOf,
  letterSets,
  otherIndicators,
  type Grade,
  type GradeResult,
  type GradeSettings,
  type Indicator,
  type Letter,
  type Letters,
  type LetterSet,
} from './credit-grade'

export type Move = { indicator: Indicator; from: Letter; to: Letter }

export type SingleMove = Move &
  GradeResult & {
    /** Grades up (positive) or down (negative) against today. */
    gain: number
  }

export type BetterGrade = { grade: Grade; clause: GradeResult['clause']; moves: Move[] }

export type GradeExplanation = {
  now: GradeResult
  /** Every change of one indicator to every other letter, with what it would give. */
  singleMoves: SingleMove[]
  /** The least that would lead to a better grade; null in grade 1. */
  nearestBetter: BetterGrade | null
}

/** Why the grade is what it is: what each single change would do, and the shortest way up (R-C05). */
export function whatWouldChange(given: Letters, settings: GradeSettings): GradeExplanation {
  const now = creditGrade(given, settings)
  const singleMoves = indicators.flatMap((indicator) =>
    letters
      .filter((to) => to !== given[indicator])
      .map((to) => {
        const result = creditGrade({ ...given, [indicator]: to }, settings)
        return { indicator, from: given[indicator], to, ...result, gain: now.grade - result.grade }
      }),
  )
  return { now, singleMoves, nearestBetter: nearestBetterGrade(given, now.grade, settings) }
}

/**
 * The fewest improvements that give a better grade; between equals the one that touches fewer of the key four
 * (size and payment are the hardest to move), then the fewest letter steps, then the better grade.
 * Only improvements are proposed: no indicator is ever asked to become worse.
 */
function nearestBetterGrade(given: Letters, grade: Grade, settings: GradeSettings): BetterGrade | null {
  const keyWays = waysTo(given, keyIndicators)
  const otherWays = waysTo(given, otherIndicators)
  let best: Measured | null = null
  for (const keyWay of keyWays.values())
    for (const otherWay of otherWays.values()) {
      const moves = [...keyWay, ...otherWay]
      const improved = { ...given, ...Object.fromEntries(moves.map((move) => [move.indicator, move.to])) }
      const result = creditGrade(improved, settings)
      if (result.grade >= grade) continue
      const candidate = {
        grade: result.grade,
        clause: result.clause,
        moves,
        keyMoves: keyWay.length,
        steps: stepsOf(moves),
      }
      if (!best || isNearer(candidate, best)) best = candidate
    }
  return best && { grade: best.grade, clause: best.clause, moves: best.moves }
}

/** Indicators that know a D at all (R-C05, default bands). */
const knockOuts: readonly Indicator[] = ['annualSales', 'paymentMethod', 'reliability', 'licences']

/** One step to a neighbouring letter that lowers the grade, at most four, the deepest fall first; then steps up that change nothing yet. */
export function tellingMoves({ singleMoves }: GradeExplanation): SingleMove[] {
  const distance = ({ from, to }: SingleMove) => letters.indexOf(to) - letters.indexOf(from)
  const falls = singleMoves.filter(
    (move) => move.gain < 0 && distance(move) > 0 && (move.to !== 'D' || knockOuts.includes(move.indicator)),
  )
  const nearest = falls.filter(
    (move) => !falls.some((other) => other.indicator === move.indicator && distance(other) < distance(move)),
  )
  const still = singleMoves.filter((move) => move.gain === 0 && distance(move) === -1)
  return [
    ...nearest.toSorted((a, b) => distance(a) - distance(b) || a.gain - b.gain).slice(0, 4),
    ...still.slice(0, 1),
  ]
}

type Measured = BetterGrade & { keyMoves: number; steps: number }

function isNearer(a: Measured, b: Measured): boolean {
  const difference =
    a.moves.length - b.moves.length || a.keyMoves - b.keyMoves || a.steps - b.steps || a.grade - b.grade
  return difference < 0
}

function stepsOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { from, to }) => sum + letters.indexOf(from) - letters.indexOf(to), 0)
}

/** For each set of letters a group can reach by improvements alone: the cheapest way there. */
function waysTo(given: Letters, group: readonly Indicator[]): Map<LetterSet, Move[]> {
  let ways: Move[][] = [[]]
  for (const indicator of group) {
    const from = given[indicator]
    const better = letters.slice(0, letters.indexOf(from))
    ways = ways.flatMap((way) => [way, ...better.map((to) => [...way, { indicator, from, to }])])
  }
  const cheapest = new Map<LetterSet, Move[]>()
  for (const way of ways) {
    const reached = { ...given, ...Object.fromEntries(way.map((move) => [move.indicator, move.to])) }
    const set = letterSetOf(group.map((indicator) => reached[indicator]))
    if (set === 'D') continue
    const known = cheapest.get(set)
    if (!known || way.length < known.length || (way.length === known.length && stepsOf(way) < stepsOf(known)))
      cheapest.set(set, way)
  }
  return new Map(letterSets.flatMap((set) => (cheapest.has(set) ? [[set, cheapest.get(set)!]] : [])))
}
