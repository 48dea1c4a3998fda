import { getTranslations } from 'next-intl/server'
import type { Derived } from '@/components/form-sheet/sheet-context'
import { formG3 } from '@/lib/areas/customers/forms/g3'
import type { Profile, ProfileOpportunity } from '@/lib/areas/customers/profile/queries'
import { behaviourLines } from '@/lib/areas/customers/profile/rules/behaviour-lines'
import { today } from '@/lib/core/clock'
import type { Answers } from '@/lib/core/forms/definition'
import { answersFromFacts } from '@/lib/core/forms/facts'
import { withCalculated } from '@/lib/core/forms/readable'

/** The opportunity asked for; else the first open one he takes part in, the first open one, none. */
export function opportunityOf(profile: Profile, asked: string | undefined): ProfileOpportunity | null {
  const open = profile.opportunities.filter(({ state }) => state === 'open')
  return (
    profile.opportunities.find(({ id }) => id === asked) ??
    open.find(({ role }) => role !== null) ??
    open[0] ??
    null
  )
}

/** G3 as it stands: the contact's facts in its fields, what the page gives, and what the rules work out. */
export async function profilePaper(
  profile: Profile,
  opportunity: ProfileOpportunity | null,
): Promise<{ answers: Answers; derived: Record<string, Derived> }> {
  const t = await getTranslations('contacts')
  const { customer, facts, person, posts, limits } = profile
  const before = posts.filter(({ postId }) => postId !== profile.postId)
  const held = before.map(({ customerName, department, title, startsOn, endsOn }) =>
    [t('heldFrom', { from: startsOn ?? '…', to: endsOn ?? t('now') }), customerName, department, title]
      .filter(Boolean)
      .join(' '),
  )
  const given: Record<string, Derived> = {
    company: { value: customer.name },
    posts: { value: held.join('\n') },
    account: { value: { id: customer.id, label: customer.name } },
    salesRep: { value: opportunity?.salesRep ?? null },
    opportunity: { value: opportunity && { id: opportunity.id, label: opportunity.name } },
  }
  const seen = (number: number) => person.seen.find((one) => one.number === number)?.seenOn
  const answers = {
    ...answersFromFacts(formG3, facts),
    ...Object.fromEntries(Object.entries(given).map(([name, { value }]) => [name, value])),
    behaviours: behaviourLines(seen),
  }
  return { answers: withCalculated(formG3, answers, { today: today(), settings: limits }), derived: given }
}
