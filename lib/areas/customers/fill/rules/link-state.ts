import { allow, allowUnless, type Decision, type Reason, refuse } from '@/lib/core/decision'

export const storedStates = ['made', 'opened', 'in-work', 'returned', 'taken-over', 'revoked'] as const
export type StoredState = (typeof storedStates)[number]
export type LinkState = StoredState | 'expired'

/** States in which the customer can still fill. */
export const liveStates = ['made', 'opened', 'in-work'] as const satisfies readonly StoredState[]

type Standing = { state: string; expiresAt: Date }

/** How a link stands now: past its last moment, one that was not sent back has expired. */
export function linkState({ state, expiresAt }: Standing, now: Date): LinkState {
  const stored = state as StoredState
  const isOpen = (liveStates as readonly string[]).includes(stored)
  return isOpen && expiresAt.getTime() <= now.getTime() ? 'expired' : stored
}

/** Can the customer still fill? */
export function isLive(link: Standing, now: Date): boolean {
  return (liveStates as readonly string[]).includes(linkState(link, now))
}

export type SendingLimits = { longestDays: number; codeRequired: boolean }

/** A new link: one live link a customer and sheet, not longer than the house allows, with a code where it wants one (A7). */
export function decideLink(
  wanted: { days: number; withCode: boolean },
  facts: { hasLive: boolean },
  limits: SendingLimits,
): Decision<null> {
  const reasons: Reason[] = []
  if (facts.hasLive) reasons.push({ rule: 'R-A12', code: 'customers.sheet-out-already' })
  if (wanted.days > limits.longestDays)
    reasons.push({
      rule: 'R-A12',
      code: 'customers.sheet-too-long',
      field: 'days',
      values: { days: limits.longestDays },
    })
  if (limits.codeRequired && !wanted.withCode)
    reasons.push({ rule: 'R-A12', code: 'customers.sheet-code-needed', field: 'withCode' })
  return allowUnless(reasons, null)
}

/** Taking a link back: only while the customer has it. */
export function decideRevoke(link: Standing, now: Date): Decision<null> {
  const state = linkState(link, now)
  return isLive(link, now) || state === 'expired'
    ? allow(null)
    : refuse({ rule: 'R-A12', code: 'customers.sheet-not-out', values: { state: state.replace('-', '_') } })
}

/** A new secret and a new last day for the same sheet; what was typed so far stays. Not once it is back with us. */
export function decideRenew(
  link: Standing,
  wanted: { days: number },
  facts: { hasOtherLive: boolean },
  limits: SendingLimits,
  now: Date,
): Decision<null> {
  const state = linkState(link, now)
  if (state === 'returned' || state === 'taken-over')
    return refuse({
      rule: 'R-A12',
      code: 'customers.sheet-not-out',
      values: { state: state.replace('-', '_') },
    })
  return decideLink({ days: wanted.days, withCode: true }, { hasLive: facts.hasOtherLive }, limits)
}
