import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

export const opportunityStates = ['open', 'won', 'lost', 'dropped'] as const

export type RoleWish = { postId: string; role: string }

/**
 * May these people take part in an opportunity: each once, each somebody of this customer; who left may stay in one he
 * took part in, but cannot join (PPL-02).
 */
export function decideRoles<Step>(
  step: Step,
  roles: readonly RoleWish[],
  people: readonly { postId: string; name: string; ended: boolean }[],
  before: readonly RoleWish[],
): Decision<Step> {
  const reasons = roles.flatMap(({ postId }, at): Reason[] => {
    const person = people.find((one) => one.postId === postId)
    const fault = (code: string, values?: Reason['values']): Reason[] => [
      { rule: 'PPL-02', code, field: `roles.${at}.postId`, ...(values && { values }) },
    ]
    if (!person) return fault('contacts.takes-part-elsewhere')
    if (roles.findIndex((one) => one.postId === postId) < at)
      return fault('contacts.takes-part-twice', { name: person.name })
    const was = before.some((one) => one.postId === postId)
    return person.ended && !was ? fault('contacts.takes-part-left', { name: person.name }) : []
  })
  return allowUnless(reasons, step)
}
