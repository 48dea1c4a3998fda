import { defineForm } from '@/lib/core/forms/definition'
import { text } from '@/lib/core/forms/fields'
import { deciders, departments, levels, personalData } from '../people/rules/people-tables'
import { fact } from '../rules/dossier-facts'

/** 大客户资料表: company, rival, project and people of an account in development (node 2). */
export const formA4 = defineForm({
  id: 'A4',
  version: 1,
  secrecy: 2,
  sections: {
    company: {
      upright: true,
      fields: {
        organisation: text({ span: 12, derive: 'organisation' }),
        contactWays: fact('contactWays', { required: true }),
        departments: departments(),
        levels: levels(),
        similarProducts: fact('similarProducts'),
        businessSituation: fact('businessSituation', { required: true, span: 12 }),
        industryState: fact('industryState', { span: 12 }),
      },
    },
    rival: {
      upright: true,
      fields: {
        rivalUse: fact('rivalUse', { span: 12 }),
        rivalSatisfaction: fact('rivalSatisfaction', { span: 4 }),
        rivalRep: fact('rivalRep', { span: 8 }),
        rivalRepStyle: fact('rivalRepStyle', { span: 12 }),
        rivalRepRelation: fact('rivalRepRelation', { span: 12 }),
      },
    },
    project: {
      upright: true,
      fields: {
        purchasePlan: fact('purchasePlan', { required: true, span: 12 }),
        problemToSolve: fact('problemToSolve', { required: true, span: 12 }),
        deciders: deciders(),
        purchaseTimetable: fact('purchaseTimetable'),
        purchaseBudget: fact('purchaseBudget', { span: 12 }),
        purchaseProcess: fact('purchaseProcess', { span: 12 }),
      },
    },
    personal: { upright: true, fields: { personalData: personalData() } },
    source: { upright: true, fields: { dataSource: fact('dataSource', { required: true, span: 12 }) } },
  },
  signOff: {
    filled: { posts: ['ka-specialist', 'sales-rep'] },
    reviewed: { posts: ['ka-manager'], final: true },
  },
})
