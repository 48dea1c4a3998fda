import { type CustomerPlace, mayOnCustomer } from '@/lib/areas/customers/policy'
import { onPool, type SqlTx } from '@/lib/core/db'
import type { BusinessDate } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import type { Viewer } from '@/lib/core/scope'
import { mayReadCredit } from '../policy'
import type { StandingFacts } from '../rules/credit-standing'
import type { ConditionsPage } from './schema'

/** What a line of credit asks of a customer beside its grade. */
export type Conditions = CustomerPlace & {
  id: string
  name: string
  version: number
  terms: StandingFacts['terms']
  channelNature: StandingFacts['channelNature']
  /** R-P02; null = none. */
  exceptionOn: BusinessDate | null
  /** R-K01; null = none. */
  contractUntil: BusinessDate | null
  /** In fen, as text. */
  expected: string | null
}

const CONDITIONS = `
SELECT c."id"::text,c."name",c."version",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,c."paymentTerms" AS terms,
  c."channelNature",c."cashExceptionOn"::text AS "exceptionOn",c."contractUntil"::text,d."facts"->>'expectedMonthlySales' AS expected
FROM "Customer" c LEFT JOIN "Dossier" d ON d."customerId"=c."id" WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`

/** The conditions of a customer, its row locked. Null when there is none. */
export async function lockConditions(run: SqlTx, customerId: string): Promise<Conditions | null> {
  const [found] = await run.query<Conditions>(`${CONDITIONS} FOR UPDATE OF c`, [customerId])
  return found ?? null
}

/** Records a signed contract: 分支机构总经理, or who signs by his authorisation (R-K03). */
export function mayRecordContract(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayReadCredit(viewer, customer) && mayOnCustomer(viewer, 'trade.contract-sign', customer)
}

/** Lets a customer pay later although its kind pays at once: 分支机构总经理 (R-P02). */
export function mayStateException(viewer: Viewer, customer: CustomerPlace): boolean {
  return mayReadCredit(viewer, customer) && mayOnCustomer(viewer, 'trade.approve-exception', customer)
}

/** What a line asks of this customer and what of it the viewer may state. Null when out of reach. */
export async function creditConditions(viewer: Viewer, customerId: string): Promise<ConditionsPage | null> {
  const [found] = await onPool.query<Conditions>(CONDITIONS, [customerId])
  if (!found || !mayReadCredit(viewer, found)) return null
  const { terms, channelNature, exceptionOn, contractUntil, expected } = found
  return {
    terms,
    channelNature,
    exceptionOn,
    contractUntil,
    expectedFen: expected === null ? null : fen(Number(expected)),
    may: {
      contract: mayRecordContract(viewer, found),
      exception: mayStateException(viewer, found),
      facts: mayOnCustomer(viewer, 'customers.edit', found),
    },
  }
}
