import { defineForm, type Problem } from '@/lib/core/forms/definition'
import { money } from '@/lib/core/forms/fields'
import { fact } from '../rules/dossier-facts'

/** 大客户档案表: one card a customer, corrected on change, checked in full every two months (R-A03). */
export const formA1 = defineForm(
  {
    id: 'A1',
    version: 1,
    secrecy: 1,
    sections: {
      head: {
        fields: {
          region: fact('region', { required: true, span: 4, print: 3 }),
          archiveClass: fact('archiveClass', { required: true, span: 8, print: 9 }),
          name: fact('name', { required: true, span: 8 }),
          fileNumber: fact('fileNumber', { required: true, span: 4, derive: 'fileNumber' }),
          phone: fact('phone', { required: true, span: 6 }),
          dealingsSince: fact('dealingsSince', { span: 6 }),
        },
      },
      premises: {
        upright: true,
        fields: {
          premises: fact('premises', { required: true, span: 4 }),
          floorArea: fact('floorArea', { span: 4 }),
          vehicles: fact('vehicles', { span: 4 }),
          address: fact('address', { required: true, span: 12 }),
          location: fact('location', { span: 12 }),
          display: fact('display', { span: 8, print: 7 }),
          popMaterial: fact('popMaterial', { span: 4, print: 5 }),
          shopSign: fact('shopSign', { span: 8 }),
          shopStaff: fact('shopStaff', { span: 4 }),
        },
      },
      business: {
        upright: true,
        fields: {
          goods: fact('goods', { span: 6 }),
          brands: fact('brands', { span: 6 }),
          brandsDistributed: fact('brandsDistributed', { span: 6 }),
          sellsTo: fact('sellsTo', { span: 6 }),
          capital: fact('capital', { span: 4, print: 6 }),
          registeredOn: fact('registeredOn', { span: 4, print: 6 }),
          tradingTerms: fact('tradingTerms', { span: 4, print: 12 }),
        },
      },
      legal: {
        upright: true,
        fields: {
          legalRepresentative: fact('legalRepresentative', { required: true, span: 4 }),
          legalRepresentativeBirth: fact('legalRepresentativeBirth', { span: 4 }),
          legalRepresentativeMarriage: fact('legalRepresentativeMarriage', { span: 4 }),
          legalRepresentativeHome: fact('legalRepresentativeHome', { span: 8 }),
          legalRepresentativePhone: fact('legalRepresentativePhone', { span: 4 }),
        },
      },
      operator: {
        upright: true,
        copies: {
          operator: 'legalRepresentative',
          operatorBirth: 'legalRepresentativeBirth',
          operatorMarriage: 'legalRepresentativeMarriage',
          operatorHome: 'legalRepresentativeHome',
          operatorPhone: 'legalRepresentativePhone',
        },
        fields: {
          operator: fact('operator', { required: true, span: 4 }),
          operatorBirth: fact('operatorBirth', { span: 4 }),
          operatorMarriage: fact('operatorMarriage', { span: 4 }),
          operatorHome: fact('operatorHome', { span: 8 }),
          operatorPhone: fact('operatorPhone', { span: 4 }),
          operatorClubs: fact('operatorClubs', { span: 6 }),
          operatorHobbies: fact('operatorHobbies', { span: 6 }),
        },
      },
      appraisal: {
        upright: true,
        fields: {
          loyalty: fact('loyalty', { span: 4 }),
          sellingStrength: fact('sellingStrength', { span: 4 }),
          dedication: fact('dedication', { span: 4 }),
          appraisal: fact('appraisal', { span: 12 }),
        },
      },
      analysis: {
        upright: true,
        fields: {
          analysisPerson: fact('analysisPerson', { required: true, span: 12 }),
          analysisFinance: fact('analysisFinance', { required: true, span: 12 }),
          analysisSales: fact('analysisSales', { required: true, span: 12 }),
          analysisPeers: fact('analysisPeers', { required: true, span: 12 }),
          analysisOther: fact('analysisOther', { span: 12 }),
          creditLine: money({ derive: 'creditLine', capital: true, span: 12 }),
        },
      },
      contacts: {
        fields: {
          businessContact: fact('businessContact', { required: true, span: 6 }),
          paymentContact: fact('paymentContact', { required: true, span: 6 }),
          bank: fact('bank', { span: 12 }),
          bankAccount: fact('bankAccount', { joined: true }),
        },
      },
    },
    signOff: {
      filled: { posts: ['sales-rep', 'ka-specialist'] },
      sales: { posts: ['branch-sales-manager'] },
      supervisor: { posts: ['branch-gm', 'ka-manager'] },
      approved: { posts: ['marketing-director'], final: true },
    },
  },
  {
    check(a, { today }) {
      const problems: Problem[] = []
      for (const field of [
        'dealingsSince',
        'registeredOn',
        'legalRepresentativeBirth',
        'operatorBirth',
      ] as const) {
        if (a[field] && a[field] > today) problems.push({ field, code: 'after-today' })
      }
      return problems
    },
  },
)
