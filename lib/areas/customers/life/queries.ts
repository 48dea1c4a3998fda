import { businessZone, today } from '@/lib/core/clock'
import type { BusinessDate } from '@/lib/core/dates'
import { fenOf, onPool, sql } from '@/lib/core/db'
import type { Viewer } from '@/lib/core/scope'
import { settingsAsOf } from '@/lib/core/settings'
import { isUuid } from '@/lib/core/uuid'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { type Debt, debtClassOf } from '@/lib/areas/trade/rules/debt-class'
import { stateAfter } from '../changes/rules/proposal'
import type { ChangeKind, ChangeState } from '../changes/schema'
import { type CustomerPlace, mayOnCustomer } from '../policy'
import type { CustomerState } from '../rules/customer-kinds'

/** One signature of a change: the step, who gave it in which post, and what was said. */
export type LifeSignature = {
  step: string
  state: 'waiting' | 'turn' | 'signed' | 'refused' | 'returned' | 'skipped'
  role: string | null
  person: string | null
  at: string | null
  remark: string | null
}

/** A C1 that moved the customer, or tried to. */
export type LifePaper = {
  id: string
  number: string
  kind: ChangeKind
  state: ChangeState
  fromState: CustomerState
  /** Where it leads once signed. */
  toState: CustomerState
  filledOn: BusinessDate
  approvalId: string | null
  createdByName: string
  createdAt: string
  signatures: LifeSignature[]
  filed: { name: string; at: string } | null
}

/** Where a customer stands in its life (W1), how it came there, and what the end of cooperation does to its debt. */
export type CustomerLife = {
  state: CustomerState
  openedOn: BusinessDate
  openedBy: string | null
  observedUntil: BusinessDate | null
  cooperationEndedOn: BusinessDate | null
  /** null: the viewer may not read credit here. */
  debt: Debt | null
  rerateDueOn: BusinessDate | null
  /** Oldest first. */
  papers: LifePaper[]
}

type Head = CustomerPlace &
  Pick<
    CustomerLife,
    'state' | 'openedOn' | 'openedBy' | 'observedUntil' | 'cooperationEndedOn' | 'rerateDueOn'
  > & {
    receivable: string
  }

const HEAD = `
SELECT c."state",(c."createdAt" AT TIME ZONE $2)::date::text AS "openedOn",m."name" AS "openedBy",c."observedUntil"::text,
  c."cooperationEndedOn"::text,c."rerateDueOn"::text,c."ownerId",c."regionId",c."branchId",c."marketOfficeId",coalesce(p."receivable",0)::text AS receivable
FROM "Customer" c LEFT JOIN "Person" m ON m."id"=c."createdBy" LEFT JOIN "CreditPosition" p ON p."customerId"=c."id"
WHERE c."id"=$1::uuid AND c."deletedAt" IS NULL`

type RawPaper = Omit<LifePaper, 'toState' | 'createdAt' | 'filed' | 'signatures'> & {
  createdAt: Date
  filedByName: string | null
  filedAt: Date | null
  signatures: LifeSignature[] | null
}

const PAPERS = `
SELECT x."id",x."number",x."kind",x."state",x."fromState",x."filledOn"::text,x."approvalId",x."createdAt",x."filedAt",
  coalesce(m."name",'') AS "createdByName",f."name" AS "filedByName",
  (SELECT json_agg(json_build_object('step',s."name",'state',s."state",'role',coalesce(s."decidedAs",s."role"),'person',d."name",'at',s."decidedAt",'remark',s."remark") ORDER BY s."position")
   FROM "ApprovalStep" s LEFT JOIN "Person" d ON d."id"=s."decidedById" WHERE s."approvalId"=x."approvalId") AS signatures
FROM "CustomerChange" x LEFT JOIN "Person" m ON m."id"=x."createdBy" LEFT JOIN "Person" f ON f."id"=x."filedById"
WHERE x."customerId"=$1::uuid AND x."kind"<>'amend' ORDER BY x."id" LIMIT 100`

/** The life of a customer with every form that moved it or tried to. Null beyond reach. */
export async function customerLife(viewer: Viewer, customerId: string): Promise<CustomerLife | null> {
  if (!isUuid(customerId)) return null
  const [head] = await sql<Head>(HEAD, [customerId, businessZone()])
  if (!head || !mayOnCustomer(viewer, 'customers.read', head)) return null
  const rows = await sql<RawPaper>(PAPERS, [customerId])
  const { state, openedOn, openedBy, observedUntil, cooperationEndedOn, rerateDueOn } = head
  return {
    state,
    openedOn,
    openedBy,
    observedUntil,
    cooperationEndedOn,
    debt: await debtOf(viewer, head),
    rerateDueOn,
    papers: rows.map(({ createdAt, filedByName, filedAt, signatures, ...row }) => ({
      ...row,
      toState: stateAfter[row.kind] ?? row.fromState,
      createdAt: createdAt.toISOString(),
      signatures: signatures ?? [],
      filed: filedAt ? { name: filedByName ?? '', at: filedAt.toISOString() } : null,
    })),
  }
}

async function debtOf(viewer: Viewer, head: Head): Promise<Debt | null> {
  if (!mayOnCustomer(viewer, 'credit.read', head)) return null
  const settings = await settingsAsOf(onPool, today())
  return debtClassOf(
    { receivableFen: fenOf(head.receivable), endedOn: head.cooperationEndedOn },
    settings.valueOf(tradeSettings, 'trade.bad-debt-days'),
    today(),
  )
}
