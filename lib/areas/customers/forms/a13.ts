import { type BusinessDate, addMonths } from '@/lib/core/dates'
import { defineForm, type Problem } from '@/lib/core/forms/definition'
import { choice, date, longText, optionSet, period, table, text, yesNo } from '@/lib/core/forms/fields'
import { isEmpty } from '@/lib/core/forms/values'
import { reviewBlockNames } from '../reviews/rules/review-blocks'
import { asksCause, trends } from '../reviews/rules/trend'
import { fact } from '../rules/dossier-facts'

const blocks = optionSet('reviewBlock', reviewBlockNames)

/** Longest observation, months. */
const LONGEST = 12

/** An observation ends later than today, and within a year. */
function observationProblems(
  observe: boolean | null,
  until: BusinessDate | null,
  today: BusinessDate,
): Problem[] {
  if (observe !== true || !until) return []
  if (until <= today) return [{ field: 'observedUntil', code: 'observation-over', own: true }]
  return until > addMonths(today, LONGEST)
    ? [{ field: 'observedUntil', code: 'observation-long', own: true, values: { months: LONGEST } }]
    : []
}

/** 客户档案修订核查表: every two months over the whole file (R-A03). */
export const formA13 = defineForm(
  {
    id: 'A13',
    version: 1,
    secrecy: 1,
    sections: {
      review: {
        fields: {
          period: period({ required: true, span: 4 }),
          name: fact('name', { required: true, span: 8 }),
          items: table(
            {
              block: choice(blocks, { required: true, width: 3 }),
              changed: yesNo({ required: true, width: 2 }),
              change: text({ max: 300, width: 7 }),
            },
            { required: true, minRows: 1, maxRows: 20, given: reviewBlockNames.map((block) => ({ block })) },
          ),
          trend: choice(optionSet('trend', trends), { required: true, span: 12 }),
          cause: longText({ max: 1000, lines: 2, span: 12 }),
          observe: yesNo({ span: 4, print: 6 }),
          observedUntil: date({ joined: true }),
          archiveClass: fact('archiveClass', { required: true, span: 8, print: 6 }),
        },
      },
    },
    signOff: {
      reviewed: { posts: ['sales-rep', 'ka-specialist', 'branch-sales-manager', 'archivist'] },
      approved: { posts: ['branch-gm', 'department-manager'], final: true },
    },
  },
  {
    requiredWhen: {
      cause: ({ trend }) => asksCause(trend),
      observedUntil: ({ observe }) => observe === true,
    },
    appliesWhen: { observedUntil: ({ observe }) => observe === true },
    check(a, { today }) {
      const unsaid: Problem[] = (a.items ?? []).flatMap((row, at) =>
        row['changed'] === true && isEmpty(row['change'])
          ? [{ field: 'items', code: 'change-unsaid', own: true, row: at, column: 'change' }]
          : [],
      )
      return [...unsaid, ...observationProblems(a.observe, a.observedUntil, today)]
    },
    fitSample: (a) => ({
      items: (a.items ?? []).map((row) => ({ ...row, change: '电话改为总机' })),
      observe: false,
      observedUntil: null,
      cause: '近两月新增两家二批商，进货增加。',
    }),
  },
)
