import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

export type Leaving = { endsOn: string; leftFor: string | null }

/** May this post end on that day: it is not over yet, the day is no later than today and no earlier than the first. */
export function decideEnd(
  post: { startsOn: string | null; endsOn: string | null; name: string },
  leaving: Leaving,
  today: string,
): Decision<Leaving> {
  const fault = (code: string, values?: Reason['values']): Reason => ({
    rule: 'PPL-02',
    code,
    field: 'endsOn',
    ...(values && { values }),
  })
  if (post.endsOn !== null)
    return allowUnless([fault('contacts.already-ended', { name: post.name, endsOn: post.endsOn })], leaving)
  const reasons = [
    ...(leaving.endsOn > today ? [fault('contacts.end-ahead')] : []),
    ...(post.startsOn !== null && leaving.endsOn < post.startsOn
      ? [fault('contacts.end-before-start', { startsOn: post.startsOn })]
      : []),
  ]
  return allowUnless(reasons, leaving)
}

/** Is the post over on a day? The day he left counts as over. */
export function isOver(endsOn: string | null, on: string): boolean {
  return endsOn !== null && endsOn <= on
}

export type Namesake = {
  postId: string
  contactId: string
  name: string
  phone: string | null
  ended: boolean
}

/**
 * May somebody be added at a customer: not the same person twice, and a namesake already there only where the writer
 * says it is another person.
 */
export function decideJoin<Step>(
  step: Step,
  joining: { contactId: string | null; name: string; phone: string | null; despiteNamesake: boolean },
  there: readonly Namesake[],
): Decision<Step> {
  const here = there.filter((one) => !one.ended)
  const same = here.find((one) => one.contactId === joining.contactId)
  if (same)
    return allowUnless(
      [{ rule: 'PPL-02', code: 'contacts.already-here', values: { name: same.name }, field: 'name' }],
      step,
    )
  const twins = joining.contactId === null && !joining.despiteNamesake ? here : []
  const reasons = twins
    .filter((one) => one.name === joining.name || (joining.phone !== null && one.phone === joining.phone))
    .map((one): Reason => ({
      rule: 'PPL-02',
      code: 'contacts.namesake',
      values: { name: one.name, postId: one.postId },
      field: 'name',
    }))
  return allowUnless(reasons, step)
}
