import { defineForm } from '@/lib/core/forms/definition'
import {
  calculated,
  choice,
  customer,
  date,
  file,
  integer,
  longText,
  many,
  money,
  number,
  period,
  table,
  text,
  unit,
  wide,
} from '@/lib/core/forms/fields'
import {
  bands,
  natureOptions,
  creditGrades,
  goodsFlowOptions,
  knockOutOptions,
  licenceStateOptions,
  paymentMethodOptions,
  ratingKinds,
  residenceOptions,
} from './grading-options'

const band = <const N extends string>(indicator: N) =>
  choice(bands, { joined: true, derive: `band.${indicator}` })

/** 客户资信等级评估表: at selection, then every re-rating period (R-C01, R-C02). Bands and the computed grade are the rule's. */
export const formB1 = defineForm(
  {
    id: 'B1',
    version: 1,
    secrecy: 1,
    sections: {
      head: {
        fields: {
          customer: customer({ required: true, span: 6, print: 5 }),
          region: unit({ of: 'region', required: true, span: 6, print: 7, box: true }),
          branch: unit({ of: 'branch', required: true, joined: true }),
          period: period({ required: true, span: 6 }),
          kind: choice(ratingKinds, { required: true, span: 6 }),
        },
      },
      key: {
        upright: true,
        fields: {
          annualSales: money({ span: 6 }),
          annualSalesBand: band('annualSales'),
          monthlySales: money({ required: true, span: 6 }),
          monthlySalesBand: band('monthlySales'),
          paymentMethod: choice(paymentMethodOptions, { required: true, span: 12 }),
          paymentMethodBand: band('paymentMethod'),
          overdueCount: integer({ required: true, unit: 'time', max: 999, span: 12, box: true }),
          overdueDays: integer({ required: true, unit: 'day', max: 9999, joined: true }),
          reliabilityBand: band('reliability'),
        },
      },
      others: {
        upright: true,
        fields: {
          nature: choice(natureOptions, { required: true, span: 12 }),
          natureBand: band('nature'),
          licences: table(
            {
              licence: wide(text({ required: true, max: 60 }), 6),
              validUntil: wide(date(), 3),
              state: wide(choice(licenceStateOptions, { required: true }), 3),
            },
            { required: true, minRows: 1, maxRows: 20, blankRows: 3 },
          ),
          licencesBand: choice(bands, { derive: 'band.licences', span: 12 }),
          residence: choice(residenceOptions, { required: true, span: 6 }),
          residenceBand: band('residence'),
          yearsInBusiness: number({ required: true, unit: 'year', decimals: 1, max: 200, span: 6 }),
          yearsInBusinessBand: band('yearsInBusiness'),
          goodsFlow: choice(goodsFlowOptions, { required: true, span: 12 }),
          goodsFlowNote: text({ joined: true, required: true }),
          goodsFlowBand: band('goodsFlow'),
        },
      },
      knockOut: {
        upright: true,
        fields: {
          knockOuts: many(knockOutOptions, { span: 12 }),
          knockOutProof: longText({ span: 12, max: 1000 }),
        },
      },
      result: {
        upright: true,
        fields: {
          computedGrade: choice(creditGrades, { derive: 'computedGrade', span: 6 }),
          proposedGrade: choice(creditGrades, { required: true, span: 6 }),
          proposalReason: longText({ span: 12, max: 1000 }),
          previousGrade: choice(creditGrades, { derive: 'previousGrade', span: 12, box: true }),
          gradeChange: calculated('text', { joined: true, derive: 'gradeChange' }),
          findings: longText({ span: 12, lines: 3 }),
          attachments: file({ joined: true }),
        },
      },
    },
    signOff: {
      filled: { posts: ['branch-sales-manager'] },
      reviewed: { posts: ['branch-gm'] },
      approved: { posts: ['marketing-director'], final: true },
    },
  },
  {
    appliesWhen: {
      knockOutProof: (a) => (a.knockOuts?.length ?? 0) > 0,
    },
    requiredWhen: {
      annualSales: (a) => !a.knockOuts?.includes('figures-refused'),
      // The proof is written here, or a file of it stands among the attachments.
      knockOutProof: (a) => (a.knockOuts?.length ?? 0) > 0 && (a.attachments?.length ?? 0) === 0,
      // A smaller number is a better grade.
      proposalReason: (a) =>
        a.proposedGrade !== null && a.computedGrade !== null && a.proposedGrade < a.computedGrade,
    },
    check: (a) =>
      a.overdueCount === 0 && (a.overdueDays ?? 0) > 0
        ? [{ field: 'overdueDays', code: 'daysWithoutOverdue', own: true }]
        : [],
    fitSample: (a) => ({ overdueDays: a.overdueCount === 0 ? 0 : a.overdueDays }),
  },
)
