import type { Reason } from './decision'

/** Field path → message keys (with values) that stand at the field. */
export type FieldErrors = Record<string, { code: string; values?: Record<string, string | number> }[]>

/** A stale edit: what is stored now, what was sent, field by field. */
export type Conflict = { field: string; base: unknown; theirs: unknown; mine: unknown }

/** What the caller of a mutation gets. There is no other way out except a thrown bug. */
export type Outcome<T> =
  | { kind: 'ok'; value: T; notes: Reason[] }
  | { kind: 'invalid'; errors: FieldErrors }
  | { kind: 'signed-out' }
  /** Forbidden and unknown rows look alike to the caller. */
  | { kind: 'not-found' }
  | { kind: 'refused'; reasons: Reason[] }
  | { kind: 'conflict'; conflicts: Conflict[]; version: number }
  /** The idempotency key was used before for another request. */
  | { kind: 'key-reused' }
  | { kind: 'rate-limited'; retryAfterSeconds: number }

export const httpStatus: Record<Outcome<unknown>['kind'], number> = {
  ok: 200,
  invalid: 400,
  'signed-out': 401,
  'not-found': 404,
  refused: 422,
  conflict: 409,
  'key-reused': 422,
  'rate-limited': 429,
}
