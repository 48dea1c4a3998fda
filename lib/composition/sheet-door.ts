import { SHEET_JOB } from '@/lib/areas/customers/fill/policy'
import { WRONG_CODE } from '@/lib/areas/customers/fill/writes'
import { env } from '@/lib/core/env'
import type { Mutation } from '@/lib/core/mutation'
import { runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import { clientAddress } from '@/lib/core/peer'
import { type Limit, returnPoint, takePoint, takePointGrowing } from '@/lib/core/rate-limit'
import { answer } from '@/lib/core/route'
import { secretHash } from '@/lib/core/sessions'
import { systemViewer } from '@/lib/core/viewer'

/** Secrets that found nothing, by address: who guesses is soon no longer looked up. */
const MISSES: Limit = { name: 'sheet-miss', points: 20, seconds: 600 }
/** All calls of one address. */
const CALLS: Limit = { name: 'sheet-call', points: 600, seconds: 600 }
/** Wrong codes, by secret: five, then ever longer waits. */
const CODES: Limit = { name: 'sheet-code', points: 5, seconds: 900 }
/** Room for every field filled to its limit, and no more. */
const LARGEST_BODY = 256 * 1024

type Header = (name: string) => string | null

/** The viewer of whoever comes with a secret. */
export const sheetViewer = () => systemViewer(SHEET_JOB)

/**
 * Lets one call look a secret up, unless its address has asked too often. A miss costs a point that is taken before the
 * look-up and given back on a hit, so that parallel guesses count like others.
 */
export async function throughDoor<T>(
  header: Header,
  look: () => Promise<{ found: boolean; value: T }>,
): Promise<{ kind: 'through'; value: T } | { kind: 'busy'; retryAfterSeconds: number }> {
  const address = clientAddress(header, env().TRUSTED_PROXIES)
  for (const limit of [CALLS, MISSES]) {
    const taken = await takePoint(limit, address)
    if (!taken.allowed) return { kind: 'busy', retryAfterSeconds: taken.retryAfterSeconds }
  }
  const { found, value } = await look()
  if (found) await returnPoint(MISSES, address)
  return { kind: 'through', value }
}

/** The body of a call as JSON; `too-large` as soon as it is, without reading on. */
async function bodyOf(request: Request): Promise<{ json: unknown } | 'too-large' | 'not-json'> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return 'not-json'
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return 'too-large'
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > LARGEST_BODY) return 'too-large'
    parts.push(part)
  }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))) }
  } catch {
    return 'not-json'
  }
}

const problem = (code: string, status: number) =>
  Response.json(
    { problem: 'invalid', errors: { _: [{ code }] } },
    { status, headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } },
  )

const isWrongCode = (outcome: Outcome<unknown>) =>
  outcome.kind === 'invalid' && outcome.errors['code']?.some(({ code }) => code === WRONG_CODE) === true

/**
 * Runs a mutation that may be asked a code: a try costs a point before it is compared, a right code gives it back. Not
 * inside the transaction: the counter needs a connection of its own, and many callers would wait for each other.
 */
async function withCode<R>(
  token: string,
  code: unknown,
  run: () => Promise<Outcome<R>>,
): Promise<Outcome<R>> {
  if (typeof code !== 'string') return run()
  const key = secretHash(token)
  const taken = await takePointGrowing(CODES, key)
  if (!taken.allowed) return { kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds }
  const outcome = await run()
  if (!isWrongCode(outcome)) await returnPoint(CODES, key)
  return outcome
}

/** One call of the public page: the secret of the address, the body, and what the mutation says. Nobody is signed in. */
export async function answerSheet<I, R>(
  mutation: Mutation<I, R>,
  request: Request,
  token: string,
): Promise<Response> {
  const body = await bodyOf(request)
  if (body === 'too-large') return problem('fill.tooLarge', 413)
  if (body === 'not-json' || typeof body.json !== 'object' || body.json === null || Array.isArray(body.json))
    return problem('errors.not-json', 400)
  const input = Object.fromEntries([...Object.entries(body.json), ['token', token]])
  const passed = await throughDoor(
    (name) => request.headers.get(name),
    async (): Promise<{ found: boolean; value: Outcome<R> }> => {
      const value = await withCode(token, input['code'], () => runMutation(mutation, sheetViewer(), input))
      return { found: value.kind !== 'not-found' && value.kind !== 'rate-limited', value }
    },
  )
  return answer(passed.kind === 'busy' ? { ...passed, kind: 'rate-limited' } : passed.value)
}
