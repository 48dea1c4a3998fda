import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import en from '@/lib/messages/en/ui.json'
import reasons from '@/lib/messages/zh-CN/reasons.json'
import zhCN from '@/lib/messages/zh-CN/ui.json'
import { wayFrom } from './ways'

test.each([
  ['customers.rating-not-begun', '/customers/c/rating'],
  ['credit.never-rated', '/customers/c/rating'],
  ['customers.file-incomplete', '/customers/c/file/A6'],
  ['customers.file-not-whole', '/customers/c/file/A6'],
  ['credit.no-contract', '/customers/c/credit'],
  ['credit.no-exception', '/customers/c/credit'],
  ['customers.change-open', '/customers/c/life'],
])('%s is mended at %s', (code, href) => {
  expect(wayFrom(code, 'c')?.href).toBe(href)
})

test('what no screen mends, or concerns no customer, has no way', () => {
  expect(wayFrom('approvals.closed', 'c')).toBeNull()
  expect(wayFrom('credit.no-contract', null)).toBeNull()
})

test('every code with a way is one a rule says, and its link has a word in both languages', () => {
  const codes = [...readFileSync('components/form/ways.ts', 'utf8').matchAll(/'(\w+\.[\w-]+)':/g)].map(String)
  const known = Object.entries(reasons).flatMap(([area, said]) =>
    Object.keys(said).map((code) => `${area}.${code}`),
  )
  for (const found of codes) {
    const code = found.slice(1, found.indexOf("'", 1) === -1 ? -1 : found.indexOf("'", 1))
    expect(known).toContain(code)
    const { name } = wayFrom(code, 'c')!
    expect([zhCN.ways[name], en.ways[name]].every(Boolean)).toBe(true)
  }
})
