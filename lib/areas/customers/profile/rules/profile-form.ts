import type { Form } from '@/lib/core/forms/definition'
import { formG3 } from '../../forms/g3'

const { identity, politics } = formG3.sections
const { reportsTo } = identity.fields

/** G3 of whoever has nobody above him: the chairman cannot say whom he reports to. */
const topForm: Form = {
  ...formG3,
  sections: {
    identity: { ...identity, fields: { ...identity.fields, reportsTo: { ...reportsTo, required: false } } },
    politics,
  },
}

/** G3 as somebody is asked for it. @param superiors those of the customer he may report to (PPL-01) */
export function profileForm(superiors: readonly unknown[]): Form {
  return superiors.length > 0 ? formG3 : topForm
}
