import { describe, expect, test } from 'vitest'
import { type Reporting, reportingTree, wouldCycle } from './reporting'

/** `a>b` is b under a; a trailing `!` has left. */
const posts = (...lines: string[]): Reporting[] =>
  lines.map((line, position) => {
    const [above, name] = line.includes('>') ? line.split('>') : [null, line]
    return { id: name.replace('!', ''), reportsToId: above ?? null, position, ended: name.endsWith('!') }
  })
const drawn = (...lines: string[]) => {
  const tree = reportingTree(posts(...lines))
  const write = (id: string): string => {
    const below = tree.below.get(id)!
    return id + (below.length > 0 ? `(${below.map(write).join(' ')})` : '')
  }
  return tree.roots.map(write).join(' ')
}

describe('who reports to whom', () => {
  test.each([
    ['one line', ['a', 'a>b', 'b>c'], 'a(b(c))'],
    ['brothers in the order they stand in', ['a', 'a>c', 'a>b'], 'a(c b)'],
    ['several heads', ['a', 'b', 'a>c'], 'a(c) b'],
    ['a superior who left is passed over', ['a', 'a>b!', 'b>c'], 'a(c)'],
    ['two in a row who left', ['a', 'a>b!', 'b>c!', 'c>d'], 'a(d)'],
    ['a head who left leaves heads', ['a!', 'a>b', 'a>c'], 'b c'],
    ['an unknown superior makes a head', ['x>b', 'b>c'], 'b(c)'],
    ['a circle is opened at its last member', ['c>a', 'a>b', 'b>c'], 'c(a(b))'],
    ['one who reports to himself', ['a>a', 'a>b'], 'a(b)'],
    ['a circle among those who left', ['b>a!', 'a>b!', 'a>c'], 'c'],
    ['nobody', [], ''],
  ])('%s', (_, lines, expected) => expect(drawn(...lines)).toBe(expected))

  test('a line over somebody who left says so', () =>
    expect([...reportingTree(posts('a', 'a>b!', 'b>c', 'a>d')).bridged]).toEqual(['c']))
})

describe('nobody stands above himself', () => {
  const line = posts('a', 'a>b', 'b>c', 'd')
  test.each([
    ['under his own subordinate', 'a', 'c', true],
    ['under himself', 'b', 'b', true],
    ['under somebody beside', 'b', 'd', false],
    ['under nobody', 'b', null, false],
    ['under his superior’s superior', 'c', 'a', false],
  ])('%s', (_, id, superior, expected) => expect(wouldCycle(line, id, superior)).toBe(expected))
  test('a circle already there ends the search', () =>
    expect(wouldCycle(posts('b>a', 'a>b', 'c'), 'c', 'a')).toBe(false))
})
