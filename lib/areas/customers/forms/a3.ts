import { defineForm } from '@/lib/core/forms/definition'
import { mainPeople } from '../people/rules/people-tables'
import { ageOn } from '../people/rules/record-tables'
import { fact } from '../rules/dossier-facts'

/** 客户档案表 (大客户部表一): the file a key account is opened with; its people are the contacts. */
export const formA3 = defineForm(
  {
    id: 'A3',
    version: 1,
    secrecy: 1,
    page: 'landscape',
    sections: {
      head: {
        fields: {
          fileNumber: fact('fileNumber', { required: true, span: 6, derive: 'fileNumber' }),
          openedOn: fact('openedOn', { required: true, span: 6 }),
        },
      },
      customer: {
        upright: true,
        fields: {
          name: fact('name', { required: true, span: 6 }),
          address: fact('address', { required: true, span: 6 }),
          postcode: fact('postcode', { span: 12, box: true }),
          phone: fact('phone', { required: true, joined: true }),
          fax: fact('fax', { joined: true }),
          email: fact('email', { joined: true }),
          industry: fact('industry', { span: 4 }),
          customerType: fact('customerType', { required: true, span: 8 }),
          tier: fact('tier', { required: true, span: 4, derive: 'tier' }),
          mainBusiness: fact('mainBusiness', { span: 8 }),
          ourCompetitor: fact('ourCompetitor', { span: 12 }),
        },
      },
      people: { upright: true, fields: { people: mainPeople() } },
      buying: {
        upright: true,
        fields: {
          purchaseVolume: fact('purchaseVolume', { span: 6, box: true }),
          purchaseVolumeUnit: fact('purchaseVolumeUnit', { joined: true }),
          shareOfPurchases: fact('shareOfPurchases', { span: 6 }),
          technicalRequirements: fact('technicalRequirements', { span: 12 }),
          priceTerms: fact('priceTerms', { span: 12 }),
        },
      },
      ownership: { upright: true, fields: { salesRep: fact('salesRep', { required: true, span: 12 }) } },
    },
    signOff: {
      filled: { posts: ['ka-specialist'] },
      reviewed: { posts: ['ka-manager'], final: true },
    },
  },
  {
    calculateRow: { people: (row, { today }) => ({ age: ageOn(row['birth'], today) }) },
    check: (a, { today }) =>
      a.openedOn && a.openedOn > today ? [{ field: 'openedOn', code: 'after-today' }] : [],
  },
)
