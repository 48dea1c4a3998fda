import type { Decided, LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { freezeLines, lockPositions } from '@/lib/areas/credit/writes'
import { dropGrades } from '@/lib/areas/grading/writes'
import { stopOpenOrders } from '@/lib/areas/trade/writes'
import { type AuditEntry, newId } from '@/lib/core/audit'
import { addMonths, monthOf } from '@/lib/core/dates'
import { dateColumn, type Prisma, sqlOf, type Tx } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import { ConflictError, type Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { customerSettings } from '../contributes'
import type { CustomerPlace } from '../policy'
import type { CustomerState } from '../rules/customer-kinds'
import { lockChanges, type LockedChange } from './queries'
import { stateAfter } from './rules/proposal'
import type { ChangeKind, ChangeState } from './schema'

export type NewChange = {
  id: string
  number: string
  customerId: string
  branchId: string
  kind: ChangeKind
  answers: Answers
  fromState: CustomerState
  approvalId: string
}

/** Stores a C1 that was handed in. */
export async function insertChange(tx: Tx, at: Moment, change: NewChange, createdBy: string): Promise<void> {
  await tx.customerChange.create({
    data: {
      ...change,
      answers: change.answers as Prisma.InputJsonValue,
      state: 'pending',
      filledOn: dateColumn(at.today),
      createdBy,
      createdAt: at.now,
    },
    select: { id: true },
  })
}

export type Move = { customerId: string; from: readonly CustomerState[]; to: CustomerState }

/**
 * Moves customers in their life (W1). With the end of cooperation the bad-debt clock starts (R-P04); a lost one is
 * kept under observation, and its file reviewed where it is valid (R-A03, W2). A selected one is to be rated at once
 * unless a rating is in force, whose own day stays (R-C02). Throws a conflict when one of them is not
 * where the paper left it.
 */
export async function moveCustomers(tx: Tx, at: Moment, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  const observed = addMonths(at.today, at.settings.valueOf(customerSettings, 'customers.observation-months'))
  const moved = await sqlOf(tx).query(
    `UPDATE "Customer" c SET "state"=m."to","version"=c."version"+1,"updatedAt"=$2::timestamptz,
       "fileState"=CASE WHEN m."to"='lost' AND c."fileState"='valid' THEN 'in-review' ELSE c."fileState" END,
       "reviewDueOn"=CASE WHEN m."to"='lost' THEN $3::date ELSE c."reviewDueOn" END,
       "observedUntil"=CASE WHEN m."to"='lost' THEN $4::date ELSE c."observedUntil" END,
       "cooperationEndedOn"=CASE WHEN m."to"='selected' THEN NULL
         WHEN m."to" IN ('disqualified','lost','ended') THEN coalesce(c."cooperationEndedOn",$3::date) ELSE c."cooperationEndedOn" END,
       "rerateDueOn"=CASE WHEN m."to"='selected' AND (c."creditGrade" IS NULL OR c."rerateDueOn" IS NULL) THEN $3::date ELSE c."rerateDueOn" END
     FROM jsonb_to_recordset($1::jsonb) AS m("customerId" uuid,"from" jsonb,"to" text)
     WHERE c."id"=m."customerId" AND m."from" ? c."state" RETURNING c."id"`,
    [JSON.stringify(moves), at.now.toISOString(), at.today, observed],
  )
  if (moved.length !== moves.length)
    throw new ConflictError([{ field: 'state', base: 'pending', theirs: 'moved', mine: 'moved' }], 0)
}

async function closeChanges(tx: Tx, changes: readonly LockedChange[], state: ChangeState): Promise<void> {
  await sqlOf(tx).query(
    `UPDATE "CustomerChange" SET "state"=$2,"version"="version"+1 WHERE "id"=ANY($1::uuid[])`,
    [changes.map((change) => change.id), state],
  )
}

/** A sentence about a change of a customer. */
export function changeEvent(
  kind: string,
  change: Pick<LockedChange, 'customerId' | 'customerName' | 'fileNumber' | 'number' | 'kind'> &
    CustomerPlace,
  values: Record<string, unknown> = {},
): AuditEntry {
  return {
    kind,
    subjectType: 'customer',
    subjectId: change.customerId,
    customerId: change.customerId,
    unitId: change.marketOfficeId ?? change.branchId ?? change.regionId,
    values: {
      name: change.customerName,
      fileNumber: change.fileNumber,
      number: change.number,
      change: change.kind,
      ...values,
    },
  }
}

type Notice = { customerId: string; kind: string; key: string; href: string; values: Record<string, unknown> }

/** Tells the holders of a post at the branch of each customer, or at the head office; once an event and person. */
async function tell(
  tx: Tx,
  at: Moment,
  role: string,
  at2: 'branch' | 'head-office',
  notices: readonly Notice[],
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map((notice) => ({ ...notice, id: newId(at.now) }))
  await sqlOf(tx).query(
    `INSERT INTO "Notice" ("id","personId","kind","values","href","at","key")
     SELECT gen_random_uuid(),h."personId",n."kind",n."values",n."href",$2::timestamptz,n."key"
     FROM jsonb_to_recordset($1::jsonb) AS n("customerId" uuid,"kind" text,"key" text,"href" text,"values" jsonb)
     JOIN "Customer" c ON c."id"=n."customerId"
     JOIN LATERAL (SELECT DISTINCT o."personId" FROM "Post" o JOIN "Person" p ON p."id"=o."personId"
       WHERE o."role"=$3 AND ($4='head-office' OR o."unitId"=c."branchId") AND p."disabledAt" IS NULL
         AND o."startsOn"<=$5::date AND coalesce(o."endsOn",'infinity')>=$5::date) h ON true
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), at.now.toISOString(), role, at2, at.today],
  )
}

/** 审核: the reviewer's signature brings a customer that is to come in before the head of marketing. */
export async function changesSigned(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  const reviewed = decided.filter(({ step, closes }) => !closes && nameOf(step) === 'review')
  const changes = await lockChanges(
    tx,
    reviewed.map(({ paper }) => paper),
  )
  const moves = changes
    .filter(enters)
    .map(({ customerId }): Move => ({ customerId, from: ['to-review', 'to-approve'], to: 'to-approve' }))
  await moveCustomers(tx, at, moves)
  return []
}

/** Back to the reviewer. */
export async function changesSentBack(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  const changes = await lockChanges(
    tx,
    decided.map(({ paper }) => paper),
  )
  const moves = changes
    .filter(enters)
    .map(({ customerId }): Move => ({ customerId, from: ['to-review', 'to-approve'], to: 'to-review' }))
  await moveCustomers(tx, at, moves)
  return []
}

const nameOf = (step: Decided['step']) => (step as LockedPaper['steps'][number]).name
const enters = ({ kind }: LockedChange) => kind === 'add' || kind === 'restore'
const removes = ({ kind }: LockedChange) => kind === 'disqualify' || kind === 'lost' || kind === 'end'

/** Lines to zero and open slips stopped, under the lock the gate takes (W1 取消资格, R-D01). */
async function stopBusiness(tx: Tx, at: Moment, removed: readonly LockedChange[]): Promise<AuditEntry[]> {
  if (removed.length === 0) return []
  const ids = removed.map((change) => change.customerId)
  await moveCustomers(
    tx,
    at,
    removed.map(({ customerId, kind }) => ({ customerId, from: ['selected'], to: stateAfter[kind]! })),
  )
  const frozen = await freezeLines(tx, at, ids, monthOf(at.today), 'customer-removed')
  const stopped = await stopOpenOrders(sqlOf(tx), ids)
  return removed.flatMap((change) => {
    const lines = frozen.filter((row) => row.customerId === change.customerId).map((row) => row.month)
    const orders = stopped.filter((row) => row.customerId === change.customerId).map((row) => row.number)
    return [
      ...(lines.length > 0
        ? [changeEvent('customers.lines-frozen', change, { months: lines.sort().join(', ') })]
        : []),
      ...(orders.length > 0
        ? [
            changeEvent('customers.orders-stopped', change, {
              count: orders.length,
              orders: orders.sort().join(', '),
            }),
          ]
        : []),
    ]
  })
}

/** 批准: customers come in, go or come back; what follows from that follows in the same transaction (W1, R-S04). */
export async function changesApproved(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  const changes = await lockChanges(
    tx,
    decided.map(({ paper }) => paper),
  )
  await openPositions(tx, at, changes)
  const entering = changes.filter(enters)
  // Before they come in: one that comes back has no rating in force, so its first is due.
  await dropGrades(
    sqlOf(tx),
    at,
    changes.filter(({ kind }) => kind === 'restore').map((change) => change.customerId),
  )
  await moveCustomers(
    tx,
    at,
    entering.map(({ customerId }) => ({ customerId, from: ['to-review', 'to-approve'], to: 'selected' })),
  )
  const unrated = entering.filter(
    ({ kind, creditGrade, beingRated }) => !beingRated && (kind === 'restore' || creditGrade === null),
  )
  const stopped = await stopBusiness(tx, at, changes.filter(removes))
  await closeChanges(tx, changes, 'approved')
  await tell(tx, at, 'branch-sales-manager', 'branch', unrated.map(ratingDue))
  await tell(tx, at, 'marketing-officer', 'head-office', changes.map(toFile))
  return [
    ...changes.map((change) =>
      changeEvent('customers.change-approved', change, {
        state: stateAfter[change.kind] ?? change.customerState,
      }),
    ),
    ...stopped,
  ]
}

/** Locks what the gate locks before it looks at a customer, making the rows that are not there yet. */
async function openPositions(tx: Tx, at: Moment, changes: readonly LockedChange[]): Promise<void> {
  const ids = changes.filter((change) => change.kind !== 'amend').map((change) => change.customerId)
  if (ids.length === 0) return
  await sqlOf(tx).query(
    `INSERT INTO "CreditPosition" ("customerId","updatedAt") SELECT id,$2::timestamptz FROM unnest($1::uuid[]) id ORDER BY id ON CONFLICT DO NOTHING`,
    [ids, at.now.toISOString()],
  )
  await lockPositions(tx, ids)
}

function ratingDue({ customerId, customerName, id }: LockedChange): Notice {
  return {
    customerId,
    kind: 'customers.first-rating-due',
    key: `customers.first-rating-due:${id}`,
    href: `/customers/${customerId}/rating`,
    values: { name: customerName },
  }
}

function toFile({ customerId, customerName, number, kind, id }: LockedChange): Notice {
  return {
    customerId,
    kind: 'customers.change-to-file',
    key: `customers.change-to-file:${id}`,
    href: '/customers/changes?filing=due',
    values: { name: customerName, number, change: kind },
  }
}

async function goBack(
  tx: Tx,
  at: Moment,
  papers: readonly Pick<LockedPaper, 'id'>[],
  state: ChangeState,
  remark: string,
): Promise<AuditEntry[]> {
  const changes = await lockChanges(tx, papers)
  await moveCustomers(
    tx,
    at,
    changes
      .filter(enters)
      .map(({ customerId, fromState }) => ({ customerId, from: ['to-review', 'to-approve'], to: fromState })),
  )
  await closeChanges(tx, changes, state)
  return changes.map((change) => changeEvent(`customers.change-${state}`, change, { remark }))
}

/** 退回: the customer is where it was before the paper; a new paper can be handed in (W1). */
export async function changesReturned(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
  input: { remark: string },
): Promise<AuditEntry[]> {
  return goBack(
    tx,
    at,
    decided.map(({ paper }) => paper),
    'returned',
    input.remark,
  )
}

/** 否决. */
export async function changesRefused(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
  input: { remark: string },
): Promise<AuditEntry[]> {
  return goBack(
    tx,
    at,
    decided.map(({ paper }) => paper),
    'refused',
    input.remark,
  )
}

/** 撤回. */
export async function changeWithdrawn(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  paper: LockedPaper,
): Promise<AuditEntry[]> {
  return goBack(tx, at, [paper], 'withdrawn', '')
}

/** 备案: writes down who filed signed forms, and when. */
export async function fileChanges(
  tx: Tx,
  at: Moment,
  ids: readonly string[],
  personId: string,
): Promise<void> {
  await sqlOf(tx).query(
    `UPDATE "CustomerChange" SET "state"='filed',"filedById"=$2::uuid,"filedAt"=$3::timestamptz,"version"="version"+1 WHERE "id"=ANY($1::uuid[])`,
    [ids, personId, at.now.toISOString()],
  )
}
