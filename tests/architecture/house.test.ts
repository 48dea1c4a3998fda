import { describe, expect, it } from 'vitest'
import { sourceFiles, textOf } from './source-files'

const code = (folders: readonly string[]) =>
  folders.flatMap(sourceFiles).filter((path) => /\.(tsx?|mjs|css|prisma)$/.test(path))
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path)
const product = code(['app', 'components', 'lib', 'prisma/schema', 'prisma/seed', 'scripts'])
const all = [...product, ...code(['tests'])]

/** What an area may hold, at its top or one level down. */
const areaFile =
  /^lib\/areas\/[a-z-]+\/([a-z-]+\/)?(rules\/[a-z0-9-]+(\.test)?\.ts|forms\/[a-z0-9-]+(\.test)?\.ts|(schema|policy|labels|contributes|queries|writes|mutations)\.ts)$/
const vagueName = /(^|\/)(utils?|helpers?|types?|index|common|misc|constants)\.(tsx?|mjs)$/
const frameworkName = /(^|\/)(\[\.{0,3}[a-zA-Z]+\]|\([a-z-]+\)|_[a-z-]+)(?=\/)/g
const longest = 350

describe('the house', () => {
  it('an area holds only the nine kinds of file', () => {
    expect(code(['lib/areas']).filter((path) => !areaFile.test(path))).toEqual([])
  })

  it('no file has a name that says nothing', () => {
    expect(all.filter((path) => vagueName.test(path))).toEqual([])
  })

  it('files and folders are kebab-case', () => {
    const plain = (path: string) => path.replaceAll(frameworkName, '').replace(/\.[a-z.-]+$/, '')
    const named = /^\/?[a-z0-9-]+(\/[a-z0-9-]+(\.json)?)*$/
    const strange = all.filter((path) => !named.test(plain(path)))
    expect(strange.filter((path) => path !== 'lib/messages/zh-CN.ts')).toEqual([])
  })

  it(`no source file has ${longest} lines or more`, () => {
    const length = (path: string) => textOf(path).split('\n').length - 1
    const long = product.filter((path) => !isTest(path) && length(path) >= longest)
    expect(long.map((path) => `${path}: ${length(path)}`)).toEqual([])
  })

  it('a test is for everybody, always: none is skipped, repeated or made to sleep', () => {
    const evasion = /\b(it|test|describe)\.(skip|only|todo|fixme|fails)\b|\bretry:|waitForTimeout\(/
    expect(all.filter((path) => isTest(path) && evasion.test(textOf(path)))).toEqual([])
  })

  it('no type is silenced', () => {
    const silenced = /@ts-(ignore|nocheck|expect-error)|\bas any\b|eslint-disable/
    const checks = ['tests/architecture/house.test.ts', 'eslint.config.mjs']
    expect(all.filter((path) => !checks.includes(path) && silenced.test(textOf(path)))).toEqual([])
  })
})
