import { describe, expect, test } from 'vitest'
import { defaultGrants } from '@/lib/composition/default-grants'
import { clashesOf, type Permission, roleCodes } from '@/lib/core/permissions'
import { demoDelegation, demonstrationSignIns, demoPeople, demoUnits, holderOf, usernameOf } from './people'

describe('the demonstration company', () => {
  test('every role has somebody', () => {
    expect(
      roleCodes.filter((role) => !demoPeople.some((p) => p.posts.some((post) => post.role === role))),
    ).toEqual([])
  })
  test('every post is in a unit that exists, every unit hangs under another', () => {
    const codes = new Set(demoUnits.map((u) => u.code))
    expect(demoPeople.flatMap((p) => p.posts).filter((post) => !codes.has(post.unit))).toEqual([])
    expect(
      demoUnits.filter(
        (u) => (u.kind === 'head-office') !== (u.parent === null) || (u.parent && !codes.has(u.parent)),
      ),
    ).toEqual([])
  })
  test('two regions, four branches, the key-account department and the archive room', () => {
    const count = (kind: string) => demoUnits.filter((u) => u.kind === kind).length
    expect([count('region'), count('branch'), count('archive-room')]).toEqual([2, 4, 1])
    expect(demoUnits.map((u) => u.name)).toContain('大客户部')
  })
  test.each(['branch-gm', 'branch-sales-manager', 'cashier', 'accountant', 'courier'] as const)(
    'every branch has a %s of its own or an acting one',
    (role) => {
      const missing = demoUnits.filter(
        (u) =>
          u.kind === 'branch' &&
          !demoPeople.some((p) => p.posts.some((post) => post.role === role && post.unit === u.code)),
      )
      expect(missing).toEqual([])
    },
  )
  test('nobody holds two rights that must never meet', () => {
    const broken = demoPeople.filter(
      (p) =>
        clashesOf(p.posts.flatMap((post) => Object.keys(defaultGrants[post.role]) as Permission[])).length >
        0,
    )
    expect(broken.map((p) => p.name)).toEqual([])
  })
  test('somebody acts for another, somebody has two posts, somebody signs for another', () => {
    expect(demoPeople.some((p) => p.posts.some((post) => post.acting))).toBe(true)
    expect(demoPeople.some((p) => p.posts.filter((post) => !post.acting).length > 1)).toBe(true)
    expect(demoPeople.map((p) => p.name)).toEqual(
      expect.arrayContaining([demoDelegation.from, demoDelegation.to]),
    )
  })
})

describe('signing in', () => {
  test.each([
    ['区嘉敏', 'oujiamin'],
    ['单雪梅', 'shanxuemei'],
    ['仇铁生', 'qiutiesheng'],
    ['解晓岚', 'xiexiaolan'],
    ['翟月明', 'zhaiyueming'],
    ['查知寒', 'zhazhihan'],
    ['曾静姝', 'zengjingshu'],
    ['钟离岫', 'zhonglixiu'],
    ['沈若溪', 'shenruoxi'],
  ])('%s is %s: family names are read as family names', (name, username) =>
    expect(usernameOf(name)).toBe(username),
  )
  test('the administrator signs in as admin, and no name is given twice', () => {
    const names = demoPeople.map((p) => p.username)
    expect(names).toContain('admin')
    expect(new Set(names).size).toBe(names.length)
    expect(names.every((name) => /^[a-z]+$/.test(name))).toBe(true)
  })
  test('all are listed with post and unit, the same password for everybody', () => {
    const listed = demonstrationSignIns()
    expect(new Set(listed.map((one) => one.username)).size).toBe(demoPeople.length)
    expect(new Set(listed.map((one) => one.password)).size).toBe(1)
    expect(listed.find((one) => one.username === 'gumingyuan')).toMatchObject({
      name: '顾明远',
      role: 'branch-gm',
      unit: '苏州分支机构',
    })
  })
})

test('a post is looked up in the unit, else nearest above, else in the company', () => {
  expect(holderOf('branch-gm', 'SZ-WJ').name).toBe('顾明远')
  expect(holderOf('marketing-director', 'SZ').name).toBe('韩砚秋')
  expect(holderOf('head-of-marketing', 'XM').name).toBe('葛岱')
})
