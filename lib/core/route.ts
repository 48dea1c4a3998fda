import { type z } from 'zod'
import { gzippedFor } from './gzipped'
import { fieldErrorsOf, InvalidError, type Mutation, runMutation } from './mutation'
import { httpStatus, type Outcome } from './outcome'
import type { Viewer } from './scope'
import { isDataException, unstorableIn } from './storable'

/** A read as the API shows it: address, query parameters, and the same query function the pages call. */
export type ApiRead = {
  kind: 'read'
  /** `/customers/{customerId}`; names in braces are parameters of `input`. */
  path: string
  summary: string
  input: z.ZodObject
  /** The same, refusing names it does not know: made once, a schema compiles itself at its first use. */
  strict: z.ZodObject
  /** null looks like an unknown row. */
  run: (viewer: Viewer, input: never) => Promise<unknown>
}

/** A mutation as the API shows it: `POST` on its dotted name, dots as slashes. */
export type ApiWrite = { kind: 'write'; path: string; summary: string; mutation: Mutation<never, unknown> }
export type ApiOperation = ApiRead | ApiWrite

/** Declares a read; ties the input schema to the query's own argument. */
export function read<S extends z.ZodObject>(
  path: string,
  summary: string,
  input: S,
  run: (viewer: Viewer, input: z.output<S>) => Promise<unknown>,
): ApiRead {
  return { kind: 'read', path, summary, input, strict: input.strict(), run }
}

/** Declares a mutation. */
export function write<I, R>(summary: string, mutation: Mutation<I, R>): ApiWrite {
  const path = `/${mutation.name.replaceAll('.', '/')}`
  return { kind: 'write', path, summary, mutation: mutation as unknown as ApiWrite['mutation'] }
}

const HEADERS = {
  'Cache-Control': 'private, no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Type': 'application/json',
}

/**
 * An outcome as an HTTP answer: the value itself, or a problem with its kind and reasons; compressed where the client,
 * whose `Accept-Encoding` is given, takes that.
 */
export function answer(outcome: Outcome<unknown>, acceptEncoding: string | null = null): Response {
  const body =
    outcome.kind === 'ok'
      ? { value: outcome.value, notes: outcome.notes }
      : { problem: outcome.kind, ...outcome }
  const headers =
    outcome.kind === 'rate-limited'
      ? { ...HEADERS, 'Retry-After': String(outcome.retryAfterSeconds) }
      : HEADERS
  return gzippedFor(acceptEncoding, JSON.stringify(body), { status: httpStatus[outcome.kind], headers })
}

/** Query string → values: a name given twice is refused, not merged. */
function queryValues(url: URL): Record<string, string> | null {
  const values: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(values, name)) return null
    values[name] = value
  }
  return values
}

/** Larger than any request of the product: five thousand rows of a sheet. */
const LARGEST_BODY = 8 * 1024 * 1024

/** The body of a request as JSON, undefined when it is none; `too-large` as soon as it is, without reading on. */
async function bodyOf(request: Request): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > LARGEST_BODY) return 'too-large'
    parts.push(part)
  }
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
    return json === 'too-large' ? undefined : json
  } catch {
    return undefined
  }
}

/** Runs one operation for a viewer. `params` come from the path. */
export async function serve(
  operation: ApiOperation,
  viewer: Viewer,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  if (operation.kind === 'read') {
    const query = queryValues(new URL(request.url))
    const fault = unstorableIn({ ...query, ...params })
    if (fault) return answer({ kind: 'invalid', errors: { [fault.path]: [{ code: fault.code }] } })
    const parsed = operation.strict.safeParse({ ...query, ...params })
    if (!query || !parsed.success)
      return answer({
        kind: 'invalid',
        errors: parsed.success ? { _: [{ code: 'errors.repeated' }] } : fieldErrorsOf(parsed.error.issues),
      })
    try {
      const value = await operation.run(viewer, parsed.data as never)
      return answer(
        value === null ? { kind: 'not-found' } : { kind: 'ok', value, notes: [] },
        request.headers.get('accept-encoding'),
      )
    } catch (error) {
      if (error instanceof InvalidError) return answer({ kind: 'invalid', errors: error.errors })
      if (isDataException(error))
        return answer({ kind: 'invalid', errors: { _: [{ code: 'errors.unstorable' }] } })
      throw error
    }
  }
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    return answer({ kind: 'invalid', errors: { _: [{ code: 'errors.not-json' }] } })
  const body = await bodyOf(request)
  if (body === 'too-large')
    return answer({ kind: 'invalid', errors: { _: [{ code: 'errors.body-too-large' }] } })
  const key = request.headers.get('idempotency-key')
  if (body === undefined || (key !== null && (key.length === 0 || key.length > 100)))
    return answer({
      kind: 'invalid',
      errors: { _: [{ code: body === undefined ? 'errors.not-json' : 'errors.bad-key' }] },
    })
  return answer(await runMutation(operation.mutation, viewer, body, key))
}
