import { describe, expect, it } from 'vitest'
import { apiOperations, operationAt } from '@/lib/composition/api'
import { openApiDocument } from '@/lib/composition/openapi'

describe('the API describes itself', () => {
  const document = openApiDocument()
  it('every operation has an address of its own, with its input', () => {
    const addresses = apiOperations.map((operation) => `${operation.kind} ${operation.path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const operation of apiOperations) {
      const item = document.paths?.[operation.path] as Record<
        string,
        { operationId: string; requestBody?: { content: Record<string, { schema: object }> } }
      >
      const described = item[operation.kind === 'read' ? 'get' : 'post']
      expect(described, operation.path).toBeDefined()
      if (operation.kind === 'write')
        expect(described!.requestBody?.content['application/json']?.schema).toBeTypeOf('object')
    }
    const ids = Object.values(document.paths ?? {}).flatMap((item) =>
      Object.values(item as Record<string, { operationId: string }>).map((one) => one.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
  it('addresses lead to their operation, unknown ones and other methods nowhere', () => {
    expect(operationAt('POST', '/trade/release')?.operation.path).toBe('/trade/release')
    expect(operationAt('GET', '/approvals/handed-in')?.operation.path).toBe('/approvals/handed-in')
    expect(operationAt('GET', '/trade/release')).toBeNull()
    expect(operationAt('DELETE', '/forms')).toBeNull()
    expect(operationAt('GET', '/nothing')).toBeNull()
  })
})
