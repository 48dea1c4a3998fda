import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import type { Company } from './company'

type CustomerRow = NonNullable<Parameters<ReturnType<typeof db>['customer']['create']>[0]>['data']
let made = 0

/** A selected customer of branch number `at`, with whatever `change` says otherwise. Returns its id. */
export async function makeCustomer(
  company: Company,
  at = 0,
  change: Partial<CustomerRow> = {},
): Promise<string> {
  const id = newId()
  made += 1
  await db().customer.create({
    data: {
      id,
      fileNumber: `T-${String(made).padStart(5, '0')}`,
      name: `试验医药${made}`,
      namePinyin: `shiyanyiyao${made}`,
      nameInitials: 'syyy',
      nameStripped: `试验医药${made}`,
      grams: [],
      state: 'selected',
      channelNature: 'private',
      paymentTerms: 'cleared-first',
      cashExceptionOn: new Date('2026-01-01T00:00:00Z'),
      contractUntil: new Date('2030-01-01T00:00:00Z'),
      creditGrade: 3,
      creditGradeOn: new Date('2026-10-08T00:00:00Z'),
      regionId: company.regions[at < 2 ? 0 : 1],
      branchId: company.branches[at]!,
      marketOfficeId: company.offices[at]!,
      ownerId: company.personId('sales-rep', at),
      createdAt: new Date('2025-06-01T00:00:00Z'),
      updatedAt: new Date('2025-06-01T00:00:00Z'),
      ...change,
    },
  })
  return id
}

/** A sheet the customer sent back, with one claim that waits. */
export async function makeSheet(
  company: Company,
  customerId: string,
  at = 0,
): Promise<{ sheet: string; claim: string }> {
  const [sheet, claim] = [newId(), newId()]
  const day = new Date('2026-11-20T02:00:00Z')
  await db().fillLink.create({
    data: {
      id: sheet,
      customerId,
      formId: 'A7',
      formVersion: 1,
      tokenHash: sheet,
      prefill: {},
      answers: { owner: '裴清禾' },
      state: 'returned',
      expiresAt: new Date('2026-12-20T02:00:00Z'),
      createdBy: company.personId('sales-rep', at),
      createdAt: day,
      returnedAt: day,
      filledBy: '裴清禾',
      filledOn: new Date('2026-11-20T00:00:00Z'),
    },
  })
  await db().factClaim.create({
    data: {
      id: claim,
      customerId,
      fact: 'owner',
      value: '裴清禾',
      source: 'customer',
      byName: '裴清禾',
      refType: 'fill-link',
      refId: sheet,
      at: day,
    },
  })
  return { sheet, claim }
}

/** A decided line for a customer and month, in yuan. */
export async function makeLine(
  company: Company,
  customerId: string,
  month: string,
  yuan: string,
): Promise<void> {
  await db().creditLine.create({
    data: {
      customerId,
      month,
      amount: yuan,
      grade: 3,
      regionId: company.regions[0],
      decidedAt: new Date('2026-10-28T00:00:00Z'),
    },
  })
}
