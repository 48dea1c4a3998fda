import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { apiOperations } from '@/lib/composition/api'

type Json = { [key: string]: unknown }

/** Paths of the objects of a schema that take keys nobody declared. */
function openObjects(node: unknown, path: string): string[] {
  if (Array.isArray(node)) return node.flatMap((one, i) => openObjects(one, `${path}[${i}]`))
  if (typeof node !== 'object' || node === null) return []
  const schema = node as Json
  const isOpen = schema.properties !== undefined && schema.additionalProperties !== false
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(schema).flatMap(([key, value]) => openObjects(value, `${path}/${key}`)),
  ]
}

/** Columns somebody might try to slip in. */
const SLIPPED = [
  'role',
  'ownerId',
  'creditLimit',
  'creditGrade',
  'approvedBy',
  'createdBy',
  'permissions',
  'isAdmin',
]

describe('nothing is slipped in beside what a mutation asks for', () => {
  const writes = apiOperations.flatMap((one) => (one.kind === 'write' ? [one.mutation] : []))

  it.each(writes.map((mutation) => [mutation.name, mutation] as const))(
    '%s takes its own keys alone',
    (_name, { input }) => {
      const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Json
      expect(openObjects(schema, '')).toEqual([])
      for (const key of [...SLIPPED, '__proto__', 'constructor']) {
        if (Object.hasOwn(schema.properties ?? {}, key)) continue
        const slipped: unknown = JSON.parse(`{"${key}":{"role":"administrator"}}`)
        const parsed = input.safeParse(slipped)
        const isKept = parsed.success && Object.hasOwn(parsed.data, key)
        expect(isKept, key).toBe(false)
      }
      expect(({} as Json).role).toBeUndefined()
    },
  )
})

describe('months and quarters that are sent', () => {
  it('are refused where they stand before the year 1000, which no calendar of ours has', () => {
    const open = apiOperations.flatMap((operation) => {
      const { properties = {} } = z.toJSONSchema(
        operation.kind === 'read' ? operation.input : operation.mutation.input,
        {
          io: 'input',
          unrepresentable: 'any',
        },
      ) as {
        properties?: Record<string, { pattern?: string }>
      }
      return Object.entries(properties).flatMap(([name, { pattern }]) =>
        pattern &&
        /month|quarter/.test(name) &&
        ['0000-01', '0999-Q4'].some(
          (text) => new RegExp(pattern).test(text) && new RegExp(pattern).test(text.replace(/^0/, '1')),
        )
          ? [`${operation.path} ${name}`]
          : [],
      )
    })
    expect(open).toEqual([])
  })
})
