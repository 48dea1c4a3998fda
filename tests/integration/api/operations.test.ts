import { describe, expect, it } from 'vitest'
import { apiOperations } from '@/lib/composition/api'
import { notInTheApi, readsNotInTheApi } from '@/lib/composition/api/internal'
import { sourceFiles, textOf } from '@/tests/architecture/source-files'

const code = sourceFiles('lib').filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))

/** Names of all mutations the product defines, wherever and however they are exported. */
function definedMutations(): string[] {
  return code.flatMap((path) =>
    [...textOf(path).matchAll(/= define(?:Sql)?Mutation\(\{\s*name: '([^']+)'/g)].map((match) => match[1]!),
  )
}

/** Queries that answer a viewer, by name. */
function definedReads(): string[] {
  return code
    .filter((path) => /^lib\/areas\/.*queries\.ts$/.test(path))
    .flatMap((path) =>
      [...textOf(path).matchAll(/export async function\*? (\w+)\(\s*_?viewer: Viewer/g)].map(
        (match) => match[1]!,
      ),
    )
}

describe('the API is the whole product', () => {
  const offered = apiOperations.flatMap((operation) =>
    operation.kind === 'write' ? [operation.mutation.name] : [],
  )

  it('every mutation that is written is found by its name', () => {
    const calls = code.flatMap((path) => textOf(path).match(/= define(?:Sql)?Mutation\(/g) ?? [])
    expect(definedMutations()).toHaveLength(calls.length)
    expect(calls.length).toBeGreaterThan(50)
  })

  it('every mutation is offered, or stands in the list of those that are not, with a reason', () => {
    const known = [...offered, ...Object.keys(notInTheApi)]
    expect(definedMutations().filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !definedMutations().includes(name))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })

  it('every query for a viewer is offered, or stands in the list of those that are not, with a reason', () => {
    const served = sourceFiles('lib/composition')
      .filter((path) => /^lib\/composition\/(api\/|search)/.test(path))
      .map(textOf)
      .join('\n')
    const missing = definedReads().filter(
      (name) => !new RegExp(`\\b${name}\\(`).test(served) && !Object.hasOwn(readsNotInTheApi, name),
    )
    expect(missing).toEqual([])
    expect(Object.keys(readsNotInTheApi).filter((name) => !definedReads().includes(name))).toEqual([])
  })
})
