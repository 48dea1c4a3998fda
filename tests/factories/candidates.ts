import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import type { ChangeKind } from '@/lib/areas/customers/changes/schema'
import type { Company } from './company'
import { makeCustomer } from './customers'

/** The survey B1 of a customer, begun. */
export async function makeSurvey(customerId: string, answers: object = {}): Promise<void> {
  const licences = [{ licence: '营业执照', validUntil: '2030-01-01', state: 'valid' }]
  await db().creditRating.create({
    data: {
      id: newId(), number: newId(), customerId, kind: 'first', periodFrom: new Date('2026-11-01'), periodTo: new Date('2026-11-30'),
      answers: { licences, overdueCount: 0, ...answers }, createdAt: new Date(), updatedAt: new Date(),
    },
  }) // prettier-ignore
}

/** A potential customer whose file A6 is complete and whose survey B1 has begun: one that can be put up for selection. */
export async function makeCandidate(
  company: Company,
  change: Record<string, unknown> = {},
  at = 0,
): Promise<string> {
  const id = await makeCustomer(company, at, {
    state: 'potential',
    creditGrade: null,
    creditGradeOn: null,
    kind: 'wholesaler',
    phone: '051255500417',
    address: '澄麓路18号',
    taxNumber: newId().slice(0, 18),
    ...change,
  })
  const facts = {
    owner: '谈野', operator: '谈野', legalRepresentative: '谈野', foundedOn: '2011-03-01', bank: '农行', bankAccount: '6222000000000417',
    distributionAbility: 4, distributionAbilityNote: '三县', funds: 4, fundsNote: '自有', cooperation: 4, cooperationNote: '愿意',
  } // prettier-ignore
  await db().dossier.create({ data: { customerId: id, facts, updatedAt: new Date() } })
  await makeSurvey(id)
  return id
}

const ground = { channelNature: 'private', removalReason: 'credit', removalNote: '降价窜货，屡劝不改' }

/** What a person writes on a C1 of each kind so that nothing is missing. */
export const changeAnswers: Record<ChangeKind, Record<string, unknown>> = {
  add: {
    channelNature: 'private',
    canDistribute: true,
    hasFunds: true,
    hasWill: true,
    basis: 'strong-local-channel',
  },
  disqualify: ground,
  lost: { ...ground, removalReason: 'no-purchase', removalNote: '查实转向他家' },
  end: { ...ground, removalReason: 'own-wish' },
  amend: { channelNature: 'private' },
  restore: { channelNature: 'private', removalNote: '欠款已清，愿再合作' },
}
