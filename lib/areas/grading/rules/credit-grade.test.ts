import { describe, expect, test } from 'vitest'
import {
  creditGrade,
  gradeTable,
  indicators,
  letters,
  letterSets,
  type Basis,
  type Clause,
  type Grade,
  type GradeSettings,
  type Letters,
} from './credit-grade'

const standard: GradeSettings = { abWeakOthers: 5, clause4bTail: 'B' }

/** The table as it is printed. Rows: letters of the key four; columns: letters of the other five. */
const PRINTED = `
        A    AB   B    AC   ABC  BC   C
  A     1    1    2    2    2    3    3
  AB    2    3    3    3    3    5    5
  B     3    3    4    4    4    5    5
  AC    3    3    4    4    4    5    5
  ABC   3    3    4    4    4    5    5
  BC    4    4    5    5    5    5    5
  C     5    5    5    5    5    5    5
`
/** The clause behind each cell; f = forced, o = our choice, r = 除上述以外. */
const CLAUSES = `
        A    AB   B    AC   ABC  BC   C
  A     f    1    2a   f    2a   3a   3a
  AB    2b   o    o    f    3b   r    r
  B     3c   3c   o    f    4a   r    r
  AC    f    f    f    f    f    r    r
  ABC   3d   3d   4b   f    4b   r    r
  BC    4c   4c   r    r    r    r    r
  C     5    5    5    5    5    5    5
`

function read(printed: string): Map<string, string> {
  const [head, ...rows] = printed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return new Map(
    rows.flatMap(([key, ...cells]) => cells.map((cell, i) => [`${key}/${head![i]}`, cell] as const)),
  )
}

const gradeIn = read(PRINTED)
const clauseIn = read(CLAUSES)

/** The n-th of all 4⁹ vectors: each base-4 digit a letter. */
const ALL = 4 ** 9
function vector(n: number): Letters {
  const given = {} as Letters
  for (const indicator of indicators) {
    given[indicator] = letters[n % 4]!
    n = Math.floor(n / 4)
  }
  return given
}

function printedGrade(given: Letters): number {
  const show = (from: number, to: number) =>
    [...new Set(indicators.slice(from, to).map((indicator) => given[indicator]))].sort().join('')
  const [key, others] = [show(0, 4), show(4, 9)]
  return (key + others).includes('D') ? 5 : Number(gradeIn.get(`${key}/${others}`))
}

function allGrades(settings: GradeSettings): Uint8Array {
  return Uint8Array.from({ length: ALL }, (_, n) => creditGrade(vector(n), settings).grade)
}

describe('R-C05 over every possible rating', () => {
  const grades = allGrades(standard)

  test('all 262 144 vectors get the grade that is printed', () => {
    const wrong: string[] = []
    for (let n = 0; n < ALL && wrong.length < 5; n++)
      if (grades[n] !== printedGrade(vector(n))) wrong.push(JSON.stringify(vector(n)))
    expect(wrong).toEqual([])
  })

  test('over A, B and C alone the grades fall as counted: 31, 195, 4566, 9665, 5226', () => {
    const counts = [0, 0, 0, 0, 0]
    for (let n = 0; n < ALL; n++) if (!Object.values(vector(n)).includes('D')) counts[grades[n]! - 1]!++
    expect(counts).toEqual([31, 195, 4566, 9665, 5226])
  })

  test('any D is grade five under 除上述以外', () => {
    for (const indicator of indicators) {
      const best = Object.fromEntries(indicators.map((name) => [name, 'A'])) as Letters
      expect(creditGrade({ ...best, [indicator]: 'D' }, standard)).toMatchObject({
        grade: 5,
        clause: 'residual',
      })
    }
  })
})

describe('a better indicator never worsens the grade', () => {
  test.each<[string, GradeSettings]>([
    ['as delivered', standard],
    ['weak others cost A and B only one grade', { abWeakOthers: 4, clause4bTail: 'B' }],
    ['clause 4b ends 或全C', { abWeakOthers: 5, clause4bTail: 'C' }],
    ['both other readings', { abWeakOthers: 4, clause4bTail: 'C' }],
  ])('%s', (_, settings) => {
    const grades = allGrades(settings)
    let broken = 0
    let compared = 0
    for (let n = 0; n < ALL; n++)
      for (let place = 1, rest = n; place < ALL; place *= 4, rest = Math.floor(rest / 4)) {
        if (rest % 4 === 3) continue
        compared++
        if (grades[n + place]! < grades[n]!) broken++
      }
    expect(broken).toBe(0)
    expect(compared).toBe(9 * 3 * 4 ** 8)
  })
})

describe('the table on the screen', () => {
  const table = gradeTable(standard)

  test('has 49 cells in printed order', () => {
    expect(table.map(({ key, others }) => `${key}/${others}`)).toEqual([...gradeIn.keys()])
    expect(table.map(({ grade }) => String(grade))).toEqual([...gradeIn.values()])
  })

  test('names the clause of each cell, or says that the source is silent', () => {
    const shown = table.map(({ clause, basis }) => {
      const silent: Partial<Record<Basis, string>> = { forced: 'f', filled: 'o', residual: 'r' }
      expect(clause === 'filled').toBe(basis === 'forced' || basis === 'filled')
      return silent[basis] ?? clause
    })
    expect(shown).toEqual([...clauseIn.values()])
  })

  test('ten cells are forced and three are ours', () => {
    const count = (basis: Basis) => table.filter((cell) => cell.basis === basis).length
    expect([count('stated'), count('forced'), count('filled'), count('residual')]).toEqual([23, 10, 3, 13])
  })

  test('every forced cell really is: any other grade would break the order', () => {
    const grade = new Map(table.map((cell) => [`${cell.key}/${cell.others}`, cell.grade]))
    for (const cell of table.filter(({ basis }) => basis === 'forced'))
      for (const other of ([1, 2, 3, 4, 5] as Grade[]).filter((grade) => grade !== cell.grade)) {
        grade.set(`${cell.key}/${cell.others}`, other)
        expect(isMonotone(grade), `${cell.key}/${cell.others} as ${other}`).toBe(false)
        grade.set(`${cell.key}/${cell.others}`, cell.grade)
      }
    expect(isMonotone(grade)).toBe(true)
  })

  test.each<[string, GradeSettings, string, Grade, Clause]>([
    ['AB with weak others: five by default', standard, 'AB/C', 5, 'residual'],
    ['AB with weak others: four by setting', { ...standard, abWeakOthers: 4 }, 'AB/C', 4, 'filled'],
    ['4b ends 全B by default', standard, 'ABC/B', 4, '4b'],
    ['4b ends 全C by setting', { ...standard, clause4bTail: 'C' }, 'ABC/C', 4, '4b'],
    ['then 全B keeps its grade, filled by us', { ...standard, clause4bTail: 'C' }, 'ABC/B', 4, 'filled'],
    ['and A with C rises to four with it', { ...standard, clause4bTail: 'C' }, 'AC/C', 4, 'filled'],
    ['and A with B takes four of three or four', { ...standard, clause4bTail: 'C' }, 'AB/BC', 4, 'filled'],
  ])('%s', (_, settings, at, grade, clause) => {
    expect(gradeTable(settings).find(({ key, others }) => `${key}/${others}` === at)).toMatchObject({
      grade,
      clause,
    })
  })
})

/** Monotone over all single steps between the sets, on vectors of 4 and 5 letters A–C. */
function isMonotone(grade: Map<string, Grade>): boolean {
  const steps = { key: stepsBetweenSets(4), others: stepsBetweenSets(5) }
  return letterSets.every(
    (fixed) =>
      steps.key.every(([up, down]) => grade.get(`${up}/${fixed}`)! <= grade.get(`${down}/${fixed}`)!) &&
      steps.others.every(([up, down]) => grade.get(`${fixed}/${up}`)! <= grade.get(`${fixed}/${down}`)!),
  )
}

function stepsBetweenSets(size: number): [string, string][] {
  const found = new Set<string>()
  const setOf = (text: string) => [...new Set(text)].sort().join('')
  for (let n = 0; n < 3 ** size; n++) {
    const text = n
      .toString(3)
      .padStart(size, '0')
      .replace(/./g, (d) => 'ABC'[Number(d)]!)
    for (let i = 0; i < size; i++) {
      if (text[i] === 'C') continue
      const worse = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'C') + text.slice(i + 1)
      found.add(`${setOf(text)}>${setOf(worse)}`)
    }
  }
  return [...found].map((step) => step.split('>') as [string, string])
}
