'use server'

import { begin, LINK_JOB, useLink } from '@/lib/areas/admin/accounts/mutations'
import { type LinkView, openLink } from '@/lib/areas/admin/accounts/queries'
import { runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import { BusyError } from '@/lib/core/passwords'
import { type Limit, takePoint } from '@/lib/core/rate-limit'
import { currentDevice, systemViewer } from '@/lib/core/viewer'

/** Nobody is signed in here: whoever sends must hold a link, and may not send many. */
const TRIES: Limit = { name: 'setup-link', points: 30, seconds: 900 }

type Limited = Extract<Outcome<never>, { kind: 'rate-limited' }>

async function limited(): Promise<Limited | null> {
  const taken = await takePoint(TRIES, (await currentDevice()).ip ?? 'unknown')
  return taken.allowed ? null : { kind: 'rate-limited', retryAfterSeconds: taken.retryAfterSeconds }
}

async function unlessBusy<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return (await limited()) ?? (await work())
  } catch (error) {
    if (error instanceof BusyError) return { kind: 'rate-limited', retryAfterSeconds: 5 }
    throw error
  }
}

/** For whom the link is; null when it cannot be used (any more). */
export async function readLink(token: string): Promise<LinkView | null> {
  if (typeof token !== 'string' || token.length > 100 || (await limited())) return null
  return openLink(systemViewer(LINK_JOB), token)
}

/** Sets the password through the link. */
export async function setPasswordByLink(submission: {
  input: unknown
}): Promise<Outcome<{ username: string }>> {
  return unlessBusy(() => runMutation(useLink, systemViewer(LINK_JOB), submission.input))
}

/** Makes the first administrator. */
export async function beginWithLink(submission: { input: unknown }): Promise<Outcome<{ username: string }>> {
  return unlessBusy(() => runMutation(begin, systemViewer(LINK_JOB), submission.input))
}
