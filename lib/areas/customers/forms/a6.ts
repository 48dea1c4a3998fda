import { defineForm } from '@/lib/core/forms/definition'
import { fact } from '../rules/dossier-facts'

/** 客户基础资料表: collected by the branch sales manager for every selected customer (R-B02). */
export const formA6 = defineForm(
  {
    id: 'A6',
    version: 1,
    secrecy: 1,
    sections: {
      basics: {
        upright: true,
        fields: {
          name: fact('name', { required: true, span: 12 }),
          address: fact('address', { required: true, span: 12 }),
          phone: fact('phone', { required: true, span: 6 }),
          postcode: fact('postcode', { span: 6 }),
          owner: fact('owner', { required: true, span: 4 }),
          operator: fact('operator', { required: true, span: 4 }),
          legalRepresentative: fact('legalRepresentative', { required: true, span: 4 }),
          foundedOn: fact('foundedOn', { required: true, span: 6 }),
          taxNumber: fact('taxNumber', { required: true, span: 6 }),
          bank: fact('bank', { required: true, span: 6 }),
          bankAccount: fact('bankAccount', { required: true, span: 6 }),
        },
      },
      ownership: {
        upright: true,
        fields: {
          region: fact('region', { required: true, span: 12, box: true }),
          branch: fact('branch', { required: true, joined: true }),
          marketOffice: fact('marketOffice', { required: true, joined: true }),
          salesRep: fact('salesRep', { required: true, span: 4, print: 6 }),
          channelNature: fact('channelNature', { required: true, span: 8, print: 6 }),
          kind: fact('kind', { required: true, span: 12 }),
        },
      },
      musts: {
        upright: true,
        fields: {
          distributionAbility: fact('distributionAbility', { required: true, span: 12 }),
          distributionAbilityNote: fact('distributionAbilityNote', { required: true, joined: true }),
          funds: fact('funds', { required: true, span: 12 }),
          fundsNote: fact('fundsNote', { required: true, joined: true }),
          cooperation: fact('cooperation', { required: true, span: 12 }),
          cooperationNote: fact('cooperationNote', { required: true, joined: true }),
        },
      },
    },
    signOff: {
      filed: { posts: ['branch-sales-manager'] },
      collated: { posts: ['branch-gm'], final: true },
    },
  },
  {
    check: (a, { today }) =>
      a.foundedOn && a.foundedOn > today ? [{ field: 'foundedOn', code: 'after-today' }] : [],
  },
)
