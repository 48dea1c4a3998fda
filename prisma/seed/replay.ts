import { decideApprovals } from '@/lib/composition/approval-plans'
import { rereadEnv } from '@/lib/core/env'
import { type Mutation, runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import { viewerOf } from '@/lib/core/viewer'

/*
 * What happened in the last days is not written into tables but done again, by the people of the demonstration and
 * through the product's own mutations, at the moment it happened.
 */

/** Sets the product's clock while `work` runs. Only the demonstration's clock can be set. */
export async function at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  const before = process.env.CLOCK_AT
  process.env.CLOCK_AT = moment.toISOString()
  rereadEnv()
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env.CLOCK_AT
    else process.env.CLOCK_AT = before
    rereadEnv()
  }
}

/** Runs a mutation as a person. */
export async function actAs<I, R>(
  personId: string,
  mutation: Mutation<I, R>,
  input: unknown,
): Promise<Outcome<R>> {
  return runMutation(mutation, await viewerOf(personId, 'web'), input)
}

/** Runs a mutation that must succeed; throws with the reasons when it does not. */
export async function mustAs<I, R>(personId: string, mutation: Mutation<I, R>, input: unknown): Promise<R> {
  const outcome = await actAs(personId, mutation, input)
  if (outcome.kind === 'ok') return outcome.value
  throw new Error(`${mutation.name}: ${JSON.stringify(outcome).slice(0, 600)}`)
}

/** Signs papers; one that is outside its rule is signed alone. */
export async function sign(
  personId: string,
  ids: readonly string[],
  more: {
    verdict?: 'approve' | 'return' | 'refuse'
    answer?: Record<string, string | number>
    remark?: string
  } = {},
): Promise<void> {
  if (ids.length === 0) return
  await mustAs(personId, decideApprovals, { ids, verdict: 'approve', ...more })
}
