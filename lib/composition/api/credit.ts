import { z } from 'zod'
import { recordContract, stateException } from '@/lib/areas/credit/conditions/mutations'
import { creditConditions } from '@/lib/areas/credit/conditions/queries'
import { applicationProgress } from '@/lib/areas/credit/desk/queries'
import { applyForLines } from '@/lib/areas/credit/lines/mutations'
import { customerCredit } from '@/lib/areas/credit/positions/queries'
import { creditMonth } from '@/lib/areas/credit/progress/queries'
import { applicationChance, b2Sheet, linesOfMonth, linesOfSheet } from '@/lib/areas/credit/sheets/queries'
import { approveCreditTotal, setCreditTotal } from '@/lib/areas/credit/totals/mutations'
import { creditTotals } from '@/lib/areas/credit/totals/queries'
import { saveRating, submitRating } from '@/lib/areas/grading/mutations'
import { customersToRate, openRatings, ratingCounts } from '@/lib/areas/grading/due/queries'
import { reportLawsuit } from '@/lib/areas/grading/events/mutations'
import { creditEvents, eventRatings } from '@/lib/areas/grading/events/queries'
import { ratingHistory, ratingsDue, ratingSheet } from '@/lib/areas/grading/queries'
import { businessDate, month as monthOfText } from '@/lib/core/dates'
import { type ApiOperation, read, write } from '@/lib/core/route'
import { may } from '@/lib/core/scope'
import { pageInput } from '@/lib/core/page-input'
import { dayInput } from '@/lib/core/day-input'

const id = z.uuid()
const month = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'errors.month')
const onCustomer = z.object({ customerId: id })

/** Ratings, lines and totals. */
export const creditOperations: readonly ApiOperation[] = [
  read(
    '/customers/{customerId}/ratings',
    'Credit ratings of a customer, newest first',
    onCustomer.extend(pageInput),
    (viewer, { customerId, ...page }) => ratingHistory(viewer, customerId, page),
  ),
  read(
    '/customers/{customerId}/rating',
    'The rating sheet (B1) of a customer with what it is judged by',
    onCustomer.extend({ ratingId: id.optional() }),
    (viewer, { customerId, ratingId }) => ratingSheet(viewer, customerId, ratingId),
  ),
  read(
    '/ratings/due',
    'Selected customers whose rating is due until a day, at most 50',
    z.object({ until: dayInput }),
    (viewer, { until }) => ratingsDue(viewer, businessDate(until)),
  ),
  read(
    '/ratings',
    'Ratings under way, the one that waits longest first',
    z.object({ state: z.enum(['draft', 'submitted', 'reviewed']).optional(), ...pageInput }),
    (viewer, { state, ...page }) => openRatings(viewer, state ?? null, page),
  ),
  read(
    '/ratings/counts',
    'How many ratings are due and under way',
    z.object({ day: dayInput, until: dayInput }),
    (viewer, { day, until }) => ratingCounts(viewer, businessDate(day), businessDate(until)),
  ),
  read(
    '/ratings/customers',
    'Customers to rate, the longest overdue first',
    z.object({
      view: z.enum(['overdue', 'soon', 'never']),
      grade: z.coerce.number().pipe(z.int().min(1).max(5)).optional(),
      day: dayInput,
      until: dayInput,
      ...pageInput,
    }),
    (viewer, { view, grade, day, until, ...page }) =>
      customersToRate(viewer, view, grade ?? null, businessDate(day), businessDate(until), page),
  ),
  read(
    '/customers/{customerId}/credit-events',
    'Bad debt, lawsuits and debts long overdue of a customer, newest first',
    onCustomer,
    (viewer, { customerId }) => creditEvents(viewer, customerId),
  ),
  read(
    '/ratings/events',
    'Rating sheets a credit event opened, the first to be handed in on top',
    z.object({}),
    (viewer) => eventRatings(viewer),
  ),
  write('Report a lawsuit against a customer: an interim rating opens', reportLawsuit),
  write('Save a credit rating (B1) as a draft', saveRating),
  write('Hand in a credit rating for review and approval', submitRating),
  read(
    '/customers/{customerId}/credit-conditions',
    'What a line asks of a customer beside its grade: settlement, contract, payment exception, expected purchases',
    onCustomer,
    (viewer, { customerId }) => creditConditions(viewer, customerId),
  ),
  read(
    '/customers/{customerId}/credit-application',
    'Whether a line of next month can be applied for this customer today, and what stands in the way',
    onCustomer,
    (viewer, { customerId }) => applicationChance(viewer, customerId),
  ),
  write(
    'Record the signed contract of a customer, with which it may have credit until it ends',
    recordContract,
  ),
  write('Allow a customer to pay later although its kind pays at once, or take that back', stateException),
  read(
    '/customers/{customerId}/credit',
    'The line of a customer, what is used of it, and a page of its ledger; `of` takes that of a record merged into it',
    onCustomer.extend({
      before: z.coerce.number().pipe(z.int().positive()).optional(),
      of: z.uuid().optional(),
      applicationsAfter: pageInput.after,
      applicationsBefore: pageInput.before,
    }),
    (viewer, { customerId, before, of, applicationsAfter, applicationsBefore }) =>
      customerCredit(viewer, customerId, before ?? null, of ?? null, {
        after: applicationsAfter,
        before: applicationsBefore,
      }),
  ),
  read(
    '/credit/months/{month}',
    'How far the lines of a month are, grade by grade; of more than 15,000 customers as last counted',
    z.object({ month }),
    async (viewer, input) =>
      may(viewer, 'credit.read') ? creditMonth(viewer, monthOfText(input.month)) : null,
  ),
  read(
    '/credit/months/{month}/progress',
    'Customers and applications of a month by grade',
    z.object({ month }),
    (viewer, input) => applicationProgress(viewer, monthOfText(input.month)),
  ),
  read(
    '/credit/months/{month}/sheet',
    'The application sheet (B2) of my customers for a month, or what is searched in it',
    z.object({
      month,
      after: z.string().max(400).optional(),
      q: z.string().max(100).optional(),
      grade: z.coerce.number().int().min(1).max(5).optional(),
      customerId: z.uuid().optional(),
    }),
    async (viewer, { month: of, ...asked }) =>
      may(viewer, 'credit.apply') ? b2Sheet(viewer, monthOfText(of), asked) : null,
  ),
  read(
    '/credit/months/{month}/lines',
    'Applications of a month, newest first',
    z.object({ month, state: z.enum(['open', 'decided', 'refused']).optional(), ...pageInput }),
    (viewer, { month: of, state, ...page }) => linesOfMonth(viewer, monthOfText(of), state ?? null, page),
  ),
  read(
    '/credit/sheets/{sheetNumber}',
    'The rows of one application sheet (B2)',
    z.object({ sheetNumber: z.string().max(40) }),
    async (viewer, { sheetNumber }) => {
      const lines = await linesOfSheet(viewer, sheetNumber)
      return lines.length === 0 ? null : lines
    },
  ),
  write('Apply for credit lines (B2)', applyForLines),
  read(
    '/credit/totals/{quarter}',
    'National credit total of a quarter and its split over the regions',
    z.object({ quarter: z.string().regex(/^[1-9]\d{3}-Q[1-4]$/, 'errors.quarter') }),
    (viewer, { quarter }) => creditTotals(viewer, quarter),
  ),
  write('Set the national credit total of a quarter and the limits of the regions', setCreditTotal),
  write('Approve the national credit total of a quarter', approveCreditTotal),
]
