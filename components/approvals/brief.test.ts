import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import en from '@/lib/messages/en/approvals.json'
import zhCN from '@/lib/messages/zh-CN/approvals.json'
import { briefOf } from './brief'

const over = {
  tone: 'lowers',
  code: 'credit.sentences.over-ceiling',
  values: {
    grade: 3,
    method: 'average',
    averageFen: 1_864_000_00,
    termMonths: 1,
    seasonFactor: '1',
    coefficient: '0.8',
    ceilingFen: 149_120_00,
    overFen: 10_900_00,
  },
}
/** Every code that makes a row depart from the rule, as the rules spell it. */
const codes = ['line-sentences', 'credit-standing'].flatMap((file) =>
  [
    ...readFileSync(`lib/areas/credit/rules/${file}.ts`, 'utf8').matchAll(
      /(?<='(?:blocks|lowers|heeds)',\s*'R-\w+',\s*'|code: ')credit\.[a-z.-]+/g,
    ),
  ].map(String),
)

describe.each([
  ['zh-CN', zhCN, '申请高出上限 1.09 万'],
  ['en', en, '1.09 wan above the ceiling'],
] as const)('%s', (locale, approvals, word) => {
  const t = createTranslator({
    locale,
    messages: { approvals },
    namespace: 'approvals',
    onError: (error) => {
      throw error
    },
  }) as never
  const say = (code: string) => `whole sentence of ${code}`

  test('an amount above the ceiling is that amount, not the formula', () => {
    expect(briefOf(t, say, over)).toBe(word)
  })

  test('every deviation of a line has its word', () => {
    const values = {
      ...over.values,
      percent: 82.3,
      count: 2,
      dueOn: '2026-12-02',
      until: '2026-12-20',
      on: '2026-10-31',
      state: 'potential',
      exposureFen: 1,
      roomFen: 1,
      riseFen: 1,
      overdueFen: 1,
    }
    expect(codes.length).toBeGreaterThan(15)
    for (const code of codes)
      expect(briefOf(t, say, { tone: 'heeds', code, values })).not.toMatch(/whole sentence|[{}]/)
  })

  test('papers of other areas keep their sentence', () => {
    expect(briefOf(t, say, { tone: 'heeds', code: 'customers.change-is' })).toBe(
      'whole sentence of customers.change-is',
    )
  })
})
