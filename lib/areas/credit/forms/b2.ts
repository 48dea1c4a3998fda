import { creditGrades } from '@/lib/areas/grading/forms/grading-options'
import { monthOf } from '@/lib/core/dates'
import { defineForm, type Problem } from '@/lib/core/forms/definition'
import {
  calculated,
  choice,
  customer,
  date,
  money,
  month,
  optionSet,
  table,
  text,
  unit,
  wide,
} from '@/lib/core/forms/fields'
import { fen } from '@/lib/core/money'

/** How a customer has agreed to pay. */
export const paymentTerms = optionSet('paymentTerms', ['cash-on-delivery', 'clear-then-deliver', 'agreed'])

/**
 * How the paper calls the terms of a customer: null where it has no word. The paper has three choices (S2 第五步); a bank
 * remittance inside the agreed day counts as paying cash (the indicator 付款方式 bands the two alike, R-C04).
 */
export function termsOnPaper(settlement: string | null): string | null {
  const onPaper: Record<string, string> = {
    cash: 'cash-on-delivery',
    'bank-remittance': 'cash-on-delivery',
    'cleared-first': 'clear-then-deliver',
    agreed: 'agreed',
  }
  return (settlement && onPaper[settlement]) ?? null
}

const known = (name: string, width: number) => wide(money({ derive: name }), width)

/**
 * 授信额度申请(批复)表: the lines of a branch for next month, applied for in the last ten days (R-C09) and decided by
 * the approver of each grade (R-C07). Figures of the ledger come from the page; only the amount applied for is typed.
 */
export const formB2 = defineForm(
  {
    id: 'B2',
    version: 1,
    secrecy: 2,
    page: 'landscape',
    sections: {
      head: {
        fields: {
          month: month({ required: true, span: 4 }),
          branch: unit({ of: 'branch', required: true, span: 4 }),
          appliedOn: date({ required: true, span: 4 }),
        },
      },
      lines: {
        fields: {
          lines: table(
            {
              customer: wide(customer({ required: true }), 18),
              grade: wide(choice(creditGrades, { derive: 'grade' }), 7),
              terms: wide(choice(paymentTerms, { derive: 'terms' }), 10),
              lastLine: known('lastLine', 11),
              lastShipped: known('lastShipped', 11),
              receivable: known('receivable', 11),
              overdue: known('overdue', 10),
              averageSales: known('averageSales', 11),
              ceiling: known('ceiling', 11),
              applied: wide(money({ required: true }), 11),
              decided: known('decided', 11),
              remark: wide(text({ derive: 'remark' }), 12),
            },
            {
              required: true,
              minRows: 1,
              blankRows: 10,
              totals: ['lastLine', 'lastShipped', 'receivable', 'overdue', 'applied', 'decided'],
            },
          ),
          regionLimit: money({ derive: 'regionLimit', span: 12, box: true }),
          regionUsed: money({ derive: 'regionUsed', joined: true }),
          regionLeft: calculated('money', { joined: true }),
        },
      },
      copies: {
        fields: { copiedTo: text({ derive: 'copiedTo', span: 12 }) },
      },
    },
    signOff: {
      applied: { posts: ['branch-sales-manager'] },
      decided: {
        posts: ['regional-manager', 'marketing-director', 'branch-gm', 'branch-sales-manager'],
        final: true,
      },
    },
  },
  {
    calculate: {
      regionLeft: (a) =>
        a.regionLimit === null || a.regionUsed === null ? null : fen(a.regionLimit - a.regionUsed),
    },
    check(a) {
      const problems: Problem[] = []
      if (a.month && a.appliedOn && a.month < monthOf(a.appliedOn)) {
        problems.push({ field: 'month', code: 'monthPast', own: true })
      }
      const seen = new Set<string>()
      for (const [row, line] of (a.lines ?? []).entries()) {
        const who = line.customer?.id
        if (who && seen.has(who))
          problems.push({ field: 'lines', row, column: 'customer', code: 'customerTwice', own: true })
        if (who) seen.add(who)
      }
      return problems
    },
    fitSample: (a) => ({
      month: a.appliedOn ? monthOf(a.appliedOn) : a.month,
      lines:
        a.lines?.map((line, i) => ({
          ...line,
          customer: { id: `sample-${i}`, label: line.customer.label },
        })) ?? null,
    }),
  },
)
