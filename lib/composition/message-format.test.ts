import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import { formatMessage } from './message-format'

type Tree = { [key: string]: string | Tree }

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((one) => (typeof one === 'string' ? [one] : textsOf(one)))
}

/** Values a message can be given; `option` turns through what a choice knows. */
function valuesFor(elements: readonly MessageFormatElement[], option: number): Record<string, unknown> {
  return Object.assign(
    {},
    ...elements.map((element) => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return {}
      if (element.type === TYPE.tag)
        return {
          ...valuesFor(element.children, option),
          [element.value]: (inside: unknown) => `[${String(inside)}]`,
        }
      if (element.type !== TYPE.plural && element.type !== TYPE.select)
        return { [element.value]: 123 + option }
      const ways = Object.keys(element.options)
      const inside = Object.values(element.options).map(({ value }) => valuesFor(value, option))
      const chosen = element.type === TYPE.plural ? option : ways[option % ways.length]
      return Object.assign({}, ...inside, { [element.value]: chosen }) as Record<string, unknown>
    }),
  ) as Record<string, unknown>
}

describe('a message reads as next-intl itself writes it, the first time and the second', () => {
  test.each([
    ['zh-CN' as const, zhCN as Tree],
    ['en' as const, en as Tree],
  ])('every one of %s', (locale, catalogue) => {
    const wrong: unknown[] = []
    for (const text of new Set(textsOf(catalogue))) {
      const elements = parse(text)
      for (const option of [0, 1, 2]) {
        const values = valuesFor(elements, option)
        const theirs = createTranslator({ locale, messages: { text }, timeZone: 'Asia/Shanghai' }).markup
        const said = theirs('text', values as never)
        const [first, second] = [0, 1].map(() => formatMessage('text', text, values as never, { locale }))
        const written = Array.isArray(first) ? first.join('') : first
        if (written !== said || JSON.stringify(first) !== JSON.stringify(second))
          wrong.push({ text, said, first })
      }
    }
    expect(wrong).toEqual([])
  })

  test('what is given nothing stands as it is written', () => {
    expect(formatMessage('a', '保存', undefined, { locale: 'zh-CN' })).toBe('保存')
    expect(formatMessage('a', "'{'x'}'", undefined, { locale: 'en' })).toBe('{x}')
    expect(() => formatMessage('a', {}, undefined, { locale: 'en' })).toThrow('not one message')
  })

  test.each([
    ['还有 {count} 家', { count: 1115 }, '还有 1,115 家'],
    ['还有 {count} 家', { count: 999 }, '还有 999 家'],
    ['还有 {count} 家', { count: '1115' }, '还有 1115 家'],
    [
      '{by}移交 {count} 家{count, plural, =1 {} other {等 {count} 家，共 {total}}}',
      { by: '沈', count: 1200, total: -4000 },
      '沈移交 1,200 家等 1,200 家，共 -4,000',
    ],
    ['{kind, select, a {甲 {n}} other {乙}}', { kind: 'a', n: 12345 }, '甲 12,345'],
    ['{date}，第 {year} 年', { date: '今天', year: 2026 }, '今天，第 2026 年'],
    ['{fiscalYear}年', { fiscalYear: 2026 }, '2026年'],
  ])('%s given %o reads %s', (text, values, said) => {
    for (const locale of ['zh-CN', 'en', 'zh-CN'])
      expect(formatMessage('a', text, values, { locale })).toBe(said)
  })

  test('a long number inside a mark has its separators too', () => {
    const bold = (inside: unknown) => `[${String(inside)}]`
    const said = formatMessage(
      'a',
      '已选 <b>{count}</b> 家',
      { count: 4372, b: bold },
      {
        locale: 'zh-CN',
      },
    )
    expect([said].flat().join('')).toBe('已选 [4,372] 家')
  })

  test('nothing is asked for in a catalogue that a clock would have to tell', () => {
    const texts = [...textsOf(zhCN), ...textsOf(en)]
    expect(texts.filter((text) => /\{\w+,\s*(date|time)\b/.test(text))).toEqual([])
  })
})
