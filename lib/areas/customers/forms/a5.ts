import { defineForm, type Problem } from '@/lib/core/forms/definition'
import { calculated, choice, longText, money, optionSet, period } from '@/lib/core/forms/fields'
import { financialRatios } from '../papers/rules/financial-ratios'
import { fiscalKeyOf, isFiscalOver } from '../papers/rules/fiscal-period'
import { fact } from '../rules/dossier-facts'

/** 结论: what the department does with the account. */
export const developments = ['develop', 'watch', 'drop'] as const

const percent = { span: 4, decimals: 1, instead: 'noRatio' } as const
const days = { span: 4, decimals: 1, unit: 'day', instead: 'noRatio' } as const
const reading = () => longText({ required: true, span: 8, lines: 4, max: 500 })

/**
 * 大客户基本情况表 (R-G01, W14 step 3): the customer's own statements of a fiscal year or quarter, five ratios of them, and what
 * they say. One a customer and period: its figures are that period's and stand nowhere else.
 */
export const formA5 = defineForm(
  {
    id: 'A5',
    version: 1,
    secrecy: 2,
    sections: {
      head: {
        fields: {
          name: fact('name', { required: true, span: 7, derive: 'name' }),
          period: period({ required: true, span: 5, fiscal: true, derive: 'period' }),
        },
      },
      figures: {
        upright: true,
        fields: {
          currentAssets: money({ required: true, span: 6 }),
          totalAssets: money({ required: true, span: 6 }),
          sales: money({ required: true, span: 6 }),
          netProfit: money({ required: true, span: 6, negative: true }),
          receivables: money({ required: true, span: 6 }),
          stock: money({ required: true, span: 6 }),
          costOfSales: money({ required: true, span: 12 }),
        },
      },
      ratios: {
        upright: true,
        fields: {
          currentAssetRatio: calculated('percent', percent),
          currentAssetReading: reading(),
          netMargin: calculated('percent', percent),
          netMarginReading: reading(),
          assetReturn: calculated('percent', percent),
          assetReturnReading: reading(),
          collectionPeriod: calculated('number', days),
          collectionReading: reading(),
          stockPeriod: calculated('number', days),
          stockReading: reading(),
        },
      },
      verdict: {
        fields: {
          conclusion: choice(optionSet('development', developments), { required: true, span: 12 }),
        },
      },
    },
    signOff: {
      filled: { posts: ['ka-specialist'] },
      reviewed: { posts: ['ka-manager'], final: true },
    },
  },
  {
    calculate: {
      currentAssetRatio: (a) => financialRatios(a).currentAssetRatio,
      netMargin: (a) => financialRatios(a).netMargin,
      assetReturn: (a) => financialRatios(a).assetReturn,
      collectionPeriod: (a) => financialRatios(a).collectionPeriod,
      stockPeriod: (a) => financialRatios(a).stockPeriod,
    },
    check(a, { today }) {
      const wrong: Problem[] = []
      if (a.period && !fiscalKeyOf(a.period)) wrong.push({ field: 'period', code: 'not-fiscal', own: true })
      else if (a.period && !isFiscalOver(a.period, today))
        wrong.push({ field: 'period', code: 'still-running', own: true })
      if (a.currentAssets !== null && a.totalAssets !== null && a.currentAssets > a.totalAssets)
        wrong.push({ field: 'currentAssets', code: 'over-total', own: true })
      return wrong
    },
    fitSample: ({ currentAssets, totalAssets }) =>
      currentAssets !== null && totalAssets !== null && currentAssets > totalAssets
        ? { currentAssets: totalAssets, totalAssets: currentAssets }
        : {},
  },
)
