import type { Decided, LockedPaper } from '@/lib/areas/approvals/rules/turns'
import type { AuditEntry } from '@/lib/core/audit'
import { type Prisma, type SqlTx, sqlOf, type Tx } from '@/lib/core/db'
import type { Answers } from '@/lib/core/forms/definition'
import type { Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import type { FileState } from '../rules/customer-kinds'
import { reviewsDone, reviewsReopened } from '../reviews/writes'
import { fileGaps } from './queries'
import {
  type DossierPaperId,
  paperOf,
  type PaperService,
  papersThatMove,
  paperThatServes,
  serves,
} from './rules/dossier-papers'

export type NewEntry = {
  id: string
  formId: DossierPaperId
  formVersion: number
  customerId: string
  period: string | null
  answers: Answers
  /** null: nobody signs after it was handed in; it holds at once. */
  approvalId: string | null
}

/** Stores a paper that was handed in, as it stood. */
export async function insertEntry(tx: Tx, at: Moment, entry: NewEntry, createdBy: string): Promise<void> {
  const isSigned = entry.approvalId === null
  if (isSigned) await replaceSigned(sqlOf(tx), entry.customerId, entry.formId, entry.period)
  await tx.formEntry.create({
    data: {
      ...entry,
      answers: entry.answers as Prisma.InputJsonValue,
      state: isSigned ? 'signed' : 'submitted',
      ...(isSigned && { signedAt: at.now }),
      createdBy,
      createdAt: at.now,
      submittedAt: at.now,
    },
    select: { id: true },
  })
}

/** Sets the signed paper of a kind aside for one that holds from now on. */
export async function replaceSigned(
  run: SqlTx,
  customerId: string,
  formId: string,
  period: string | null = null,
): Promise<void> {
  await run.query(
    `UPDATE "FormEntry" SET "state"='replaced',"version"="version"+1 WHERE "customerId"=$1::uuid AND "formId"=$2 AND "period" IS NOT DISTINCT FROM $3 AND "state"='signed'`,
    [customerId, formId, period],
  )
}

/** Sets entries aside for a newer one of the same paper. */
export async function replaceEntry(tx: Tx, entryId: string): Promise<void> {
  await sqlOf(tx).query(
    `UPDATE "FormEntry" SET "state"='replaced',"version"="version"+1 WHERE "id"=$1::uuid`,
    [entryId],
  )
}

async function close(tx: Tx, papers: readonly LockedPaper[], state: 'returned' | 'withdrawn'): Promise<void> {
  await sqlOf(tx).query(
    `UPDATE "FormEntry" SET "state"=$2,"version"="version"+1 WHERE "id"=ANY($1::uuid[]) AND "state"='submitted'`,
    [papers.map((paper) => paper.subjectId), state],
  )
  await reviewsReopened(
    sqlOf(tx),
    papers.map((paper) => paper.subjectId),
  )
}

/**
 * Moves the files of these customers on by the paper that serves so and stands signed in them (W2), where they are in one of
 * the states it moves from. Returns whose moved.
 */
async function moveFiles(
  run: SqlTx,
  at: Moment,
  service: PaperService,
  ids: string[],
  states?: readonly FileState[],
): Promise<string[]> {
  const formId = paperThatServes(service)
  const { moves } = paperOf(formId)
  if (!moves || ids.length === 0) return []
  const moved = await run.query<{ id: string }>(
    `UPDATE "Customer" c SET "fileState"=$3,"version"=c."version"+1,"updatedAt"=$4::timestamptz
     WHERE c."id"=ANY($1::uuid[]) AND c."fileState"=ANY($2)
       AND EXISTS (SELECT 1 FROM "FormEntry" e WHERE e."customerId"=c."id" AND e."formId"=$5 AND e."state"='signed')
     RETURNING c."id"`,
    [ids, states ?? moves.from, moves.to, at.now.toISOString(), formId],
  )
  return moved.map(({ id }) => id)
}

/**
 * Moves a file on by signed papers that came to it otherwise than by a signature, from a merged record (W2). One that misses
 * a fact the basic sheet requires stays in 建档中 (R-B02). Returns the state it moved to, null where it stays.
 */
export async function followPapers(run: SqlTx, at: Moment, customerId: string): Promise<FileState | null> {
  const collated = await moveFiles(run, at, 'basic', await wholeFiles(run, [customerId]))
  // A review under way ends by its own paper or a new card, not by a card signed long before.
  const valid = await moveFiles(run, at, 'card', [customerId], ['collated'])
  return valid.length > 0 ? 'valid' : collated.length > 0 ? 'collated' : null
}

/** Those of these customers whose files miss no fact the basic sheet requires (R-B02). */
async function wholeFiles(run: SqlTx, ids: readonly string[]): Promise<string[]> {
  const gaps = await fileGaps(run, ids)
  return ids.filter((id) => gaps.get(id)?.length === 0)
}

/**
 * The last signature: the paper holds from now on, the one before is replaced, and the file moves on (W2): collated basic
 * data make it 已汇总, an approved card 有效 once they are.
 */
export async function papersApproved(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  const run = sqlOf(tx)
  const ids = decided.map(({ paper }) => paper.subjectId)
  // One after the other on one customer: of a card and a basic sheet signed at once, the second sees the first.
  await run.query(
    `SELECT c."id" FROM "Customer" c WHERE c."id" IN (SELECT "customerId" FROM "FormEntry" WHERE "id"=ANY($1::uuid[]) AND "formId"=ANY($2))
     ORDER BY c."id" FOR NO KEY UPDATE`,
    [ids, papersThatMove],
  )
  const signed = await run.query<{ id: string; formId: string; customerId: string }>(
    `UPDATE "FormEntry" SET "state"='signed',"signedAt"=$2::timestamptz,"version"="version"+1
     WHERE "id"=ANY($1::uuid[]) AND "state"='submitted' RETURNING "id","formId","customerId"`,
    [ids, at.now.toISOString()],
  )
  await run.query(
    `UPDATE "FormEntry" o SET "state"='replaced',"version"=o."version"+1 FROM "FormEntry" n
     WHERE n."id"=ANY($1::uuid[]) AND o."customerId"=n."customerId" AND o."formId"=n."formId" AND o."period" IS NOT DISTINCT FROM n."period" AND o."state"='signed' AND o."id"<>n."id"`,
    [signed.map((entry) => entry.id)],
  )
  await reviewsDone(
    run,
    at,
    signed.filter((entry) => serves(entry.formId, 'review')).map((entry) => entry.id),
  )
  const of = (service: PaperService) =>
    signed.filter(({ formId }) => serves(formId, service)).map(({ customerId }) => customerId)
  // Of basic sheet and card, whichever was signed first counts once the other is.
  const collated = await moveFiles(run, at, 'basic', [...of('basic'), ...(await wholeFiles(run, of('card')))])
  await moveFiles(run, at, 'card', [...of('card'), ...collated])
  await moveFiles(run, at, 'review', of('review'))
  return []
}

/** 退回, 否决: the paper is to be handed in anew. */
export async function papersReturned(
  tx: Tx,
  _at: Moment,
  _viewer: Viewer,
  decided: Decided[],
): Promise<AuditEntry[]> {
  await close(
    tx,
    decided.map(({ paper }) => paper),
    'returned',
  )
  return []
}

/** 撤回. */
export async function paperWithdrawn(
  tx: Tx,
  _at: Moment,
  _viewer: Viewer,
  paper: LockedPaper,
): Promise<AuditEntry[]> {
  await close(tx, [paper], 'withdrawn')
  return []
}
