import { fact } from '@/lib/areas/customers/rules/dossier-facts'
import { defineForm } from '@/lib/core/forms/definition'
import { choice, date, optionSet, table, text, wide } from '@/lib/core/forms/fields'
import { visitWays } from '../schema'

export const visitWayOptions = optionSet('visitWay', visitWays)

/** 访问履历卡: one card a customer, one line a call, kept after every contact (R-A10). */
export const formA8 = defineForm({
  id: 'A8',
  version: 1,
  secrecy: 0,
  page: 'landscape',
  sections: {
    head: {
      fields: {
        name: fact('name', { required: true, span: 8, box: true, derive: 'name' }),
        fileNumber: fact('fileNumber', { required: true, joined: true, derive: 'fileNumber' }),
        salesRep: fact('salesRep', { required: true, span: 4, derive: 'salesRep' }),
      },
    },
    history: {
      fields: {
        visits: table(
          {
            visitedOn: wide(date({ required: true }), 8),
            visitor: wide(text({ required: true, max: 60, like: 'person' }), 6),
            way: wide(choice(visitWayOptions, { required: true }), 5),
            counterparts: wide(text({ required: true, max: 200 }), 9),
            purpose: wide(text({ max: 200 }), 9),
            summary: wide(text({ required: true, max: 2000 }), 16),
            result: wide(text({ max: 500 }), 9),
            promises: wide(text({ max: 500 }), 9),
            nextOn: wide(date(), 8),
            remark: wide(text({ max: 500 }), 7),
          },
          { required: true, minRows: 1, maxRows: 500, blankRows: 12 },
        ),
      },
    },
  },
  signOff: { kept: { posts: ['ka-specialist'] } },
})
