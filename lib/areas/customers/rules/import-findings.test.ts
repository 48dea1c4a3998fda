import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { fileProblems } from '@/lib/core/sheets/refused'
import en from '@/lib/messages/en/import.json'
import zhCN from '@/lib/messages/zh-CN/import.json'
import { findingCodes } from './import-findings'

/** Every figure any finding or refusal can carry. */
const values = {
  cell: '甲',
  part: '乙',
  from: '1.005',
  to: '1.01',
  date: '2011-03-01',
  name: '丙',
  accepted: '.xlsx,.csv',
  count: 2,
  first: 3,
  max: 80,
  limit: 2000,
  megabytes: 200,
  row: 4,
  column: 5,
}

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
] as const)('%s', (locale, messages) => {
  const say = createTranslator({
    locale,
    messages,
    onError: (error) => {
      throw error
    },
  })

  test.each(findingCodes)('the finding %s has its sentence', (code) => {
    expect(say(`findings.${code}`, values)).not.toMatch(/[{}]/)
  })

  test.each(fileProblems)('the refusal %s has its sentence', (code) => {
    expect(say(`file.${code}`, values)).not.toMatch(/[{}]/)
  })

  test('there is no sentence without a code', () => {
    expect(Object.keys(messages.findings).sort()).toEqual([...findingCodes].sort())
    expect(Object.keys(messages.file).sort()).toEqual([...fileProblems].sort())
  })
})
