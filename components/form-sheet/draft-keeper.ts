import type { Answers } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import { isMasked } from '@/lib/core/forms/values'
import type { Conflict, FieldErrors, Outcome } from '@/lib/core/outcome'

export type SavedDraft = { version: number; savedAt: string }

export type KeeperStatus =
  | { kind: 'clean' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'offline' }
  | { kind: 'failed' }
  | { kind: 'signed-out' }
  /** `nth` tells one conflict from the next. */
  | { kind: 'conflict'; conflicts: readonly Conflict[]; version: number; nth: number }

type Parts = {
  /** The answers as they stand; a new object after every change. */
  read: () => Answers
  save: (answers: Answers, base: number) => Promise<Outcome<SavedDraft>>
  /** The copy on this device. */
  copy: {
    /** `from`: what the server had, so that only what was typed since is brought back. */
    put: (answers: Answers, base: number, from: Answers) => Promise<void>
    clear: () => Promise<void>
  }
  base: number
  onInvalid: (errors: FieldErrors) => void
  /** Values saved elsewhere in fields nobody touched here. */
  onNewer: (values: Answers) => void
  /** Runs `task` after a while; the returned function calls it off. */
  after: (milliseconds: number, task: () => void) => () => void
}

const PAUSE_MS = 900
const RETRY_MS = 6000
const SECOND_MS = 1000

/**
 * Keeps the draft on the server: one request at a time, the newest answers last, never over a newer version: of that one
 * comes what was not touched here, and the person chooses in what was. While the server cannot be reached, or nobody is
 * signed in, a copy stays on this device and sending is tried again.
 */
export function createDraftKeeper({ read, save, copy, base, onInvalid, onNewer, after }: Parts) {
  const listeners = new Set<() => void>()
  let status: KeeperStatus = { kind: 'clean' }
  let version = base
  let sent = read()
  let sending: Promise<void> | null = null
  let conflictsMet = 0
  let callOff: (() => void) | null = null
  let isReplaced = false

  function tell(next: KeeperStatus) {
    status = next
    for (const listener of listeners) listener()
  }

  function later(milliseconds: number) {
    callOff?.()
    if (isReplaced) return
    callOff = after(milliseconds, () => void flush())
  }

  async function answered(outcome: Outcome<SavedDraft>, answers: Answers) {
    if (outcome.kind === 'ok') {
      version = outcome.value.version
      sent = answers
      tell({ kind: 'saved', at: outcome.value.savedAt })
      await copy.clear()
      return
    }
    await copy.put(answers, version, sent)
    if (outcome.kind === 'conflict') return metNewer(outcome.conflicts, outcome.version, answers)
    if (outcome.kind === 'signed-out') {
      later(RETRY_MS)
      return tell({ kind: 'signed-out' })
    }
    if (outcome.kind === 'invalid') onInvalid(outcome.errors)
    else later(outcome.kind === 'rate-limited' ? outcome.retryAfterSeconds * SECOND_MS : RETRY_MS)
    tell({ kind: 'failed' })
  }

  /** Takes what was saved elsewhere in untouched fields, and goes on by itself unless the same field was typed in twice. */
  function metNewer(conflicts: readonly Conflict[], newer: number, answers: Answers) {
    const [base, open] = [sent, [] as Conflict[]]
    const taken: Record<string, unknown> = {}
    for (const conflict of conflicts) {
      const { field, theirs } = conflict
      const [was, mine] = [base[field], answers[field]]
      if (sameValue(was, mine)) taken[field] = theirs
      // Untouched there: what stands here is the newer word.
      else if (!sameValue(isMasked(was) ? null : was, theirs) && !sameValue(mine, theirs)) open.push(conflict)
    }
    sent = { ...base, ...Object.fromEntries(conflicts.map(({ field, theirs }) => [field, theirs])) }
    if (Object.keys(taken).length > 0) onNewer(taken)
    if (open.length > 0)
      return tell({ kind: 'conflict', conflicts: open, version: newer, nth: ++conflictsMet })
    version = newer
    tell({ kind: 'unsaved' })
    later(0)
  }

  async function send(answers: Answers): Promise<void> {
    tell({ kind: 'saving' })
    try {
      await answered(await save(answers, version), answers)
    } catch {
      await copy.put(answers, version, sent)
      tell({ kind: 'offline' })
      later(RETRY_MS)
    }
  }

  /** Sends what is not yet sent, now; behind what is under way. */
  async function flush(): Promise<void> {
    callOff?.()
    callOff = null
    while (sending) await sending
    const answers = read()
    if (status.kind === 'conflict' || answers === sent) return
    sending = send(answers)
    await sending
    sending = null
    if (status.kind === 'saved' && read() !== sent) later(PAUSE_MS)
  }

  return {
    status: () => status,
    version: () => version,
    /** What the server has. */
    sent: () => sent,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Something was typed. */
    changed() {
      if (status.kind === 'conflict') return
      if (!sending && status.kind !== 'offline') tell({ kind: 'unsaved' })
      later(PAUSE_MS)
    },
    flush,
    /** A submission met a newer version. */
    conflicted(conflicts: readonly Conflict[], newer: number) {
      callOff?.()
      tell({ kind: 'conflict', conflicts, version: newer, nth: ++conflictsMet })
    },
    /** The person chose between two versions; saving goes on from the newer one. */
    settle(newer: number) {
      version = newer
      tell({ kind: 'unsaved' })
      later(0)
    },
    /** Is there anything the server does not have? */
    isPending: () => sending !== null || read() !== sent,
    /** Starts from answers the server has not seen (a copy brought back). */
    resume(from: number) {
      version = from
      tell({ kind: 'unsaved' })
      later(0)
    },
    /** The sheet is closed; what could not be sent by then is still tried again. */
    stop() {
      callOff?.()
    },
    /**
     * The same sheet is open anew. What could not be sent goes once more, for guarded values lie in no copy on this device;
     * then nothing is tried again from here.
     */
    async replace() {
      isReplaced = true
      await flush()
    },
  }
}
