import { defineForm } from '@/lib/core/forms/definition'
import { date, signature, text } from '@/lib/core/forms/fields'
import { fact } from '../rules/dossier-facts'

/** 客户资料表: sent to the customer to fill, or keyed in by our side; three facts are written by our side only. */
export const formA7 = defineForm(
  {
    id: 'A7',
    version: 1,
    secrecy: 0,
    sections: {
      basics: {
        upright: true,
        fields: {
          name: fact('name', { required: true, span: 12 }),
          address: fact('address', { required: true, span: 12 }),
          phone: fact('phone', { required: true, span: 6 }),
          dealingsSince: fact('dealingsSince', { span: 6 }),
          kind: fact('kind', { required: true, span: 12 }),
          owner: fact('owner', { required: true, span: 6 }),
          operator: fact('operator', { required: true, span: 6 }),
          companySize: fact('companySize', { span: 4 }),
          industry: fact('industry', { span: 4 }),
          assets: fact('assets', { span: 4 }),
        },
      },
      traits: {
        upright: true,
        fields: {
          serviceArea: fact('serviceArea', { span: 12 }),
          sellingPower: fact('sellingPower', { span: 6 }),
          potential: fact('potential', { span: 6 }),
          culture: fact('culture', { span: 12 }),
          policy: fact('policy', { span: 12 }),
          managementStyle: fact('managementStyle', { span: 12 }),
          annualSales: fact('annualSales', { span: 12 }),
        },
      },
      business: {
        upright: true,
        fields: {
          salesByYear: fact('salesByYear', { span: 12 }),
          staffQuality: fact('staffQuality', { span: 12 }),
          rivalRelations: fact('rivalRelations', { span: 12 }),
          attitudeToUs: fact('attitudeToUs', { span: 12 }),
        },
      },
      trading: {
        upright: true,
        fields: {
          salesActivity: fact('salesActivity', { span: 12 }),
          salesProblems: fact('salesProblems', { span: 12 }),
          salesStrengths: fact('salesStrengths', { span: 12 }),
          salesMeasures: fact('salesMeasures', { span: 12 }),
          reputation: fact('reputation', { span: 6 }),
          creditStatus: fact('creditStatus', { span: 6 }),
          tradingTerms: fact('tradingTerms', { span: 6 }),
          pastCreditTrouble: fact('pastCreditTrouble', { span: 6 }),
        },
      },
      sign: {
        upright: true,
        fields: {
          filledBy: text({ required: true, max: 60, like: 'person', span: 6 }),
          filledOn: date({ required: true, span: 6 }),
          keyedIn: signature({ step: 'keyed', span: 12 }),
        },
      },
    },
    signOff: {
      keyed: { posts: ['sales-rep', 'ka-specialist', 'branch-sales-manager'], final: true, inBody: true },
    },
  },
  {
    check: (a, { today }) =>
      (['dealingsSince', 'filledOn'] as const).flatMap((field) =>
        (a[field] ?? '') > today ? [{ field, code: 'after-today' }] : [],
      ),
  },
)
