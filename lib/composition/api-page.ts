import { openApiDocument } from './openapi'

type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
}
type Described = {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** One operation of the interface for a reader. */
export type ApiLine = {
  group: string
  method: 'GET' | 'POST'
  path: string
  summary: string
  fields: { name: string; type: string; required: boolean }[]
}

function typeOf(schema: Schema | undefined): string {
  if (!schema) return ''
  if (schema.enum) return schema.enum.length > 6 ? 'enum' : schema.enum.join(' | ')
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  return schema.format ?? [schema.type ?? ''].flat().join(' | ')
}

function fieldsOf({ parameters = [], requestBody }: Described): ApiLine['fields'] {
  const asked = parameters
    .filter((parameter) => parameter.in !== 'header')
    .map(({ name, required = false, schema }) => ({ name, required, type: typeOf(schema) }))
  const body = requestBody?.content['application/json']?.schema
  const sent = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    name,
    required: body?.required?.includes(name) ?? false,
    type: typeOf(schema),
  }))
  return [...asked, ...sent]
}

/** The interface as lines for a page, in the order of its addresses. */
export function apiPage(): ApiLine[] {
  const paths = Object.entries(openApiDocument().paths ?? {}) as [string, Record<string, Described>][]
  return paths.flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap((method): ApiLine[] => {
      const described = item[method]
      if (!described) return []
      return [
        {
          group: path.split('/')[1]!,
          method: method === 'get' ? 'GET' : 'POST',
          path,
          summary: described.summary ?? '',
          fields: fieldsOf(described),
        },
      ]
    }),
  )
}
