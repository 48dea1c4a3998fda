import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideMove,
  decideUnitEnd,
  decideUnitPlace,
  kindsUnder,
  mayStandUnder,
  pathUnder,
  type TreeUnit,
  unitKinds,
} from './tree'

const codesOf = (decision: ReturnType<typeof decideMove>) =>
  decision.allowed ? [] : decision.reasons.map((reason) => reason.code)

const unit = (kind: TreeUnit['kind'], path: string, over: Partial<TreeUnit> = {}): TreeUnit => ({
  id: path.split('/').at(-2) ?? '',
  kind,
  name: kind,
  path,
  ended: false,
  ...over,
})

const hq = unit('head-office', '/hq/')
const east = unit('region', '/hq/east/')
const south = unit('region', '/hq/south/')
const suzhou = unit('branch', '/hq/east/suzhou/')

test.each<[string, TreeUnit['kind'], TreeUnit, string[]]>([
  ['a region stands under the head office', 'region', hq, []],
  ['a branch stands under a region', 'branch', east, []],
  ['a market office stands under a branch', 'market-office', suzhou, []],
  ['a department stands under the head office', 'department', hq, []],
  ['a branch does not stand under the head office', 'branch', hq, ['organisation.wrong-place']],
  ['a market office does not stand under a region', 'market-office', east, ['organisation.wrong-place']],
  ['there is one head office', 'head-office', hq, ['organisation.wrong-place']],
  ['nothing is added under an ended unit', 'branch', { ...east, ended: true }, ['organisation.parent-ended']],
])('%s', (_, kind, parent, expected) => {
  expect(codesOf(decideUnitPlace(kind, parent))).toEqual(expected)
})

test.each<[string, TreeUnit, TreeUnit, number, string[]]>([
  ['an empty branch moves to another region', suzhou, south, 0, []],
  ['a branch with one customer does not move', suzhou, south, 1, ['organisation.move-has-customers']],
  ['a branch does not move under the head office', suzhou, hq, 0, ['organisation.wrong-place']],
  [
    'a department does not move below itself',
    unit('department', '/hq/a/'),
    unit('department', '/hq/a/b/'),
    0,
    ['organisation.below-itself'],
  ],
  [
    'all reasons are told at once',
    suzhou,
    { ...unit('market-office', '/hq/east/suzhou/x/'), ended: true },
    3,
    [
      'organisation.wrong-place',
      'organisation.parent-ended',
      'organisation.below-itself',
      'organisation.move-has-customers',
    ],
  ],
])('%s', (_, moved, parent, customers, expected) => {
  expect(codesOf(decideMove(moved, parent, customers))).toEqual(expected)
})

test.each<[string, TreeUnit['kind'], { children: number; posts: number; customers: number }, string[]]>([
  ['an empty branch ends', 'branch', { children: 0, posts: 0, customers: 0 }, []],
  [
    'a unit with a unit below does not end',
    'region',
    { children: 1, posts: 0, customers: 0 },
    ['organisation.has-children'],
  ],
  [
    'a unit somebody holds a post in does not end',
    'branch',
    { children: 0, posts: 1, customers: 0 },
    ['organisation.has-posts'],
  ],
  [
    'a unit with a customer does not end',
    'market-office',
    { children: 0, posts: 0, customers: 1 },
    ['organisation.has-customers'],
  ],
  [
    'the head office never ends',
    'head-office',
    { children: 0, posts: 0, customers: 0 },
    ['organisation.head-office-stays'],
  ],
])('%s', (_, kind, contents, expected) => {
  expect(codesOf(decideUnitEnd(kind, contents))).toEqual(expected)
})

test('what may be added under a unit is what may stand there', () => {
  for (const parent of unitKinds)
    expect(kindsUnder(parent)).toEqual(unitKinds.filter((kind) => mayStandUnder(kind, parent)))
})

test('no chain of places leads back to itself below the sales structure', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('region', 'branch', 'market-office'),
      fc.constantFrom(...unitKinds),
      (kind, parent) => {
        if (mayStandUnder(kind, parent)) expect(mayStandUnder(parent, kind)).toBe(false)
      },
    ),
  )
})

test('a path is closed, so that no path is the beginning of a sibling’s', () => {
  expect(pathUnder(null, 'hq')).toBe('/hq/')
  expect(pathUnder('/hq/', 'a')).toBe('/hq/a/')
  expect(pathUnder('/hq/', 'ab').startsWith(pathUnder('/hq/', 'a'))).toBe(false)
})
