import { type AuditEntry, newId } from '@/lib/core/audit'
import type { BusinessDate } from '@/lib/core/dates'
import { choiceOf } from '@/lib/core/decision'
import { dateColumn, type Prisma, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import type { Moment } from '@/lib/core/mutation'
import { holdersOf, writeNotices } from '@/lib/core/notices'
import { tradeSettings } from '@/lib/areas/trade/contributes'
import { gradingSettings } from '../contributes'
import { openRating, type RatedCustomer, ratingFigures } from '../queries'
import { startAnswers } from '../rules/start-answers'
import { insertRating } from '../writes'
import { type CreditEventKind, eventDueOn } from './rules/credit-events'

export type Happened = { kind: CreditEventKind; on: BusinessDate; note: string | null }
export type Opened = { ratingId: string; dueOn: BusinessDate; isNew: boolean }

async function answersFor(tx: Tx, at: Moment, customer: RatedCustomer, lawsuit: Happened | undefined) {
  const run = sqlOf(tx)
  const path = [customer.regionId, customer.branchId]
  const termDays = at.settings.valueOf(tradeSettings, 'trade.term-days', path)
  const [before] = await run.query<{ answers: Answers }>(
    `SELECT r."answers" FROM "CreditRating" r WHERE r."customerId"=$1::uuid AND r."state" IN ('approved','superseded') ORDER BY r."id" DESC LIMIT 1`,
    [customer.id],
  )
  const figures = await ratingFigures(run, customer.id, at.today, termDays)
  const { answers } = startAnswers(figures, before?.answers ?? null)
  return lawsuit ? { ...answers, knockOuts: ['sued'], knockOutProof: lawsuit.note } : answers
}

/**
 * Records events of a locked customer and opens the sheet of an interim rating with its figures filled in, or takes the one
 * that is open (W3). The rating falls due by the deadline at the latest; the sales manager of the branch is told.
 */
export async function recordEvents(
  tx: Tx,
  at: Moment,
  customer: RatedCustomer,
  events: readonly Happened[],
  reportedBy: string | null,
): Promise<Opened> {
  const run = sqlOf(tx)
  const open = await openRating(run, customer.id, true)
  const months = at.settings.valueOf(gradingSettings, 'grading.rerate-months')
  const dueOn = eventDueOn(at.today, at.settings.valueOf(gradingSettings, 'grading.event-days'))
  const lawsuit = events.find(({ kind }) => kind === 'lawsuit')
  const rating =
    open ??
    (await insertRating(
      tx,
      at,
      {
        customerId: customer.id,
        branchId: customer.branchId,
        kind: customer.creditGrade === null ? 'first' : 'interim',
        answers: (await answersFor(tx, at, customer, lawsuit)) as Prisma.InputJsonValue,
        previousGrade: customer.creditGrade,
        months,
      },
      reportedBy,
    ))
  await tx.creditEvent.createMany({
    data: events.map(({ kind, on, note }) => ({
      id: newId(at.now), customerId: customer.id, kind, on: dateColumn(on), note, ratingId: rating.id,
      dueOn: dateColumn(dueOn), reportedBy, createdAt: at.now,
    })),
  }) // prettier-ignore
  await run.query(
    `UPDATE "Customer" SET "rerateDueOn"=least("rerateDueOn",$2::date) WHERE "id"=$1::uuid AND "creditGrade" IS NOT NULL AND "state"='selected'`,
    [customer.id, dueOn],
  )
  await tellManager(run, at, customer, events, rating.id, dueOn)
  return { ratingId: rating.id, dueOn, isNew: open === null }
}

async function tellManager(
  run: SqlTx,
  at: Moment,
  customer: RatedCustomer,
  events: readonly Happened[],
  ratingId: string,
  dueOn: BusinessDate,
): Promise<void> {
  if (!customer.branchId) return
  const holders = await holdersOf(run, at.today, [
    { role: 'branch-sales-manager', unitId: customer.branchId },
  ])
  await writeNotices(
    run,
    at.now,
    holders.flatMap(({ personId }) =>
      events.map(({ kind, on }) => ({
        personId,
        kind: 'grading.credit-event',
        values: { customer: customer.name, event: choiceOf(kind), dueOn },
        href: `/customers/${customer.id}/rating?rating=${ratingId}`,
        key: `grading.credit-event:${customer.id}:${kind}:${on}`,
      })),
    ),
  )
}

/** What happened, one sentence an event. */
export function eventEntries(
  customer: RatedCustomer,
  events: readonly Happened[],
  { ratingId, dueOn, isNew }: Opened,
): AuditEntry[] {
  return events.map(({ kind, on, note }) => ({
    kind: isNew ? 'grading.credit-event' : 'grading.credit-event-added',
    subjectType: 'rating',
    subjectId: ratingId,
    customerId: customer.id,
    unitId: customer.branchId,
    values: { event: choiceOf(kind), on, dueOn, note: note ?? '' },
  }))
}

/** Marks events as over from today. */
export async function endEvents(run: SqlTx, ids: readonly string[], today: BusinessDate): Promise<void> {
  await run.query(`UPDATE "CreditEvent" SET "endedOn"=$2::date WHERE "id"=ANY($1::uuid[])`, [ids, today])
}
