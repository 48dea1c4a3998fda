import { always, defineSqlMutation } from '@/lib/core/mutation'
import { readDossier } from '../dossier/queries'
import { mayOnCustomer, placedOf } from '../policy'
import { takeOutInput } from './schema'

/** The note that papers of a customer were taken out as a workbook. */
export const noteTakenOut = defineSqlMutation({
  name: 'forms.take-out',
  input: takeOutInput,
  usesSettings: false,
  load: (tx, _, input) => readDossier(tx, input.customerId),
  authorize: (viewer, dossier) => mayOnCustomer(viewer, 'customers.read', dossier),
  decide: (input) => always(input),
  save: async () => null,
  audit: (input, dossier) => ({
    kind: 'customers.papers-taken-out',
    subjectType: 'customer',
    subjectId: dossier.id,
    customerId: dossier.id,
    unitId: placedOf(dossier).unitId,
    values: { name: dossier.facts['name'], papers: input.formIds },
  }),
})
