import { expect, it } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { sourceFiles, textOf } from './source-files'

it('every rule the product cites can be read in the help', () => {
  const cited = ['lib', 'app', 'components']
    .flatMap(sourceFiles)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) =>
      [...textOf(path).matchAll(/\brule(?:: |=)['"]([^'"]+)['"]/g)].map((match) => match[1]!),
    )
  expect(cited.length).toBeGreaterThan(100)
  expect([...new Set(cited)].filter((rule) => !Object.hasOwn(zhCN.rules, rule))).toEqual([])
})
