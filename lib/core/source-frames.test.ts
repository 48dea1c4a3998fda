import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceFrames } from './source-frames'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dakehu-frames-'))
  // Everything of line 1 from column 1 on comes from line 3, column 1 of the source.
  const map = {
    version: 3,
    sources: ['../../../../lib/core/money.ts'],
    names: [],
    mappings: 'AAEA',
  }
  writeFileSync(join(folder, 'built.js.map'), JSON.stringify(map))
  writeFileSync(join(folder, 'torn.js.map'), '{')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['a built program with its map', '    at a (FOLDER/built.js:1:9)', '    at a (lib/core/money.ts:3:9)'],
  ['one without a name', '    at FOLDER/built.js:1:1', '    at lib/core/money.ts:3:1'],
  ['a program without a map', '    at a (FOLDER/other.js:1:9)', '    at a (FOLDER/other.js:1:9)'],
  ['a map that cannot be read', '    at a (FOLDER/torn.js:1:9)', '    at a (FOLDER/torn.js:1:9)'],
  ['a place of Node itself', '    at node:internal/timers:524:27', '    at node:internal/timers:524:27'],
  ['no place at all', '    at <anonymous>', '    at <anonymous>'],
])('%s', (_, frame, said) => {
  const inFolder = (text: string) => text.replace('FOLDER', folder)
  expect(sourceFrames([inFolder(frame)])).toEqual([inFolder(said)])
})
