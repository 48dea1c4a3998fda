import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { newSecret } from './sessions'

/** argon2id, 19 MiB, two passes: about 50 ms on one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = Math.max(1, availableParallelism() - 1)
const WAITING = 64

/** Too many passwords are being checked at once. */
export class BusyError extends Error {}

let running = 0
const queue: (() => void)[] = []

/** Runs at most a few hashes at once, so that a flood of sign-ins leaves the machine to everybody else. Throws BusyError when the queue is full. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < AT_ONCE) running++
  else if (queue.length >= WAITING) throw new BusyError('too many passwords at once')
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

/** One text, one form: what an input method writes full-width is the same password as half-width. Nothing is cut off. */
function sameForm(password: string): string {
  return password.normalize('NFKC')
}

/** The text kept instead of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(sameForm(password), COST))
}

let stranger: Promise<string> | undefined

/** Is this the password? Takes the same time when there is no password to compare with (`kept` null). */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword(newSecret())
  const nobody = await stranger.catch((error: unknown) => {
    stranger = undefined
    throw error
  })
  const same = await inTurn(() => verify(kept ?? nobody, sameForm(password)))
  return same && kept !== null
}

/** Was the password kept with other costs than today's? */
export function needsRehash(kept: string): boolean {
  return !kept.includes(`$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`)
}
