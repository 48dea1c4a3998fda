/** Grade of an indicator. D means "knock-out or cannot be proven". */
export const letters = ['A', 'B', 'C', 'D'] as const
export type Letter = (typeof letters)[number]

export const keyIndicators = ['annualSales', 'monthlySales', 'paymentMethod', 'reliability'] as const
export const otherIndicators = ['nature', 'licences', 'residence', 'yearsInBusiness', 'goodsFlow'] as const
export const indicators = [...keyIndicators, ...otherIndicators] as const

export type Indicator = (typeof indicators)[number]
export type Letters = Record<Indicator, Letter>

/** Which of A, B and C a group of indicators shows. */
export const letterSets = ['A', 'AB', 'B', 'AC', 'ABC', 'BC', 'C'] as const
export type LetterSet = (typeof letterSets)[number]

/** Credit grade 一级 (1) to 五级 (5); smaller is better. */
export type Grade = 1 | 2 | 3 | 4 | 5

/** The clause of the source, `filled` where the source is silent, `residual` for 除上述以外. */
export type Clause =
  '1' | '2a' | '2b' | '3a' | '3b' | '3c' | '3d' | '4a' | '4b' | '4c' | '5' | 'filled' | 'residual'

/**
 * Where a cell of the table comes from: written in the source; forced, because any other grade would let a
 * better indicator worsen the grade; filled by choice inside the room left; or left to 除上述以外.
 */
export type Basis = 'stated' | 'forced' | 'filled' | 'residual'

export type Cell = { key: LetterSet; others: LetterSet; grade: Grade; clause: Clause; basis: Basis }

export type GradeSettings = {
  /** Grade where the key four show A and B, and the others B and C or only C. */
  abWeakOthers: 4 | 5
  /** The lost letter at the end of clause 4b: 或全B or 或全C (AMB-01). */
  clause4bTail: 'B' | 'C'
}

type Line = [clause: Clause, basis: Basis, grade: Grade, key: LetterSet, others: readonly LetterSet[]]

/** R-C05 line by line: the clauses of the source first, then what we add where it is silent. */
function linesUnder({ abWeakOthers, clause4bTail }: GradeSettings): Line[] {
  const stated: Line[] = [
    ['1', 'stated', 1, 'A', ['AB']],
    ['2a', 'stated', 2, 'A', ['ABC', 'B']],
    ['2b', 'stated', 2, 'AB', ['A']],
    ['3a', 'stated', 3, 'A', ['BC', 'C']],
    ['3b', 'stated', 3, 'AB', ['ABC']],
    ['3c', 'stated', 3, 'B', ['AB', 'A']],
    ['3d', 'stated', 3, 'ABC', ['AB', 'A']],
    ['4a', 'stated', 4, 'B', ['ABC']],
    ['4b', 'stated', 4, 'ABC', ['ABC', clause4bTail]],
    ['4c', 'stated', 4, 'BC', ['AB', 'A']],
    ['5', 'stated', 5, 'C', letterSets],
  ]
  const forced: Line[] = [
    ['filled', 'forced', 1, 'A', ['A']],
    ['filled', 'forced', 2, 'A', ['AC']],
    ['filled', 'forced', 3, 'AB', ['AC']],
    ['filled', 'forced', 4, 'B', ['AC']],
    ['filled', 'forced', 3, 'AC', ['A', 'AB']],
    ['filled', 'forced', 4, 'AC', ['B', 'AC', 'ABC']],
    ['filled', 'forced', 4, 'ABC', ['AC']],
  ]
  const filled: Line[] = [
    ['filled', 'filled', 3, 'AB', ['AB', 'B']],
    ['filled', 'filled', 4, 'B', ['B']],
  ]
  if (clause4bTail === 'C') {
    forced.push(['filled', 'forced', 4, 'AC', ['BC', 'C']], ['filled', 'forced', 4, 'ABC', ['BC']])
    filled.push(['filled', 'filled', 4, 'AB', ['BC', 'C']], ['filled', 'filled', 4, 'ABC', ['B']])
  } else if (abWeakOthers === 4) {
    filled.push(['filled', 'filled', 4, 'AB', ['BC', 'C']])
  }
  return [...stated, ...forced, ...filled]
}

function tableUnder(settings: GradeSettings): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const key of letterSets)
    for (const others of letterSets)
      cells.set(`${key}/${others}`, { key, others, grade: 5, clause: 'residual', basis: 'residual' })
  for (const [clause, basis, grade, key, all] of linesUnder(settings))
    for (const others of all) cells.set(`${key}/${others}`, { key, others, grade, clause, basis })
  return cells
}

const tables = new Map<string, Map<string, Cell>>()

function tableOf(settings: GradeSettings): Map<string, Cell> {
  const name = `${settings.abWeakOthers}${settings.clause4bTail}`
  let table = tables.get(name)
  if (!table) tables.set(name, (table = tableUnder(settings)))
  return table
}

/** The whole table for the screen: 49 cells, rows = letters of the key four, columns = letters of the other five. */
export function gradeTable(settings: GradeSettings): Cell[] {
  return [...tableOf(settings).values()]
}

/** The set of letters shown, or `D` as soon as one is D. */
export function letterSetOf(shown: Iterable<Letter>): LetterSet | 'D' {
  const all = new Set(shown)
  if (all.has('D')) return 'D'
  return (['A', 'B', 'C'] as const).filter((letter) => all.has(letter)).join('') as LetterSet
}

export type GradeResult = { grade: Grade; clause: Clause; key: LetterSet | 'D'; others: LetterSet | 'D' }

/** The credit grade of nine letters and the clause that gave it (R-C05). Any D falls under 除上述以外: grade 5. */
export function creditGrade(given: Letters, settings: GradeSettings): GradeResult {
  const key = letterSetOf(keyIndicators.map((indicator) => given[indicator]))
  const others = letterSetOf(otherIndicators.map((indicator) => given[indicator]))
  if (key === 'D' || others === 'D') return { grade: 5, clause: 'residual', key, others }
  const { grade, clause } = tableOf(settings).get(`${key}/${others}`)!
  return { grade, clause, key, others }
}

/** Nine letters as stored ("BBBABAAAC", key four first) → by indicator; null when it is no such text. */
export function lettersFrom(text: string | null): Letters | null {
  if (text === null || !/^[ABCD]{9}$/.test(text)) return null
  return Object.fromEntries(indicators.map((indicator, at) => [indicator, text[at]])) as Letters
}
