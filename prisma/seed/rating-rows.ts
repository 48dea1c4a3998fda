import { indicators } from '@/lib/areas/grading/rules/credit-grade'
import { gradingPlan } from '@/lib/areas/grading/contributes'
import { stepsOf } from '@/lib/areas/approvals/rules/plan'
import { firstDay, lastDay, type Month } from '@/lib/core/dates'
import { holderId, unitId } from './cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { demoUnits } from './people'
import { idAt } from './random'
import { type DemoRating } from './ratings'
import { type Timeline } from './timeline'

const nameOf = (code: string) => demoUnits.find((u) => u.code === code)!.name

/** Ratings older than this stand without their signatures: they were made on paper. */
const SIGNED_DAYS = 120

/** How many ratings of a customer are kept in the tables. */
const KEPT = 2

const FLOW_NOTES = {
  traceable: '流向单逐月报送，货物留在本区',
  'mostly-traceable': '流向单有缺月，大部可追踪',
  'strayed-or-unknown': '稽查发现货物流到外区，已约谈',
} as const

/** B1 as it was filled in; bands and computed grade are the system's. */
export function ratingAnswers(
  c: DemoCustomer,
  rating: DemoRating,
  kind: string,
  period: { from: Month; to: Month },
): Record<string, unknown> {
  const { facts, result } = rating
  return {
    customer: { id: c.id, label: c.name.name },
    region: { id: unitId(c.region), label: nameOf(c.region) },
    branch: { id: unitId(c.branch), label: nameOf(c.branch) },
    period,
    kind,
    annualSales: facts.annualSales,
    monthlySales: facts.monthlySales,
    paymentMethod: facts.payment!.method,
    overdueCount: facts.reliability!.timesLate,
    overdueDays: facts.reliability!.worstDaysLate,
    nature: facts.nature!.kind,
    licences: facts.licences!.map(({ name, state, validUntil }) => ({ licence: name, validUntil, state })),
    residence: facts.residence,
    yearsInBusiness: facts.yearsInBusiness,
    goodsFlow: facts.goodsFlow,
    goodsFlowNote: FLOW_NOTES[facts.goodsFlow!],
    proposedGrade: String(result.grade),
  }
}

type Filed = {
  c: DemoCustomer
  rating: DemoRating
  previous: number | null
  last: boolean
  filledAt: Date
  id: string
  number: string
}

/** The last two ratings of everybody, numbered PJ-2026-10-0001 in the order they were filled in, three days before they became final. */
function fileRatings(
  customers: readonly DemoCustomer[],
  time: Timeline,
  counters: Map<string, number>,
): Filed[] {
  const filed = customers.flatMap((c) => {
    const chance = chanceFor(c.source.id, 'rating-ids')
    return c.ratings.slice(-KEPT).map((rating, i, kept) => {
      const before = c.ratings[c.ratings.indexOf(rating) - 1]
      const filledAt = time.moment(rating.day - 3, chance.between(560, 1040))
      return {
        c,
        rating,
        previous: before?.result.grade ?? null,
        last: i === kept.length - 1,
        filledAt,
        id: idAt(filledAt, chance),
        number: '',
      }
    })
  })
  filed.sort((a, b) => a.filledAt.getTime() - b.filledAt.getTime() || a.c.rank - b.c.rank)
  for (const one of filed) {
    const period = time.month(one.rating.day - 3)
    const running = (counters.get(`PJ ${period}`) ?? 0) + 1
    counters.set(`PJ ${period}`, running)
    one.number = `PJ-${period}-${String(running).padStart(4, '0')}`
  }
  return filed
}

/** A paper with all its signatures. */
function approvalOf(one: Filed, time: Timeline): { id: string; approval: Rows[number]; steps: Rows } {
  const { c, rating, previous } = one
  const chance = chanceFor(c.source.id, `rating-approval:${rating.day}`)
  const facts = {
    letters: indicators.map((n) => rating.letters[n]).join(''),
    computed: rating.result.grade,
    clause: rating.result.clause,
    proposed: rating.result.grade,
    previous,
    ratingId: one.id,
  }
  const id = idAt(one.filledAt, chance)
  const closedAt = time.moment(rating.day, 545)
  const steps = stepsOf(gradingPlan, facts)
  return {
    id,
    approval: {
      id,
      plan: gradingPlan.name,
      subjectType: 'rating',
      subjectId: one.id,
      customerId: c.id,
      unitId: unitId(c.branch),
      title: c.name.name,
      facts,
      withinRule: true,
      state: 'approved',
      currentStep: steps.length - 1,
      createdBy: c.managerId,
      createdAt: one.filledAt,
      closedAt,
      version: 1 + steps.length,
    },
    steps: steps.map((step, position) => {
      const unit = step.at === 'region' ? c.region : c.branch
      const last = position === steps.length - 1
      return {
        id: idAt(one.filledAt, chance),
        approvalId: id,
        position,
        name: step.name,
        role: step.role,
        unitId: unitId(unit),
        selfAllowed: step.selfAllowed,
        state: 'signed',
        decidedById: holderId(step.role, unit),
        decidedAs: step.role,
        decidedAt: last ? closedAt : time.moment(rating.day - 1, 600 + chance.between(0, 300)),
      }
    }),
  }
}

/** Rows of the ratings and of the papers they were signed on. */
export function ratingRows(
  customers: readonly DemoCustomer[],
  time: Timeline,
  counters: Map<string, number>,
): Record<'CreditRating' | 'Approval' | 'ApprovalStep', Rows> {
  const filed = fileRatings(customers, time, counters)
  const papers = new Map(
    filed
      .filter((one) => one.rating.day > time.last - SIGNED_DAYS)
      .map((one) => [one, approvalOf(one, time)]),
  )
  return {
    CreditRating: filed.map((one) => {
      const { c, rating, previous } = one
      const last = time.later(time.month(rating.day - 3), -1)
      const period = { from: time.later(last, -2), to: last }
      const kind = c.ratings[0] === rating && c.fate.selectedDay >= 0 ? 'first' : 'periodic'
      return {
        id: one.id,
        number: one.number,
        customerId: c.id,
        branchId: unitId(c.branch),
        kind,
        periodFrom: firstDay(period.from),
        periodTo: lastDay(period.to),
        answers: ratingAnswers(c, rating, kind, period),
        letters: indicators.map((name) => rating.letters[name]).join(''),
        computedGrade: rating.result.grade,
        clause: rating.result.clause,
        proposedGrade: rating.result.grade,
        previousGrade: previous,
        finalGrade: rating.result.grade,
        state: one.last ? 'approved' : 'superseded',
        approvalId: papers.get(one)?.id ?? null,
        effectiveOn: time.date(rating.day),
        createdBy: c.managerId,
        createdAt: one.filledAt,
        updatedAt: time.moment(rating.day, 545),
        version: 4,
      }
    }),
    Approval: [...papers.values()].map((paper) => paper.approval),
    ApprovalStep: [...papers.values()].flatMap((paper) => paper.steps),
  }
}
