import type { z } from 'zod'
import { type AuditEntry, type OutboxEntry, newId, writeTrail } from './audit'
import { businessZone, now } from './clock'
import { type BusinessDate, dateIn } from './dates'
import { codesOf, db, isPlanGone, type SqlTx, sqlOf, sqlTransaction, type Tx } from './db'
import { type Decision, type Reason, allow } from './decision'
import { claimKey, keepResponse, KeyReusedError, requestHash } from './idempotency'
import { log } from './log'
import type { Conflict, FieldErrors, Outcome } from './outcome'
import { isLooking, type Viewer } from './scope'
import { type Settings, settingsAsOf, settingsFrom } from './settings'
import { isDataException, unstorableIn } from './storable'

/** What every part of a mutation may know of the moment it runs in. */
export type Moment = {
  now: Date
  today: BusinessDate
  zone: string
  settings: Settings
  correlationId: string
}

/** Thrown in `load` or `save` when the row has moved on; becomes the `conflict` outcome. */
export class ConflictError extends Error {
  constructor(
    readonly conflicts: Conflict[],
    readonly version: number,
  ) {
    super('stale version')
  }
}

/** Thrown in `load` or `save` when a field turns out wrong against the data (e.g. a number already taken). */
export class InvalidError extends Error {
  constructor(readonly errors: FieldErrors) {
    super('invalid input')
  }
}

type Parts<T, Input, Facts, Step, Result> = {
  /** Dotted, imperative: `credit.set-line`. Also the name in the API and in the trail. */
  name: string
  input: z.ZodType<Input>
  /** Facts under lock; null when the row does not exist. */
  load: (tx: T, viewer: Viewer, input: Input, at: Moment) => Promise<Facts | null>
  /** May this person do this to this row. A no looks like an unknown row. */
  authorize: (viewer: Viewer, facts: Facts, input: Input) => boolean
  /** The pure rule. */
  decide: (input: Input, facts: Facts, at: Moment, viewer: Viewer) => Decision<Step>
  save: (tx: T, step: Step, input: Input, facts: Facts, at: Moment, viewer: Viewer) => Promise<Result>
  audit: (input: Input, facts: Facts, step: Step, result: Result, at: Moment) => AuditEntry | AuditEntry[]
  /** false spares the hot path the read of settings; the defaults hold then. */
  usesSettings?: false
  outbox?: (input: Input, facts: Facts, step: Step, result: Result, at: Moment) => OutboxEntry[]
  /** What a refusal leaves behind, where the refusal itself is business (a stopped order). Committed alone. */
  onRefused?: (
    tx: T,
    reasons: Reason[],
    input: Input,
    facts: Facts,
    at: Moment,
    viewer: Viewer,
  ) => Promise<AuditEntry[]>
}

export type Mutation<Input = unknown, Result = unknown> = {
  readonly name: string
  readonly input: z.ZodType<Input>
  readonly run: (viewer: Viewer, input: Input, key: string | null, hash: string) => Promise<Outcome<Result>>
}

class Refusal extends Error {
  constructor(readonly outcome: Outcome<never>) {
    super(outcome.kind)
  }
}

type Opener<T> = <R>(work: (tx: T, sql: SqlTx) => Promise<R>) => Promise<R>

async function perform<T, I, F, S, R>(
  parts: Parts<T, I, F, S, R>,
  open: Opener<T>,
  viewer: Viewer,
  input: I,
  key: string | null,
  hash: string,
): Promise<Outcome<R>> {
  const moment = now()
  const zone = businessZone()
  const today = dateIn(zone, moment)
  const correlationId = newId()
  return open(async (tx, sql) => {
    if (key) {
      const earlier = await claimKey(sql, viewer.personId, key, parts.name, hash, moment)
      if (earlier) return earlier as Outcome<R>
    }
    const at: Moment = {
      now: moment,
      today,
      zone,
      correlationId,
      settings: parts.usesSettings === false ? settingsFrom([]) : await settingsAsOf(sql, today),
    }
    const facts = await parts.load(tx, viewer, input, at)
    if (facts === null || !parts.authorize(viewer, facts, input)) throw new Refusal({ kind: 'not-found' })
    const decision = parts.decide(input, facts, at, viewer)
    const trail = { at: moment, personId: personOf(viewer), channel: viewer.channel, correlationId }
    if (!decision.allowed) {
      const outcome: Outcome<never> = { kind: 'refused', reasons: decision.reasons }
      if (!parts.onRefused) throw new Refusal(outcome)
      const audit = await parts.onRefused(tx, decision.reasons, input, facts, at, viewer)
      await writeTrail(sql, { ...trail, audit, outbox: [] })
      if (key) await keepResponse(sql, viewer.personId, key, outcome)
      return outcome
    }
    const result = await parts.save(tx, decision.step, input, facts, at, viewer)
    const audit = [parts.audit(input, facts, decision.step, result, at)].flat()
    const outbox = parts.outbox?.(input, facts, decision.step, result, at) ?? []
    await writeTrail(sql, { ...trail, audit, outbox })
    const outcome: Outcome<R> = { kind: 'ok', value: result, notes: decision.notes }
    if (key) await keepResponse(sql, viewer.personId, key, outcome)
    return outcome
  })
}

/** Jobs act in nobody's name. */
function personOf(viewer: Viewer): string | null {
  return viewer.channel.startsWith('job:') ? null : viewer.personId
}

const RETRIES = 4

/** Serialization failures, deadlocks and plans that are gone. */
function isTransient(error: unknown): boolean {
  return (
    isPlanGone(error) ||
    codesOf(error).some((code) => code === 'P2034' || code === '40001' || code === '40P01')
  )
}

function outcomeOfThrown(error: unknown): Outcome<never> | null {
  if (error instanceof Refusal) return error.outcome
  if (error instanceof ConflictError)
    return { kind: 'conflict', conflicts: error.conflicts, version: error.version }
  if (error instanceof InvalidError) return { kind: 'invalid', errors: error.errors }
  if (error instanceof KeyReusedError) return { kind: 'key-reused' }
  return null
}

function build<T, I, F, S, R>(parts: Parts<T, I, F, S, R>, open: Opener<T>): Mutation<I, R> {
  return {
    name: parts.name,
    input: parts.input,
    run: async (viewer, input, key, hash) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await perform(parts, open, viewer, input, key, hash)
        } catch (error) {
          const outcome = outcomeOfThrown(error)
          if (outcome) return outcome
          // What a person sent is his to mend; what a job of ours worked out is a bug.
          if (isDataException(error) && personOf(viewer) !== null) {
            log.warn({ mutation: parts.name }, 'a value no column takes')
            return { kind: 'invalid', errors: { _: [{ code: 'errors.unstorable' }] } }
          }
          if (attempt >= RETRIES || !isTransient(error)) throw error
        }
      }
    },
  }
}

/** A change with its six named parts; runs only through `runMutation`. */
export function defineMutation<I, F, S, R>(parts: Parts<Tx, I, F, S, R>): Mutation<I, R> {
  return build(parts, (work) => db().$transaction((tx) => work(tx, sqlOf(tx))))
}

/** The same over plain SQL, for the paths where every statement counts (the gate). */
export function defineSqlMutation<I, F, S, R>(parts: Parts<SqlTx, I, F, S, R>): Mutation<I, R> {
  return build(parts, (work) => sqlTransaction((tx) => work(tx, tx)))
}

/** A rule that never refuses. */
export function always<S>(step: S): Decision<S> {
  return allow(step)
}

/** A code of ours (`required`, `errors.amount`) where a schema gives one; zod itself speaks in sentences. */
const OWN_WORD = /^[a-z]+([.-][a-z]+)*$/

/** zod's issues as field errors: `goods.0.price` → codes of the `errors` catalogue. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[]): FieldErrors {
  // A map, so that a field called __proto__ is only a name.
  const errors = new Map<string, FieldErrors[string]>()
  for (const issue of issues) {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path
    const field = path.map(String).join('.') || '_'
    const own =
      issue.code === 'custom' || OWN_WORD.test(issue.message) ? issue.message : `errors.${issue.code}`
    const values: Record<string, string | number> = {}
    for (const name of ['minimum', 'maximum', 'format', 'expected'] as const) {
      const value = (issue as unknown as Record<string, unknown>)[name]
      if (typeof value === 'string' || typeof value === 'number') values[name] = value
      else if (typeof value === 'bigint') values[name] = Number(value)
    }
    errors.set(field, [...(errors.get(field) ?? []), { code: own, values }])
  }
  return Object.fromEntries(errors)
}

/**
 * The one path of every write: parse → transaction → load under lock → authorize → decide → save → audit and
 * outbox → commit. `key` makes a repeated submit harmless. Throws only on a bug or a lost database. Nothing is written in
 * the name of somebody who is only looked at.
 */
export async function runMutation<I, R>(
  mutation: Mutation<I, R>,
  viewer: Viewer,
  raw: unknown,
  key: string | null = null,
): Promise<Outcome<R>> {
  if (isLooking(viewer)) return { kind: 'not-found' }
  const fault = unstorableIn(raw)
  if (fault) return { kind: 'invalid', errors: { [fault.path]: [{ code: fault.code }] } }
  const parsed = mutation.input.safeParse(raw)
  if (!parsed.success) return { kind: 'invalid', errors: fieldErrorsOf(parsed.error.issues) }
  return mutation.run(viewer, parsed.data, key, key ? requestHash(mutation.name, raw) : '')
}
