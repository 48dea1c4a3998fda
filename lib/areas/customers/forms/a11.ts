import { creditGrades } from '@/lib/areas/grading/forms/grading-options'
import { daysBetween, type BusinessDate } from '@/lib/core/dates'
import { defineForm } from '@/lib/core/forms/definition'
import {
  calculated,
  choice,
  date,
  file,
  integer,
  longText,
  money,
  percent,
  table,
  text,
  wide,
} from '@/lib/core/forms/fields'
import { isEmpty, type Row } from '@/lib/core/forms/values'

function overdueDays({ due, paid }: Row): number | null {
  if (isEmpty(due) || isEmpty(paid)) return null
  return Math.max(0, daysBetween(due as BusinessDate, paid as BusinessDate))
}

/** 客户资信调查报告: eleven numbered parts, the core of the customer file; a report of its day, so it owns its text. */
export const formA11 = defineForm(
  {
    id: 'A11',
    version: 1,
    secrecy: 2,
    sections: {
      body: {
        fields: {
          profile: longText({ required: true, lines: 4 }),
          shareholders: table(
            {
              name: wide(text({ required: true, max: 60 }), 4),
              post: wide(text({ max: 60 }), 4),
              share: wide(percent({ decimals: 2 }), 4),
            },
            { required: true, minRows: 1, maxRows: 50 },
          ),
          shareholdersNote: longText({ lines: 2 }),
          finances: longText({ required: true, lines: 4 }),
          financeFiles: file({ joined: true }),
          bankCredit: longText({ required: true, lines: 3 }),
          payments: table(
            {
              date: wide(date({ required: true }), 2),
              amount: wide(money({ required: true }), 3),
              due: wide(date({ required: true }), 2),
              paid: wide(date(), 2),
              overdueDays: wide(calculated('integer', { unit: 'day' }), 2),
            },
            { required: true, minRows: 1, maxRows: 200, totals: ['amount'] },
          ),
          operations: longText({ required: true, lines: 4 }),
          findings: longText({ required: true, lines: 4 }),
          photos: file({ joined: true, images: true }),
          affiliates: longText({ lines: 3 }),
          publicRecords: longText({ lines: 3 }),
          media: longText({ lines: 3 }),
          overall: longText({ required: true, lines: 4 }),
          recommendedLine: money({ required: true, span: 12, box: true, capital: true }),
          recommendedTerm: integer({ required: true, unit: 'day', max: 365, joined: true }),
          recommendedGrade: choice(creditGrades, { required: true, joined: true }),
        },
      },
    },
    signOff: {
      investigated: { posts: ['credit-investigator'] },
      read: { posts: ['marketing-director'], final: true },
    },
  },
  {
    calculateRow: { payments: (row) => ({ overdueDays: overdueDays(row) }) },
    check: (a, { today }) => [
      ...(a.payments ?? []).flatMap((line, row) =>
        line.paid && line.paid > today
          ? [{ field: 'payments', row, column: 'paid', code: 'after-today' }]
          : [],
      ),
      ...((a.shareholders ?? []).reduce((sum, s) => sum + (s.share ?? 0), 0) > 100
        ? [{ field: 'shareholders', code: 'sharesOver100', own: true }]
        : []),
    ],
    fitSample: (a) => ({
      shareholders:
        a.shareholders?.map((s) => ({ ...s, share: Math.floor(100 / a.shareholders!.length) })) ?? null,
    }),
  },
)
