import { defineForm } from '@/lib/core/forms/definition'
import { text } from '@/lib/core/forms/fields'
import { relations } from '../people/rules/people-tables'
import { fact } from '../rules/dossier-facts'

/** 客户关系卡: who at the customer is known by whom of us, and how well; the net of relations is the map. */
export const formA9 = defineForm({
  id: 'A9',
  version: 1,
  secrecy: 1,
  page: 'landscape',
  sections: {
    head: {
      fields: {
        name: fact('name', { required: true, span: 12, box: true, derive: 'name' }),
        fileNumber: fact('fileNumber', { required: true, joined: true, derive: 'fileNumber' }),
      },
    },
    relations: {
      fields: {
        relations: relations(),
        net: text({ span: 12, derive: 'organisation' }),
      },
    },
  },
  signOff: {
    filled: { posts: ['ka-specialist'] },
    reviewed: { posts: ['ka-manager'], final: true },
  },
})
