import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decidePlace,
  type Firm,
  firmsAbove,
  levelsFrom,
  placed,
  type PlaceFacts,
  rootsOf,
  treeOrder,
} from './group-tree'

/** 总 holds 东 and 西, 东 holds 店; 独 stands alone, 他 holds 他子. */
const firms: Firm[] = [
  { id: '总', parentId: null },
  { id: '东', parentId: '总' },
  { id: '西', parentId: '总' },
  { id: '店', parentId: '东' },
  { id: '独', parentId: null },
  { id: '他', parentId: null },
  { id: '他子', parentId: '他' },
]
const limits = { depth: 3, members: 6 }

type Ask = [id: string, under: string | null, tie?: PlaceFacts['tie']]
function place([id, under, tie = 'subsidiary']: Ask, change: Partial<PlaceFacts> = {}, living = true) {
  const customer = firms.find((firm) => firm.id === id)!
  return decidePlace({
    customer: { ...customer, tie: customer.parentId === null ? null : 'subsidiary' },
    parent: under === null ? null : { id: under, name: under, living },
    tie,
    firms,
    limits,
    ...change,
  })
}

describe('placing a customer in a group', () => {
  it.each<[string, Ask, string, string | null]>([
    ['a firm that stands alone joins', ['独', '西'], 'joined', 'subsidiary'],
    ['as an affiliate', ['独', '西', 'affiliate'], 'joined', 'affiliate'],
    ['a firm moves to a brother', ['店', '西'], 'moved', 'subsidiary'],
    ['a firm leaves, its tie with it', ['店', null], 'left', null],
    ['the tie alone changes', ['店', '东', 'affiliate'], 'tied', 'affiliate'],
    ['a whole group joins, just as deep as allowed', ['他', '总'], 'joined', 'subsidiary'],
  ])('%s', (_sentence, ask, deed, tie) => {
    const decision = place(ask, { limits: { depth: 3, members: 7 } })
    expect(decision).toMatchObject({ allowed: true, step: { deed, parentId: ask[1], tie } })
  })

  it.each<[string, Ask, Partial<PlaceFacts>, string[]]>([
    ['under itself', ['总', '总'], {}, ['customers.group-itself']],
    ['under its daughter', ['总', '东'], {}, ['customers.group-circle']],
    ['under its granddaughter', ['总', '店'], {}, ['customers.group-circle']],
    ['one level too deep', ['独', '店'], {}, ['customers.group-too-deep']],
    ['a group of two levels under the second level', ['他', '东'], {}, ['customers.group-too-deep']],
    ['one firm too many', ['独', '总'], { limits: { depth: 3, members: 4 } }, ['customers.group-too-large']],
    ['too deep and too many', ['他', '东'], { limits: { depth: 3, members: 5 } }, ['customers.group-too-deep', 'customers.group-too-large']],
    ['nothing changes', ['店', '东'], {}, ['customers.group-unchanged']],
    ['nothing to leave', ['独', null], {}, ['customers.group-unchanged']],
  ])('refuses %s', (_sentence, ask, change, codes) => {
    const decision = place(ask, change)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  }) // prettier-ignore

  it('refuses a parent in the recycle bin', () => {
    expect(place(['独', '西'], {}, false)).toMatchObject({ reasons: [{ code: 'customers.group-deleted' }] })
  })

  it('whatever is asked in whatever order, the firms stay a forest within its limits, each with the right top', () => {
    const id = fc.integer({ min: 0, max: 11 }).map(String)
    const asks = fc.array(fc.tuple(id, fc.option(id)), { maxLength: 60 })
    fc.assert(
      fc.property(asks, (all) => {
        let now: Firm[] = Array.from({ length: 12 }, (_, at) => ({ id: String(at), parentId: null }))
        for (const [firm, under] of all) {
          const customer = { ...now.find((one) => one.id === firm)!, tie: null }
          const parent = under === null ? null : { id: under, name: under, living: true }
          const decision = decidePlace({ customer, parent, tie: 'affiliate', firms: now, limits })
          if (decision.allowed) now = placed(now, firm, decision.step.parentId)
        }
        const roots = rootsOf(now)
        const sizes = Map.groupBy(roots, ([, root]) => root)
        for (const one of now) {
          const above = firmsAbove(now, one.id)
          expect(above).not.toContain(one.id)
          expect(above.length).toBeLessThan(limits.depth)
          const top = above.at(-1) ?? one.id
          const alone = one.parentId === null && !now.some((other) => other.parentId === one.id)
          expect(roots.get(one.id)).toBe(alone ? null : top)
          expect(alone ? 1 : sizes.get(top)!.length).toBeLessThanOrEqual(limits.members)
        }
      }),
    )
  })
})

describe('the drawing', () => {
  const byName = (a: Firm, b: Firm) => (a.id < b.id ? -1 : 1)
  it('draws each firm below the one it belongs to', () => {
    expect(
      treeOrder(firms.slice(0, 4), firms, byName).map(({ firm, level, last }) => [firm.id, level, last]),
    ).toEqual([
      ['总', 1, true],
      ['东', 2, false],
      ['店', 3, true],
      ['西', 2, true],
    ])
  })
  it('draws a firm whose parent is not shown below the nearest one above that is, as if there were none between', () => {
    const shown = firms.filter(({ id }) => id === '总' || id === '店')
    expect(treeOrder(shown, firms, byName).map(({ firm, level, under }) => [firm.id, level, under])).toEqual([
      ['总', 1, null],
      ['店', 2, '总'],
    ])
  })
  it('draws firms on top when nothing above them is shown', () => {
    const shown = firms.filter(({ id }) => id === '西' || id === '店')
    expect(treeOrder(shown, firms, byName).map(({ level }) => level)).toEqual([1, 1])
  })
})

it('data that runs in a circle hangs nothing', () => {
  const circle: Firm[] = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ]
  expect(firmsAbove(circle, 'a')).toEqual(['b'])
  expect(levelsFrom(circle, 'a')).toBe(2)
  expect(rootsOf(circle).size).toBe(2)
})
