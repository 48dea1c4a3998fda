import { addPerson, changePerson, endPost } from '@/lib/areas/customers/people/mutations'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '@/tests/factories/company'
import { makeCustomer } from '@/tests/factories/customers'

export let company: Company
export let rep: Viewer
export let manager: Viewer
/** A company and whoever keeps the people of its customers. */
export async function startPeople(): Promise<void> {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
}

export const customer = (at = 0) => makeCustomer(company, at)
export const facts = (values: Record<string, unknown>) =>
  Object.entries(values).map(([fact, to]) => ({ fact, from: null, to }))
export const change = (fact: string, from: unknown, to: unknown) => ({ fact, from, to })

export const add = (
  customerId: string,
  values: Record<string, unknown>,
  more: Record<string, unknown> = {},
  viewer = rep,
) =>
  runMutation(addPerson, viewer, {
    customerId,
    contactId: null,
    source: 'form',
    changes: facts(values),
    ...more,
  })

export async function added(
  customerId: string,
  values: Record<string, unknown>,
  more: Record<string, unknown> = {},
) {
  const outcome = await add(customerId, values, more)
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

export const save = (customerId: string, postId: string, changes: unknown[], viewer = rep) =>
  runMutation(changePerson, viewer, { customerId, postId, source: 'form', changes })
export const end = (
  customerId: string,
  postId: string,
  endsOn: string,
  leftFor: string | null = null,
  viewer = rep,
) => runMutation(endPost, viewer, { customerId, postId, endsOn, leftFor, source: 'form' })
