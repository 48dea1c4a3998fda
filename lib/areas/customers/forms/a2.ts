import { defineForm } from '@/lib/core/forms/definition'
import { fact } from '../rules/dossier-facts'

/** 大客户管理档案表: the cover page of a key account's file. Tier, grade and class come from their own procedures. */
export const formA2 = defineForm(
  {
    id: 'A2',
    version: 1,
    secrecy: 1,
    sections: {
      head: {
        fields: {
          fileNumber: fact('fileNumber', { required: true, span: 6, derive: 'fileNumber' }),
          openedOn: fact('openedOn', { required: true, span: 6 }),
          name: fact('name', { required: true, span: 12 }),
          tier: fact('tier', { required: true, span: 4, derive: 'tier' }),
          creditGrade: fact('creditGrade', { span: 4, derive: 'creditGrade' }),
          abcClass: fact('abcClass', { span: 4, derive: 'abcClass' }),
        },
      },
      basics: {
        upright: true,
        fields: {
          industry: fact('industry', { required: true, span: 6 }),
          employees: fact('employees', { span: 6 }),
          ownershipNature: fact('ownershipNature', { required: true, span: 12 }),
          capital: fact('capital', { span: 12 }),
          mainBusiness: fact('mainBusiness', { span: 12 }),
        },
      },
      logistics: {
        upright: true,
        fields: {
          logisticsGoods: fact('logisticsGoods', { span: 12 }),
          logisticsFrom: fact('logisticsFrom', { span: 6, box: true }),
          logisticsTo: fact('logisticsTo', { joined: true }),
          logisticsVolume: fact('logisticsVolume', { span: 6, box: true }),
          logisticsVolumeUnit: fact('logisticsVolumeUnit', { joined: true }),
          logisticsServices: fact('logisticsServices', { span: 12 }),
        },
      },
      dealings: {
        upright: true,
        fields: {
          dealingsSince: fact('dealingsSince', { span: 4 }),
          contractNumber: fact('contractNumber', { span: 4 }),
          salesRep: fact('salesRep', { required: true, span: 4 }),
          paymentTerms: fact('paymentTerms', { required: true, span: 12 }),
        },
      },
    },
    signOff: {
      filled: { posts: ['ka-specialist'] },
      reviewed: { posts: ['ka-manager'] },
      approved: { posts: ['marketing-director'], final: true },
    },
  },
  {
    check: (a, { today }) =>
      (['openedOn', 'dealingsSince'] as const).flatMap((field) =>
        a[field] && a[field] > today ? [{ field, code: 'after-today' }] : [],
      ),
  },
)
