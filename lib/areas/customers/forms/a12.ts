import { defineForm } from '@/lib/core/forms/definition'
import { longText, many, money, month, optionSet } from '@/lib/core/forms/fields'
import { importantChanges } from '../operations/schema'
import { fact } from '../rules/dossier-facts'

export const importantChangeOptions = optionSet('importantChange', importantChanges)

/** 客户经营状况记录: how a customer did in a month; the main basis for appraising it (R-A11). */
export const formA12 = defineForm(
  {
    id: 'A12',
    version: 1,
    secrecy: 1,
    sections: {
      head: {
        fields: {
          name: fact('name', { required: true, span: 8, derive: 'name' }),
          month: month({ required: true, span: 4 }),
        },
      },
      record: {
        fields: {
          summary: longText({ required: true, lines: 8 }),
          sales: money({ span: 4, print: 12, box: true }),
          purchases: money({ joined: true }),
          stock: money({ joined: true }),
          changes: many(importantChangeOptions, { span: 12, box: true }),
          changesNote: longText({ joined: true, max: 1000, lines: 3 }),
          reason: longText({ max: 1000, lines: 5 }),
        },
      },
    },
    signOff: { recorded: { posts: ['ka-specialist'] } },
  },
  { requiredWhen: { changesNote: (a) => (a.changes ?? []).length > 0 } },
)
