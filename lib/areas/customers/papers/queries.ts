import { isLastSignature, type LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { businessZone } from '@/lib/core/clock'
import { onPool, sql, sqlOf, type SqlTx, type Tx } from '@/lib/core/db'
import { type BusinessDate, monthOf } from '@/lib/core/dates'
import type { Reason } from '@/lib/core/decision'
import { type Answers, fieldsOf, type Form } from '@/lib/core/forms/definition'
import { requiredFactsOf } from '@/lib/core/forms/facts'
import { maskAnswers } from '@/lib/core/forms/mask'
import { isEmpty } from '@/lib/core/forms/values'
import { fenFromYuan } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { readDossier, readDossiers } from '../dossier/queries'
import { customerPlace } from '../queries'
import type { DossierFactKey } from '../rules/dossier-facts'
import {
  type DossierPaperId,
  dossierPapers,
  isDossierPaper,
  paperOf,
  paperThatServes,
} from './rules/dossier-papers'
import type { FiscalKey } from './rules/fiscal-period'
import { gapsIn } from './rules/file-gaps'
import { paperForm } from './rules/paper-forms'
import type { NewestEntry } from './rules/period-taken'
import { type HandedChange, handedChanges, undone } from './rules/handed-changes'
import { changedSince, inVersion } from './rules/signed-changes'

/** A paper as it was handed in or signed; its personal data masked, whoever reads. */
export type PaperEntry = {
  id: string
  formId: DossierPaperId
  formVersion: number
  customerId: string
  /** The fiscal period it is of, where each has one. */
  period: FiscalKey | null
  state: string
  answers: Answers
  createdByName: string
  submittedAt: string | null
  signedAt: string | null
}

type Row = Omit<PaperEntry, 'submittedAt' | 'signedAt'> & { submittedAt: Date | null; signedAt: Date | null }

const ENTRY = `SELECT e."id",e."formId",e."formVersion",e."customerId",e."period",e."state",e."answers",p."name" AS "createdByName",e."submittedAt",e."signedAt"
  FROM "FormEntry" e LEFT JOIN "Person" p ON p."id" = e."createdBy"`

function entryOf(row: Row): PaperEntry {
  const form = paperForm(row.formId, row.formVersion)
  return {
    ...row,
    answers: form ? maskAnswers(form, row.answers, () => false) : {},
    submittedAt: row.submittedAt?.toISOString() ?? null,
    signedAt: row.signedAt?.toISOString() ?? null,
  }
}

/** The newest paper of a form, and the newest signed one; of one period where one is named. Null beyond reach. */
export async function paperEntries(
  viewer: Viewer,
  customerId: string,
  formId: DossierPaperId,
  period: FiscalKey | null = null,
): Promise<{ newest: PaperEntry | null; signed: PaperEntry | null } | null> {
  if (!(await customerPlace(viewer, customerId))) return null
  const rows = await sql<Row>(
    `(${ENTRY} WHERE e."customerId"=$1::uuid AND e."formId"=$2 AND ($3::text IS NULL OR e."period"=$3) ORDER BY e."id" DESC LIMIT 1)
     UNION ALL (${ENTRY} WHERE e."customerId"=$1::uuid AND e."formId"=$2 AND ($3::text IS NULL OR e."period"=$3) AND e."state"='signed' ORDER BY e."id" DESC LIMIT 1)`,
    [customerId, formId, period],
  )
  const [newest] = rows
  const signed = rows.findLast((row) => row.state === 'signed')
  return { newest: newest ? entryOf(newest) : null, signed: signed ? entryOf(signed) : null }
}

/** One paper by its id, as it stood. Null beyond reach. */
export async function paperEntry(viewer: Viewer, entryId: string): Promise<PaperEntry | null> {
  const [row] = await sql<Row>(`${ENTRY} WHERE e."id"=$1::uuid`, [entryId])
  return row && isDossierPaper(row.formId) && (await customerPlace(viewer, row.customerId))
    ? entryOf(row)
    : null
}

/** A paper as it was handed in, held against what was there before. */
export type HandedPaper = {
  entry: PaperEntry
  /** The version signed before it, and its answers in the fields of this one, masked; null when this is the first. */
  signed: { entryId: string; signedAt: string; answers: Answers } | null
  /**
   * Fields that differ from the version signed before; of a first paper, from what the file said before it was handed
   * in, with `on` and `by` of the last change until then and the reason given for it.
   */
  changes: (HandedChange & FactTold)[]
  /** Fields of a first paper that were empty before and are filled now; they are not told one by one. */
  filledFirst: number
}

type FactTold = { on: string | null; by: string | null; reason: string | null }

const HANDED = `SELECT DISTINCT ON (f."fact") f."fact",f."before" FROM "FactChange" f
  WHERE f."customerId"=$1::uuid AND f."refType"='form-entry' AND f."refId" IN (SELECT e."id"::text FROM "FormEntry" e
    WHERE e."customerId"=$1::uuid AND e."formId"=$2 AND e."period" IS NOT DISTINCT FROM $3 AND e."id"<=$4::uuid)
  ORDER BY f."fact",f."id"`

/**
 * What whoever signs a paper decides on: the paper in the state handed in, and what it changes (W2). Guarded values are
 * masked as they are in the dossier. Null when there is none, or the customer is beyond the viewer's reach.
 */
export async function handedPaper(viewer: Viewer, entryId: string): Promise<HandedPaper | null> {
  const [row] = await sql<Row>(`${ENTRY} WHERE e."id"=$1::uuid`, [entryId])
  if (!row || !isDossierPaper(row.formId) || !(await customerPlace(viewer, row.customerId))) return null
  const form = paperForm(row.formId, row.formVersion)
  if (!form) return { entry: entryOf(row), signed: null, changes: [], filledFirst: 0 }
  const asked = [row.customerId, row.formId, row.period, row.id]
  const [signed] = await sql<Row>(
    `${ENTRY} WHERE e."customerId"=$1::uuid AND e."formId"=$2 AND e."period" IS NOT DISTINCT FROM $3 AND e."id"<$4::uuid AND e."signedAt" IS NOT NULL
     ORDER BY e."id" DESC LIMIT 1`,
    asked,
  )
  const before = signed
    ? inVersion(form, paperForm(row.formId, signed.formVersion) ?? form, signed.answers)
    : undone(form, row.answers, await sql<{ fact: string; before: unknown }>(HANDED, asked))
  const all = handedChanges(form, before, row.answers)
  const isTold = (change: HandedChange) =>
    signed !== undefined || change.lines !== null || !isEmpty(change.before)
  const changes = all.filter(isTold)
  const facts = changes.flatMap(({ fact }) => (fact ? [fact] : []))
  const told = await lastChanges(row.customerId, facts, row.submittedAt)
  return {
    entry: entryOf(row),
    signed: signed
      ? {
          entryId: signed.id,
          signedAt: signed.signedAt!.toISOString(),
          answers: maskAnswers(form, before, () => false),
        }
      : null,
    changes: changes.map((change) => ({
      ...change,
      ...((change.fact && told.get(change.fact)) ?? { on: null, by: null, reason: null }),
    })),
    filledFirst: all.length - changes.length,
  }
}

export type PaperState = {
  formId: DossierPaperId
  /** Of the newest one handed in. */
  state: string | null
  submittedAt: string | null
  /** When it was signed last, and by which entry. */
  signedAt: string | null
  signedId: string | null
  approvalId: string | null
  /** The viewer's own draft. */
  draftAt: string | null
}

/** How each paper of the dossier stands. Null beyond reach. */
export async function paperStates(viewer: Viewer, customerId: string): Promise<PaperState[] | null> {
  if (!(await customerPlace(viewer, customerId))) return null
  const entries = await sql<{
    id: string
    formId: string
    state: string
    submittedAt: Date | null
    signedAt: Date | null
    approvalId: string | null
  }>(
    `SELECT DISTINCT ON ("formId", "state"='signed') "id","formId","state","submittedAt","signedAt","approvalId" FROM "FormEntry"
     WHERE "customerId"=$1::uuid AND "formId"=ANY($2) ORDER BY "formId", "state"='signed', "id" DESC`,
    [customerId, dossierPapers],
  )
  const drafts = await sql<{ formId: string; savedAt: Date }>(
    `SELECT split_part("formId",'/',1) AS "formId",max("savedAt") AS "savedAt" FROM "Draft"
     WHERE "personId"=$1::uuid AND "subjectId"=$2 AND split_part("formId",'/',1)=ANY($3) GROUP BY 1`,
    [viewer.personId, customerId, dossierPapers],
  )
  return dossierPapers.map((formId) => {
    const mine = entries.filter((entry) => entry.formId === formId)
    const newest = mine.toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
    const signed = mine.find((entry) => entry.state === 'signed')
    return {
      formId,
      state: newest?.state ?? null,
      submittedAt: newest?.submittedAt?.toISOString() ?? null,
      signedAt: signed?.signedAt?.toISOString() ?? null,
      signedId: signed?.id ?? null,
      approvalId: newest?.approvalId ?? null,
      draftAt: drafts.find((draft) => draft.formId === formId)?.savedAt.toISOString() ?? null,
    }
  })
}

/**
 * Fields of each signed paper whose facts are no longer as they were signed: of the one signed last of a kind, or of the
 * one asked for. Null beyond reach.
 */
export async function signedChanges(
  viewer: Viewer,
  customerId: string,
  entryId: string | null = null,
): Promise<Partial<Record<DossierPaperId, SignedChange[]>> | null> {
  if (!(await customerPlace(viewer, customerId))) return null
  const [dossier, signed] = await Promise.all([
    readDossier(onPool, customerId),
    sql<{ formId: DossierPaperId; formVersion: number; answers: Answers; submittedAt: Date }>(
      `SELECT DISTINCT ON ("formId") "formId","formVersion","answers","submittedAt" FROM "FormEntry"
       WHERE "customerId"=$1::uuid AND "formId"=ANY($2) AND "state"='signed' AND ($3::uuid IS NULL OR "id"=$3::uuid)
       ORDER BY "formId","id" DESC`,
      [customerId, dossierPapers, entryId],
    ),
  ])
  if (!dossier) return null
  const found = signed.flatMap((entry) => {
    const form = paperForm(entry.formId, entry.formVersion)
    return form ? [{ ...entry, changes: changedSince(form, entry.answers, dossier.facts) }] : []
  })
  const facts = [...new Set(found.flatMap(({ changes }) => changes.map(({ fact }) => fact)))]
  const last = await lastChanges(customerId, facts)
  return Object.fromEntries(
    found.map(({ formId, changes }) => [
      formId,
      changes.map((change) => {
        const { on, by } = last.get(change.fact) ?? { on: null, by: null }
        return { ...change, on, by }
      }),
    ]),
  )
}

export type SignedChange = {
  field: string
  fact: DossierFactKey
  /** Day it changed last, and by whom; null when it came with the file. */
  on: string | null
  by: string | null
}

/** The last change of each fact, until a moment where one is given. */
async function lastChanges(
  customerId: string,
  facts: readonly string[],
  until: Date | null = null,
): Promise<Map<string, FactTold & { on: string }>> {
  if (facts.length === 0) return new Map()
  const rows = await sql<{ fact: string; on: string; by: string | null; reason: string | null }>(
    `SELECT DISTINCT ON (f."fact") f."fact",(f."at" AT TIME ZONE $3)::date::text AS "on",p."name" AS "by",f."reason"
     FROM "FactChange" f LEFT JOIN "Person" p ON p."id"=f."personId"
     WHERE f."customerId"=$1::uuid AND f."fact"=ANY($2) AND ($4::timestamptz IS NULL OR f."at"<=$4::timestamptz) ORDER BY f."fact",f."id" DESC`,
    [customerId, facts, businessZone(), until?.toISOString() ?? null],
  )
  return new Map(rows.map(({ fact, ...told }) => [fact, told]))
}

/** The entry still waiting for signatures, locked; null when there is none. */
export async function lockOpenEntry(
  tx: Tx,
  customerId: string,
  formId: DossierPaperId,
  period: string | null,
) {
  const [row] = await sqlOf(tx).query<{ id: string; approvalId: string | null }>(
    `SELECT "id","approvalId" FROM "FormEntry" WHERE "customerId"=$1::uuid AND "formId"=$2 AND "period" IS NOT DISTINCT FROM $3 AND "state"='submitted'
     ORDER BY "id" DESC LIMIT 1 FOR UPDATE`,
    [customerId, formId, period],
  )
  return row ?? null
}

/**
 * The newest paper of a form (and period), whatever became of it, and the newest one that stands: after a correction that
 * was returned or taken back the signed one still does. Null when there is none.
 */
export async function newestEntry(
  tx: Tx,
  customerId: string,
  formId: DossierPaperId,
  period: string | null,
): Promise<NewestEntry | null> {
  const [row] = await sqlOf(tx).query<NewestEntry>(
    `SELECT e."answers",s."standing" FROM (SELECT "answers" FROM "FormEntry"
       WHERE "customerId"=$1::uuid AND "formId"=$2 AND "period" IS NOT DISTINCT FROM $3 ORDER BY "id" DESC LIMIT 1) e
     LEFT JOIN LATERAL (SELECT jsonb_build_object('byName',p."name",'on',(o."submittedAt" AT TIME ZONE $4)::date) AS "standing" FROM "FormEntry" o
       LEFT JOIN "Person" p ON p."id"=o."createdBy"
       WHERE o."customerId"=$1::uuid AND o."formId"=$2 AND o."period" IS NOT DISTINCT FROM $3 AND o."state" IN ('submitted','signed')
       ORDER BY o."id" DESC LIMIT 1) s ON true`,
    [customerId, formId, period, businessZone()],
  )
  return row ?? null
}

/** Figures of the day a paper shows without a fact behind them, by field: the line of the month, in fen. */
export async function figuresOf(
  tx: Tx,
  form: Form,
  customerId: string,
  day: BusinessDate,
): Promise<Record<string, number | null>> {
  const field = fieldsOf(form).find((placed) => placed.field.derive === 'creditLine')
  if (!field) return {}
  const [row] = await sqlOf(tx).query<{ amount: string }>(
    `SELECT "amount"::text FROM "CreditLine" WHERE "customerId"=$1::uuid AND "month"=$2`,
    [customerId, monthOf(day)],
  )
  return { [field.name]: row ? fenFromYuan(row.amount) : null }
}

/** What keeps each of these files from being collated (W2, R-B02): facts missing that the basic sheet requires. */
export async function fileGaps(run: SqlTx, ids: readonly string[]): Promise<Map<string, Reason[]>> {
  const required = requiredFactsOf(paperForm(paperThatServes('basic'))!)
  const files = await readDossiers(run, ids)
  return new Map(files.map(({ id, facts }) => [id, gapsIn(required, facts)] as const))
}

/**
 * Judges the last signature of basic sheets: files still in 建档中 are collated whole (W2: 汇总 checks the required basic
 * fields). A sheet may have been handed in by somebody who may not fill all of it (R-B02); then the fact is filled by
 * whoever may before the file moves on. Reasons by paper.
 */
export async function judgePapers(
  tx: Tx,
  _at: Moment,
  _viewer: Viewer,
  papers: LockedPaper[],
  { verdict }: { verdict: string },
): Promise<Map<string, Reason[]>> {
  const last = verdict === 'approve' ? papers.filter(isLastSignature) : []
  if (last.length === 0) return new Map()
  const run = sqlOf(tx)
  const basic = paperThatServes('basic')
  const moving = await run.query<{ approvalId: string; customerId: string }>(
    `SELECT e."approvalId",e."customerId" FROM "FormEntry" e JOIN "Customer" c ON c."id"=e."customerId"
     WHERE e."approvalId"=ANY($1::uuid[]) AND e."formId"=$2 AND c."fileState"=ANY($3) ORDER BY c."id" FOR UPDATE OF c`,
    [last.map(({ id }) => id), basic, paperOf(basic).moves?.from ?? []],
  )
  const gaps = await fileGaps(
    run,
    moving.map(({ customerId }) => customerId),
  )
  return new Map(
    moving.flatMap(({ approvalId, customerId }) => {
      const reasons = gaps.get(customerId) ?? []
      return reasons.length > 0 ? [[approvalId, reasons]] : []
    }),
  )
}
