import { describe, expect, it } from 'vitest'
import { planNames } from '@/lib/composition/approval-plans'
import { settingsRegistry } from '@/lib/composition/settings-registry'
import { permissions } from '@/lib/core/permissions'
import english from '@/lib/messages/en/audit.json'
import notices from '@/lib/messages/zh-CN/notices.json'
import people from '@/lib/messages/zh-CN/people.json'
import chinese from '@/lib/messages/zh-CN/audit.json'
import { sourceFiles, textOf } from './source-files'

type Tree = { [key: string]: string | Tree }

const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  )

/** Dotted names that are no events, in the files that write the trail. */
const otherNames = new Set<string>([
  ...permissions,
  ...settingsRegistry.keys(),
  ...planNames,
  ...keysOf(notices),
  ...['errors', 'reasons', 'auth'].flatMap((name) => {
    const keys = keysOf(JSON.parse(textOf(`lib/messages/zh-CN/${name}.json`)) as Tree)
    return [...keys, ...keys.map((key) => `${name}.${key}`)]
  }),
  // Names of locks, of what is kept about defaults, of catalogues and of tasks.
  'dakehu.administrators',
  'dakehu.default-grants',
  'admin.known-permissions',
  'customers.import-plan',
  'customers.import-undo',
  'customers.list',
  'customers.start-export',
  'customers.restore',
])

/** Files in which events are written. */
const writers = sourceFiles('lib').filter((path) => /\/(mutations|writes|sign-in)\.ts$/.test(path))

/** Names that stand as the kind of something, or are neither a mutation's name nor anything else that is known. */
function eventsIn(text: string): string[] {
  const names = text.matchAll(/(.{0,24})['`]([a-z]+\.[a-z-]+(?:['`]|\$\{))/g)
  return [...names].flatMap(([, before = '', quoted = '']) => {
    const name = quoted.replace(/['`]$/, '')
    const isElse =
      /\b(name|code|rule|key|href|in): $/.test(before) || /(valueOf|takePoint)\([^)]*$/.test(before)
    return !isElse && (/\bkind: $/.test(before) || !otherNames.has(name)) ? [name] : []
  })
}

describe('the trail', () => {
  const found = new Map(
    writers.flatMap((path) => eventsIn(textOf(path)).map((name) => [name, path] as const)),
  )

  it('is written somewhere', () => {
    expect(found.size).toBeGreaterThan(50)
  })

  it.each([
    ['zh-CN', chinese],
    ['en', english],
  ])('has a sentence for every event (%s)', (_, catalogue) => {
    const sentences = keysOf(catalogue)
    const isTold = (name: string) =>
      name.endsWith('${')
        ? sentences.some((key) => key.startsWith(name.slice(0, -2)))
        : sentences.includes(name)
    const silent = [...found].filter(([name]) => !isTold(name) && !otherNames.has(name))
    expect(silent.map(([name, path]) => `${name} in ${path}`)).toEqual([])
  })

  it('names every approval plan a delegation may cover', () => {
    const named = Object.keys(people.plan)
    expect(
      planNames.map((plan) => plan.replaceAll('.', '-')).filter((plan) => !named.includes(plan)),
    ).toEqual([])
  })
})
