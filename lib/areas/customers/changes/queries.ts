import { isLastSignature, type LockedPaper } from '@/lib/areas/approvals/rules/turns'
import { creditSettings } from '@/lib/areas/credit/contributes'
import type { BusinessDate } from '@/lib/core/dates'
import { fenOf, type SqlTx, sqlOf, type Tx } from '@/lib/core/db'
import type { Reason } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import { requiredFactsOf } from '@/lib/core/forms/facts'
import { isEmpty } from '@/lib/core/forms/values'
import { type Fen, sumFen, ZERO } from '@/lib/core/money'
import type { Moment } from '@/lib/core/mutation'
import type { Settings } from '@/lib/core/settings'
import type { Viewer } from '@/lib/core/scope'
import { customerSettings } from '../contributes'
import { type LockedDossier, readDossier } from '../dossier/queries'
import { formA6 } from '../forms/a6'
import type { CustomerPlace } from '../policy'
import type { SelectionFacts } from '../rules/selection'
import type { CustomerState } from '../rules/customer-kinds'
import { type Area, bindingArea, dominanceOf } from './rules/areas'
import { type BuyingRhythm, changeApprovalReasons, isLoss, type ProposalFacts } from './rules/proposal'
import type { ChangeKind } from './schema'

/** So many beyond its number are counted. */
const BEYOND = 1000

/** Selected customers of unit `u`, walked by the index of its kind and counted no further than its number leaves a doubt: one more says there are more. */
const presentBy = (column: string) => `(SELECT count(*)::int FROM (SELECT 1 FROM "Customer" c
  WHERE c."${column}"=u."id" AND c."state"='selected' AND c."deletedAt" IS NULL ORDER BY c."namePinyin" LIMIT coalesce(u."customerQuota",0)+${BEYOND + 1}) found)`
const PRESENT = `CASE u."kind" WHEN 'region' THEN ${presentBy('regionId')} WHEN 'branch' THEN ${presentBy('branchId')} ELSE ${presentBy('marketOfficeId')} END`

/** The units above a place with their numbers, lowest first. */
async function areasAbove(run: SqlTx, place: CustomerPlace): Promise<Area[]> {
  const areas = await run.query<Omit<Area, 'more'>>(
    `SELECT u."id"::text AS "unitId",u."name",u."customerQuota" AS quota,u."channelDominance",${PRESENT} AS present
     FROM "Unit" u WHERE u."id"=ANY($1::uuid[]) ORDER BY length(u."path") DESC`,
    [[place.marketOfficeId, place.branchId, place.regionId].filter((id) => id !== null)],
  )
  return areas.map((area) => {
    const bound = (area.quota ?? 0) + BEYOND
    return { ...area, present: Math.min(area.present, bound), more: area.present > bound }
  })
}

type Figures = {
  receivable: string
  inTransit: string
  creditGrade: number | null
  rating: { state: string; answers: Answers } | null
  openNumber: string | null
  lastOrderOn: BusinessDate | null
  meanDays: string | null
}

const FIGURES = `
SELECT coalesce(p."receivable",0)::text AS receivable,coalesce(p."inTransit",0)::text AS "inTransit",c."creditGrade",
  (SELECT json_build_object('state',r."state",'answers',r."answers") FROM "CreditRating" r
    WHERE r."customerId"=c."id" AND r."state"<>'withdrawn' ORDER BY r."id" DESC LIMIT 1) AS rating,
  (SELECT x."number" FROM "CustomerChange" x WHERE x."customerId"=c."id" AND x."state"='pending' LIMIT 1) AS "openNumber",
  b."last"::text AS "lastOrderOn",b."mean"::text AS "meanDays"
FROM "Customer" c LEFT JOIN "CreditPosition" p ON p."customerId"=c."id"
LEFT JOIN LATERAL (SELECT max(o."filledOn") AS last,
    CASE WHEN count(DISTINCT o."filledOn")>1 THEN round((max(o."filledOn")-min(o."filledOn"))::numeric/(count(DISTINCT o."filledOn")-1),2) END AS mean
  FROM "ShippingOrder" o WHERE o."customerId"=c."id" AND o."state"<>'void' AND o."filledOn">$2::date-365) b ON true
WHERE c."id"=$1::uuid`

/** What the house knows when a C1 is filled. Amounts in fen. */
export type ChangeFacts = {
  dossier: LockedDossier
  areas: Area[]
  /** Owed and on its way. */
  debtFen: Fen
  /** Owed for goods received. */
  receivableFen: Fen
  rating: Figures['rating']
  creditGrade: number | null
  openNumber: string | null
  rhythm: BuyingRhythm
  amendments: Amendment[]
}

export type Amendment = { fact: string; before: unknown; after: unknown }

/** Facts changed since they were last reported on a C1, each once: what it was then and what it is now. */
async function amendmentsOf(run: SqlTx, customerId: string): Promise<Amendment[]> {
  const rows = await run.query<Amendment>(
    `SELECT f."fact",(array_agg(f."before" ORDER BY f."id"))[1] AS before,(array_agg(f."after" ORDER BY f."id" DESC))[1] AS after
     FROM "FactChange" f WHERE f."customerId"=$1::uuid AND f."source"<>'import'
       AND f."at">coalesce((SELECT max(x."createdAt") FROM "CustomerChange" x WHERE x."customerId"=$1::uuid AND x."state" IN ('approved','filed')),'-infinity')
     GROUP BY f."fact" ORDER BY min(f."at"), f."fact" LIMIT 60`,
    [customerId],
  )
  return rows.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/** Everything a C1 of this customer is judged and filled by; null when there is no such living customer. */
export async function changeFacts(
  run: SqlTx,
  customerId: string,
  day: BusinessDate,
): Promise<ChangeFacts | null> {
  const dossier = await readDossier(run, customerId)
  if (!dossier) return null
  const [figures] = await run.query<Figures>(FIGURES, [customerId, day])
  const receivableFen = figures ? fenOf(figures.receivable) : ZERO
  return {
    dossier,
    areas: await areasAbove(run, dossier),
    debtFen: sumFen([receivableFen, figures ? fenOf(figures.inTransit) : ZERO]),
    receivableFen,
    rating: figures?.rating ?? null,
    creditGrade: figures?.creditGrade ?? null,
    openNumber: figures?.openNumber ?? null,
    rhythm: {
      lastOrderOn: figures?.lastOrderOn ?? null,
      meanDays: figures?.meanDays == null ? null : Number(figures.meanDays),
    },
    amendments: await amendmentsOf(run, customerId),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** Ground and note of a removal, as one text. */
function reasonOf(answers: Answers): string {
  const ground = answers.removalReason
  const named =
    typeof ground === 'object' && ground !== null ? text((ground as { other?: unknown }).other) : text(ground)
  return [named, text(answers.removalNote)].filter(Boolean).join(' ')
}

type Licence = { state?: unknown }

type ProofSettings = { goodGrade: number; strongFrom: number }

/** What criteria a, c and d ask beside the kind of channel, out of the file, the survey B1 and the grade in force (R-S03, R-S05). */
function proofsOf(facts: ChangeFacts, { goodGrade, strongFrom }: ProofSettings) {
  const survey = facts.rating?.answers ?? {}
  const licences = Array.isArray(survey.licences) ? (survey.licences as Licence[]) : []
  const known = facts.dossier.facts
  const isStrong = (rating: unknown) => typeof rating === 'number' && rating >= strongFrom
  const paysWell = (facts.creditGrade ?? goodGrade) <= goodGrade && (survey.overdueCount ?? 0) === 0
  return {
    papersLawful: licences.length > 0 && licences.every((licence) => licence.state === 'valid'),
    wholesaleNet: ['wholesaler', 'pharma-company', 'chain'].includes(text(facts.dossier.facts.kind)),
    goodName: paysWell,
    goodCredit: paysWell,
    strongDistribution: isStrong(known.distributionAbility),
    ampleFunds: isStrong(known.funds),
  }
}

function selectionFacts(facts: ChangeFacts, answers: Answers, settings: ProofSettings): SelectionFacts {
  const known = facts.dossier.facts
  return {
    state: facts.dossier.state as CustomerState,
    canDistribute: answers.canDistribute === true,
    hasFunds: answers.hasFunds === true,
    hasWill: answers.hasWill === true,
    kind: (known.kind ?? null) as SelectionFacts['kind'],
    channelNature: (answers.channelNature ?? known.channelNature ?? null) as SelectionFacts['channelNature'],
    fileNature: (known.channelNature ?? null) as SelectionFacts['fileNature'],
    basis: (answers.basis ?? null) as SelectionFacts['basis'],
    ...proofsOf(facts, settings),
    specialCase: text(answers.pharmacyCase),
    channelDominance: dominanceOf(facts.areas),
    area: bindingArea(facts.areas),
    missingFacts: requiredFactsOf(formA6).filter((fact) => isEmpty(known[fact])),
    ratingBegun: facts.rating !== null,
  }
}

/** Facts and answers as the rule of proposals reads them. */
export function proposalFacts(
  kind: ChangeKind,
  facts: ChangeFacts,
  answers: Answers,
  settings: Settings,
  day: BusinessDate,
): ProposalFacts {
  const { dossier } = facts
  const path = [dossier.regionId, dossier.branchId]
  return {
    kind,
    state: dossier.state as CustomerState,
    hasBranch: dossier.branchId !== null,
    openNumber: facts.openNumber,
    reason: reasonOf(answers),
    finding: text(answers.removalNote),
    selection: selectionFacts(facts, answers, {
      goodGrade: settings.valueOf(creditSettings, 'credit.good-credit-grade'),
      strongFrom: settings.valueOf(customerSettings, 'customers.strong-from', path),
    }),
    plan: { missedRunning: 0, limit: settings.valueOf(customerSettings, 'customers.missed-plans') },
    bought: !isLoss(facts.rhythm, settings.valueOf(customerSettings, 'customers.loss', path), day),
    debtFen: facts.debtFen,
    amended: facts.amendments.length,
  }
}

/** A C1 under lock, with its customer as it stands now. */
export type LockedChange = CustomerPlace & {
  id: string
  number: string
  kind: ChangeKind
  state: string
  fromState: CustomerState
  approvalId: string
  customerId: string
  customerName: string
  fileNumber: string
  customerState: CustomerState
  /** The grade in force; null when it was never rated. */
  creditGrade: number | null
  /** Is a rating handed in and not decided yet? */
  beingRated: boolean
}

const CHANGE = `
SELECT x."id"::text,x."number",x."kind",x."state",x."fromState",x."approvalId"::text,x."customerId"::text,
  c."name" AS "customerName",c."fileNumber",c."state" AS "customerState",c."creditGrade",c."ownerId"::text,c."regionId"::text,c."branchId"::text,c."marketOfficeId"::text,
  EXISTS (SELECT 1 FROM "CreditRating" r WHERE r."customerId"=c."id" AND r."state" IN ('submitted','reviewed')) AS "beingRated"
FROM "CustomerChange" x JOIN "Customer" c ON c."id"=x."customerId"`

/** The changes behind papers, under lock. */
export async function lockChanges(
  tx: Tx,
  papers: readonly Pick<LockedPaper, 'id'>[],
): Promise<LockedChange[]> {
  return sqlOf(tx).query<LockedChange>(
    `${CHANGE} WHERE x."approvalId"=ANY($1::uuid[]) ORDER BY x."id" FOR UPDATE OF x`,
    [papers.map((paper) => paper.id)],
  )
}

/**
 * Judges the last signature of changes (W1, R-S01): the number of the area under a lock on its units, one paper after
 * the other, so that neither many at once nor many at a time pass it. Reasons by paper.
 */
export async function judgeChanges(
  tx: Tx,
  at: Moment,
  _viewer: Viewer,
  papers: LockedPaper[],
  input: { verdict: 'approve' | 'refuse' | 'return' },
): Promise<Map<string, Reason[]>> {
  const found = new Map<string, Reason[]>()
  if (input.verdict !== 'approve') return found
  const run = sqlOf(tx)
  const changes = await lockChanges(tx, papers.filter(isLastSignature))
  await lockUnitsOf(run, changes)
  const taken = new Map<string, number>()
  for (const change of changes) {
    const facts = await changeFacts(run, change.customerId, at.today)
    if (!facts) continue
    const areas = facts.areas.map((area) => ({
      ...area,
      present: area.present + (taken.get(area.unitId) ?? 0),
    }))
    const path = [change.regionId, change.branchId]
    const reasons = changeApprovalReasons({
      kind: change.kind,
      state: change.customerState,
      area: bindingArea(areas),
      debtFen: facts.debtFen,
      bought: !isLoss(facts.rhythm, at.settings.valueOf(customerSettings, 'customers.loss', path), at.today),
    })
    if (reasons.length > 0) found.set(change.approvalId, reasons)
    else if (change.kind === 'add' || change.kind === 'restore')
      for (const { unitId } of areas) taken.set(unitId, (taken.get(unitId) ?? 0) + 1)
  }
  return found
}

/** Locks the units with a number above customers that would come in, in the order of their ids. */
async function lockUnitsOf(run: SqlTx, changes: readonly LockedChange[]): Promise<void> {
  const entering = changes.filter(({ kind }) => kind === 'add' || kind === 'restore')
  const ids = entering
    .flatMap((one) => [one.regionId, one.branchId, one.marketOfficeId])
    .filter((id) => id !== null)
  if (ids.length > 0)
    await run.query(
      `SELECT 1 FROM "Unit" WHERE "id"=ANY($1::uuid[]) AND "customerQuota" IS NOT NULL ORDER BY "id" FOR NO KEY UPDATE`,
      [[...new Set(ids)]],
    )
}

/** Forms to be filed, under lock. */
export async function lockForFiling(tx: Tx, ids: readonly string[]): Promise<LockedChange[]> {
  return sqlOf(tx).query<LockedChange>(
    `${CHANGE} WHERE x."id"=ANY($1::uuid[]) ORDER BY x."id" FOR UPDATE OF x`,
    [ids],
  )
}
