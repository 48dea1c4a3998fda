import { choiceOf } from '@/lib/core/decision'
import type { Answers } from '@/lib/core/forms/definition'
import type { Fen } from '@/lib/core/money'
import type { Grade, GradeResult } from './credit-grade'
import type { KnockOut } from './indicator-bands'
import { statedKnockOuts } from './rating-facts'

/** What a signer of a rating is told, worst first: 压低 · 留意 · 通过. */
export type RatingSentence = {
  tone: 'lowers' | 'heeds' | 'passes'
  rule: string
  /** Message key under `reasons.`. */
  code: string
  values: Record<string, string | number>
}

/** Figures of payment and sales, as the sheet says them or as the books do. */
export type PaidFigures = {
  monthlySalesFen: Fen | null
  timesLate: number | null
  worstDaysLate: number | null
}

export type RatingView = {
  computed: GradeResult
  proposed: Grade
  inForce: Grade | null
  knockOuts: readonly KnockOut[]
  sheet: PaidFigures
  books: { [name in keyof PaidFigures]: NonNullable<PaidFigures[name]> }
}

/** A sheet with what the books say beside it, as its signers see both. */
export function ratingView(
  answers: Answers,
  books: RatingView['books'],
  computed: GradeResult,
  proposed: Grade,
  inForce: Grade | null,
): RatingView {
  const figure = (name: string) => (typeof answers[name] === 'number' ? answers[name] : null)
  const sheet = {
    monthlySalesFen: figure('monthlySales') as Fen | null,
    timesLate: figure('overdueCount'),
    worstDaysLate: figure('overdueDays'),
  }
  return { computed, proposed, inForce, knockOuts: statedKnockOuts(answers), sheet, books }
}

/** Every sentence a signer of the rating sees, worst first, each with its rule and figures (R-C01, R-C05). */
export function ratingSentences(view: RatingView): RatingSentence[] {
  const order: RatingSentence['tone'][] = ['lowers', 'heeds', 'passes']
  return [
    ...view.knockOuts.map((one) => say('lowers', 'R-C05', 'knocked-out', { what: choiceOf(one) })),
    clauseSentence(view.computed),
    proposalSentence(view),
    moveSentence(view),
    ...recordSentences(view),
  ].sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone))
}

/** Nothing wants heed: the sheet may be signed with others at once. A grade that falls, or figures unlike the books, never is. */
export function isPlainRating(view: RatingView): boolean {
  return ratingSentences(view).every(({ tone }) => tone === 'passes')
}

function say(
  tone: RatingSentence['tone'],
  rule: string,
  name: string,
  values: RatingSentence['values'] = {},
): RatingSentence {
  return { tone, rule, code: `grading.sentences.${name}`, values }
}

function clauseSentence({ clause, key, others, grade }: GradeResult): RatingSentence {
  const name = clause === 'filled' || clause === 'residual' ? `by-${clause}` : 'by-clause'
  return say('passes', 'R-C05', name, { clause, key, others, grade })
}

function proposalSentence({ computed, proposed }: RatingView): RatingSentence {
  if (proposed === computed.grade) return say('passes', 'R-C01', 'proposal-agrees')
  const name = proposed < computed.grade ? 'proposal-better' : 'proposal-worse'
  return say('heeds', 'R-C01', name, { proposed, computed: computed.grade })
}

function moveSentence({ proposed, computed, inForce }: RatingView): RatingSentence {
  const to = Math.max(proposed, computed.grade)
  if (inForce === null) return say('passes', 'R-C06', 'first-grade', { to })
  if (to === inForce) return say('passes', 'R-C02', 'grade-stays', { to })
  return to > inForce
    ? say('heeds', 'R-C02', 'grade-falls', { from: inForce, to })
    : say('passes', 'R-C02', 'grade-rises', { from: inForce, to })
}

/** What the sheet says against what the books say; nothing where the sheet needs no figure. */
function recordSentences({ sheet, books }: RatingView): RatingSentence[] {
  const { monthlySalesFen: sales, timesLate: times, worstDaysLate: days } = sheet
  const differs: RatingSentence[] = []
  if (sales !== null && sales !== books.monthlySalesFen)
    differs.push(say('heeds', 'R-C05', 'sales-differ', { sheetFen: sales, booksFen: books.monthlySalesFen }))
  if (times !== null && days !== null && (times !== books.timesLate || days !== books.worstDaysLate))
    differs.push(
      say('heeds', 'R-C05', 'record-differs', {
        times,
        days,
        bookTimes: books.timesLate,
        bookDays: books.worstDaysLate,
      }),
    )
  return differs.length > 0 ? differs : [say('passes', 'R-C05', 'as-the-books')]
}
