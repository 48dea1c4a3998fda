import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { catalogueSource } from '@/scripts/catalogues.mjs'
import { sourceFiles, textOf } from './source-files'

type Tree = { [key: string]: string | Tree }

const namespaces = (locale: string) =>
  sourceFiles(`lib/messages/${locale}`).map((path) => path.split('/').at(-1) ?? '')
const names = namespaces('zh-CN')

/** Dotted key → text. */
function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  )
}

const messages = (locale: string, name: string) =>
  flat(JSON.parse(textOf(`lib/messages/${locale}/${name}`)) as Tree)

/** What a message is given: names of values, and of tags around text. */
function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.tag:
        return [`<${element.value}>`, ...placeholders(element.children)]
      case TYPE.plural:
      case TYPE.select:
        return [
          element.value,
          ...Object.values(element.options).flatMap((option) => placeholders(option.value)),
        ]
      default:
        return [element.value]
    }
  })
}

/** What a text is given; what is wrong with it where it cannot be read. */
function shapeOf(text: string): string[] {
  try {
    return [...new Set(placeholders(parse(text)))].sort()
  } catch (error) {
    return [`${error instanceof Error ? error.message : error}: ${text}`]
  }
}

/** Figures that may be one, before a word that would then stand alone: `{count} rows`, `{count} open tokens`. */
const COUNTED =
  /\{(?:count|days|times|rows|years|months|pieces|fields|undone|done|kept)(?:, number)?\} ([a-z]+)(?: ([a-z]+))?/g
const MANY = new Set(['people', 'wait', 'match', 'get', 'are', 'were', 'have'])
const ALIKE = new Set(['is', 'this', 'others', 'less', 'was', 'has', 'yours'])

function isMany(word = ''): boolean {
  return MANY.has(word) || (word.endsWith('s') && !ALIKE.has(word))
}

function bareCount(text: string): boolean {
  return [...text.matchAll(COUNTED)].some(([, first, second]) => isMany(first) || isMany(second))
}

describe('the catalogues', () => {
  it('have the same namespaces in both languages', () => {
    expect(namespaces('en')).toEqual(names)
  })

  it.each(['zh-CN', 'en'])('%s.ts lists every namespace (npm run catalogues)', (locale) => {
    expect(textOf(`lib/messages/${locale}.ts`)).toBe(catalogueSource(locale))
  })

  it.each(names)('%s has the same keys in both languages', (name) => {
    expect([...messages('en', name).keys()].sort()).toEqual([...messages('zh-CN', name).keys()].sort())
  })

  it.each(names)('%s is given the same values in both languages', (name) => {
    const english = messages('en', name)
    for (const [key, text] of messages('zh-CN', name)) {
      const takes = shapeOf(text)
      const unreadable = takes.filter((name) => !/^<?\w+>?$/.test(name))
      expect.soft({ key, unreadable }).toEqual({ key, unreadable: [] })
      expect.soft({ key, takes: shapeOf(english.get(key) ?? '') }).toEqual({ key, takes })
    }
  })

  it.each(names)('%s leaves nothing empty', (name) => {
    const texts = ['zh-CN', 'en'].flatMap((locale) => [...messages(locale, name)])
    expect(texts.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })

  it.each(names)('%s has no Chinese punctuation in English', (name) => {
    const marked = [...messages('en', name)].filter(([, text]) => /[（），。：；、！？]/.test(text))
    expect(marked).toEqual([])
  })

  it.each(names)('%s counts one in English as one, and sets a percent sign at its number', (name) => {
    const wrong = [...messages('en', name)].filter(([, text]) => bareCount(text) || /[\d}] %/.test(text))
    expect(wrong).toEqual([])
  })
})
