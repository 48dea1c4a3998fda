import { fact } from '@/lib/areas/customers/rules/dossier-facts'
import { defineForm } from '@/lib/core/forms/definition'
import { choice, date, integer, optionSet, table, text, wide } from '@/lib/core/forms/fields'
import { documentForms, documentSlots, presences } from '../documents/schema'

export const documentOptions = optionSet(
  'fileDocument',
  documentSlots.map((slot) => String(slot)),
)
export const presenceOptions = optionSet('documentPresence', presences)
export const documentFormOptions = optionSet('documentForm', documentForms)
export const secrecyLevels = ['none', 'secret', 'confidential', 'top-secret'] as const
export const secrecyOptions = optionSet('secrecyLevel', secrecyLevels)

/** 客户档案原始资料清单: the ten kinds of originals a customer's file holds (R-A11). */
export const formA10 = defineForm({
  id: 'A10',
  version: 1,
  secrecy: 1,
  page: 'landscape',
  sections: {
    head: {
      fields: {
        name: fact('name', { required: true, span: 8, derive: 'name' }),
        fileNumber: fact('fileNumber', { required: true, span: 4, derive: 'fileNumber' }),
      },
    },
    list: {
      fields: {
        documents: table(
          {
            document: wide(choice(documentOptions, { required: true }), 26),
            presence: wide(choice(presenceOptions, { required: true }), 6),
            form: wide(choice(documentFormOptions), 6),
            copies: wide(integer({ max: 999 }), 4),
            files: wide(text({ max: 200 }), 14),
            validUntil: wide(date(), 8),
            filedOn: wide(date(), 8),
          },
          { required: true, minRows: 10, maxRows: 10, fixed: true },
        ),
      },
    },
    keeping: {
      fields: {
        secrecy: choice(secrecyOptions, { required: true, span: 12, box: true }),
        shelf: text({ max: 60, joined: true }),
      },
    },
  },
  signOff: { checked: { posts: ['archivist'] } },
})
