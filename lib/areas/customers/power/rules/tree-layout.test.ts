import { describe, expect, test } from 'vitest'
import { type Reporting, reportingTree } from './reporting'
import { type Layout, membersOf, sheetsOf, type Sizes, treeLayout } from './tree-layout'

const sizes: Sizes = {
  width: 184,
  height: 84,
  gapX: 22,
  gapY: 44,
  stackGap: 20,
  indent: 20,
  stackFrom: 3,
  stackMost: 8,
}
/** People below each other by numbers: person n reports to `superior(n)`. */
const company = (count: number, superior: (n: number) => number | null): Reporting[] =>
  Array.from({ length: count }, (_, n) => {
    const above = superior(n)
    return { id: `p${n}`, reportsToId: above === null ? null : `p${above}`, position: n }
  })
const overlaps = ({ spots }: Layout): string[] => {
  const all = [...spots]
  return all.flatMap(([a, p], at) =>
    all
      .slice(at + 1)
      .filter(([, q]) => Math.abs(p.x - q.x) < sizes.width && Math.abs(p.y - q.y) < sizes.height)
      .map(([b]) => `${a}/${b}`),
  )
}
const sixty = company(60, (n) => (n === 0 ? null : n < 5 ? 0 : n < 20 ? 1 + (n % 4) : 5 + (n % 15)))

describe('the tidy tree', () => {
  test('one below stands under his superior', () => {
    const { spots } = treeLayout(reportingTree(company(2, (n) => (n === 0 ? null : 0))), sizes)
    expect([...spots]).toEqual([
      ['p0', { x: 0, y: 0 }],
      ['p1', { x: 0, y: 104 }],
    ])
  })
  test('three people: a superior stands over the middle of two', () => {
    const { spots, stacked } = treeLayout(reportingTree(company(3, (n) => (n === 0 ? null : 0))), sizes)
    expect([...spots.values()]).toEqual([
      { x: 103, y: 0 },
      { x: 0, y: 128 },
      { x: 206, y: 128 },
    ])
    expect([...stacked]).toEqual([])
  })
  test('three without anybody below hang in a column, set in', () => {
    const { spots, stacked } = treeLayout(reportingTree(company(4, (n) => (n === 0 ? null : 0))), sizes)
    expect([...spots.values()]).toEqual([
      { x: 0, y: 0 },
      { x: 20, y: 104 },
      { x: 20, y: 208 },
      { x: 20, y: 312 },
    ])
    expect([...stacked]).toEqual(['p1', 'p2', 'p3'])
  })
  test('nine hang in two columns', () => {
    const { spots } = treeLayout(reportingTree(company(10, (n) => (n === 0 ? null : 0))), sizes)
    expect(spots.get('p9')).toEqual({ x: 246, y: 104 })
  })
  test('five: branches stand side by side, their head over the middle', () => {
    const { spots, width } = treeLayout(reportingTree(company(5, (n) => [null, 0, 0, 1, 2][n]!)), sizes)
    expect([...spots.values()]).toEqual([
      { x: 103, y: 0 },
      { x: 0, y: 128 },
      { x: 0, y: 232 },
      { x: 206, y: 128 },
      { x: 206, y: 232 },
    ])
    expect(width).toBe(390)
  })
  test.each<[string, Reporting[]]>([
    ['nobody', []],
    ['sixty in four levels', sixty],
    ['sixty under one', company(60, (n) => (n === 0 ? null : 0))],
    ['sixty in one line', company(60, (n) => (n === 0 ? null : n - 1))],
    ['sixty single people', company(60, () => null)],
    ['three heads', company(30, (n) => (n < 3 ? null : n % 3))],
    ['uneven branches', company(40, (n) => (n === 0 ? null : Math.floor(Math.sqrt(n - 1))))],
  ])('%s: everybody has a place, no two cards overlap', (_, people) => {
    const layout = treeLayout(reportingTree(people), sizes)
    expect([...layout.spots.keys()].sort()).toEqual(people.map(({ id }) => id).sort())
    expect(overlaps(layout)).toEqual([])
    for (const { x, y } of layout.spots.values()) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(x + sizes.width).toBeLessThanOrEqual(layout.width)
    }
  })
  test('a superior stands above everybody who reports to him', () => {
    const tree = reportingTree(sixty)
    const { spots } = treeLayout(tree, sizes)
    for (const [id, superior] of tree.above)
      expect(spots.get(id)!.y, id).toBeGreaterThan(spots.get(superior)!.y)
  })
  test('the same people in another order are drawn alike', () => {
    const turned = treeLayout(reportingTree(sixty.toReversed()), sizes)
    const plain = treeLayout(reportingTree(sixty), sizes)
    expect(Object.fromEntries(turned.spots)).toEqual(Object.fromEntries(plain.spots))
  })
  test('ended superiors are not drawn', () => {
    const people = company(6, (n) => (n === 0 ? null : n - 1)).map((one) => ({
      ...one,
      ended: one.id === 'p2',
    }))
    expect([...treeLayout(reportingTree(people), sizes).spots.keys()]).not.toContain('p2')
  })
})

describe('sheets of paper', () => {
  const room = { width: 1450, height: 860 }
  const print: Sizes = {
    width: 150,
    height: 46,
    gapX: 12,
    gapY: 26,
    stackGap: 8,
    indent: 14,
    stackFrom: 2,
    stackMost: 12,
  }
  test('what fits stays on one sheet', () =>
    expect(sheetsOf(reportingTree(company(12, (n) => (n === 0 ? null : n % 3))), print, room)).toHaveLength(
      1,
    ))
  test.each<[string, Reporting[]]>([
    ['sixty in four levels', sixty],
    ['two hundred', company(200, (n) => (n === 0 ? null : Math.floor((n - 1) / 4)))],
    ['three heads', company(90, (n) => (n < 3 ? null : n % 3))],
  ])('%s: every sheet fits, everybody is on one, nobody is below somebody on two', (_, people) => {
    const tree = reportingTree(people)
    const sheets = sheetsOf(tree, print, room)
    for (const { layout } of sheets) {
      expect(layout.width).toBeLessThanOrEqual(room.width)
      expect(layout.height).toBeLessThanOrEqual(room.height)
    }
    const drawn = sheets.flatMap(({ layout, continues }) =>
      [...layout.spots.keys()].filter((id) => id !== continues),
    )
    expect(drawn.sort()).toEqual(people.map(({ id }) => id).sort())
    const continued = sheets.flatMap(({ continues }) => (continues ? [continues] : []))
    expect(sheets.flatMap(({ cut }) => cut).sort()).toEqual(continued.sort())
  })
  test('members are told head first', () =>
    expect(membersOf(reportingTree(company(4, (n) => [null, 0, 1, 0][n]!)), 'p0')).toEqual([
      'p0',
      'p1',
      'p2',
      'p3',
    ]))
})
