import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from './company'

/** A company with the three whose hands a rating of its first branch goes through (R-C01). */
export type RatingDesk = { company: Company; manager: Viewer; gm: Viewer; director: Viewer }

export async function makeRatingDesk(): Promise<RatingDesk> {
  const company = await makeCompany()
  return {
    company,
    manager: await company.viewer('branch-sales-manager'),
    gm: await company.viewer('branch-gm'),
    director: await company.viewer('marketing-director'),
  }
}

/** Facts every sheet of these tests shares: licences in order, a local owner. */
export const soundFacts = {
  overdueCount: 0,
  overdueDays: 0,
  licences: [{ licence: '营业执照', validUntil: '2030-01-01', state: 'valid' }],
  residence: 'local',
}

/** Grade one on figures of a customer that owes nothing and bought nothing. */
export const gradeOneFacts = {
  ...soundFacts,
  annualSales: 6_000_000_000,
  monthlySales: 30_000_000,
  paymentMethod: 'cash-on-delivery',
  nature: 'state',
  yearsInBusiness: 9,
  goodsFlow: 'traceable',
}
