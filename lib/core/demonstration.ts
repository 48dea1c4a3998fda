import { env } from './env'

/** Everybody in the demonstration signs in with this. In production nobody has it: the demonstration is never seeded there. */
export const DEMONSTRATION_PASSWORD = 'dakehu-demo-2026'

/** Is this the demonstration, with its banner and its list of people to sign in as? */
export function isDemonstration(): boolean {
  return env().APP_MODE === 'demonstration'
}
