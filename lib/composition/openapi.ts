import { z } from 'zod'
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { httpStatus } from '@/lib/core/outcome'
import { apiOperations } from './api'

const reason = z
  .object({
    rule: z.string(),
    code: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    field: z.string().optional(),
  })
  .meta({ id: 'Reason', description: 'A rule that spoke; amounts are in fen' })
const answered = z.object({ value: z.unknown(), notes: z.array(reason) }).meta({ id: 'Answer' })
const problem = z
  .object({
    problem: z.enum([
      'invalid',
      'signed-out',
      'not-found',
      'refused',
      'conflict',
      'key-reused',
      'rate-limited',
    ]),
    errors: z.record(z.string(), z.array(z.object({ code: z.string() }))).optional(),
    reasons: z.array(reason).optional(),
  })
  .meta({ id: 'Problem' })

const MEANING: Record<number, string> = {
  400: 'Something is wrong at a field',
  401: 'No token, or one that is over',
  404: 'There is no such row, or it is not yours to see',
  409: 'The row has changed since you read it',
  422: 'A rule refuses; all its reasons are told',
  429: 'Too many requests; see Retry-After',
}

function responses() {
  const refusals = Object.fromEntries(
    [...new Set(Object.values(httpStatus))]
      .filter((status) => status !== 200)
      .map((status) => [
        status,
        { description: MEANING[status] ?? '', content: { 'application/json': { schema: problem } } },
      ]),
  )
  return { 200: { description: 'Done', content: { 'application/json': { schema: answered } } }, ...refusals }
}

/** The OpenAPI 3.1 document of the product, made from the schemas that check every request. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of apiOperations) {
    const tags = [operation.path.split('/')[1]!]
    const operationId = `${operation.kind === 'read' ? 'get' : 'do'}${operation.path.replace(/[^a-z]+(.)/gi, (_all, letter: string) => letter.toUpperCase())}`
    const shared = { tags, operationId, summary: operation.summary, responses: responses() }
    if (operation.kind === 'write') {
      paths[operation.path] = {
        ...paths[operation.path],
        post: {
          ...shared,
          requestParams: {
            header: z.object({
              'Idempotency-Key': z
                .string()
                .max(100)
                .optional()
                .meta({ description: 'Makes sending the same request twice harmless' }),
            }),
          },
          requestBody: {
            required: true,
            content: { 'application/json': { schema: operation.mutation.input } },
          },
        },
      }
      continue
    }
    const inPath = new Set([...operation.path.matchAll(/\{(.+?)\}/g)].map((match) => match[1]!))
    const names = Object.keys(operation.input.shape)
    const pick = (wanted: string[]) =>
      operation.input.pick(Object.fromEntries(wanted.map((name) => [name, true])) as never)
    paths[operation.path] = {
      ...paths[operation.path],
      get: {
        ...shared,
        requestParams: {
          path: pick(names.filter((name) => inPath.has(name))),
          query: pick(names.filter((name) => !inPath.has(name))),
        },
      },
    }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: '大客户 Dakehu',
      version: '1',
      description: 'Amounts are decimal yuan in requests and fen in answers, dates YYYY-MM-DD, ids uuid.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  })
}
