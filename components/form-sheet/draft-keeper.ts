import type { Answers } from '@/lib/core/forms/definition'
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
  | { kind: 'conflict'; conflicts: readonly Conflict[]; version: number }

type Parts = {
  /** The answers as they stand; a new object after every change. */
  read: () => Answers
  save: (answers: Answers, base: number) => Promise<Outcome<SavedDraft>>
  /** The copy on this device. */
  copy: { put: (answers: Answers, base: number) => Promise<void>; clear: () => Promise<void> }
  base: number
  onInvalid: (errors: FieldErrors) => void
  /** Runs `task` after a while; the returned function calls it off. */
  after: (milliseconds: number, task: () => void) => () => void
}

const PAUSE_MS = 900
const RETRY_MS = 6000
const SECOND_MS = 1000

/**
 * Keeps the draft on the server: one request at a time, the newest answers last, never over a newer version. While the
 * server cannot be reached a copy stays on this device and sending is tried again.
 */
export function createDraftKeeper({ read, save, copy, base, onInvalid, after }: Parts) {
  const listeners = new Set<() => void>()
  let status: KeeperStatus = { kind: 'clean' }
  let version = base
  let sent = read()
  let sending = false
  let callOff: (() => void) | null = null

  function tell(next: KeeperStatus) {
    status = next
    for (const listener of listeners) listener()
  }

  function later(milliseconds: number) {
    callOff?.()
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
    await copy.put(answers, version)
    if (outcome.kind === 'conflict')
      return tell({ kind: 'conflict', conflicts: outcome.conflicts, version: outcome.version })
    if (outcome.kind === 'signed-out') return tell({ kind: 'signed-out' })
    if (outcome.kind === 'invalid') onInvalid(outcome.errors)
    else later(outcome.kind === 'rate-limited' ? outcome.retryAfterSeconds * SECOND_MS : RETRY_MS)
    tell({ kind: 'failed' })
  }

  /** Sends what is not yet sent, now. */
  async function flush(): Promise<void> {
    callOff?.()
    callOff = null
    const answers = read()
    if (sending || status.kind === 'conflict' || answers === sent) return
    sending = true
    tell({ kind: 'saving' })
    try {
      await answered(await save(answers, version), answers)
    } catch {
      await copy.put(answers, version)
      tell({ kind: 'offline' })
      later(RETRY_MS)
    } finally {
      sending = false
    }
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
      tell({ kind: 'conflict', conflicts, version: newer })
    },
    /** The person chose between two versions; saving goes on from the newer one. */
    settle(newer: number) {
      version = newer
      tell({ kind: 'unsaved' })
      later(0)
    },
    /** Is there anything the server does not have? */
    isPending: () => sending || read() !== sent,
    /** Starts from answers the server has not seen (a copy brought back). */
    resume(from: number) {
      version = from
      tell({ kind: 'unsaved' })
      later(0)
    },
    stop() {
      callOff?.()
    },
  }
}
