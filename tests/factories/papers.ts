import { dossierFactsOf } from '@/lib/areas/customers/dossier/queries'
import type { DossierPaperId } from '@/lib/areas/customers/papers/rules/dossier-papers'
import { paperForm } from '@/lib/areas/customers/papers/rules/paper-forms'
import { fieldsOf, isWritable } from '@/lib/core/forms/definition'
import { bindingsOf, recordsOf } from '@/lib/core/forms/facts'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { creditCodeCheck } from '@/lib/core/forms/tax-number'
import { isEmpty } from '@/lib/core/forms/values'
import type { Viewer } from '@/lib/core/scope'

/** Facts a writer cannot type, or that a sample cannot invent. */
const given = ['name', 'fileNumber', 'region', 'branch', 'marketOffice', 'salesRep', 'tier']
let made = 0

function ownTaxNumber(): string {
  made += 1
  const first = `91320500MA9${String(made).padStart(6, '0')}`
  return first + creditCodeCheck(first)
}

/** A paper with everything it asks for, from a sample; `facts` says otherwise, `null` leaves one as it is. */
export async function filledPaper(
  viewer: Viewer,
  customerId: string,
  formId: DossierPaperId,
  facts: Readonly<Record<string, unknown>> = {},
) {
  const form = paperForm(formId)!
  const view = (await dossierFactsOf(viewer, customerId))!
  const sample: Record<string, unknown> = { ...sampleAnswers(form, 7), taxNumber: ownTaxNumber() }
  const changes = Object.entries(bindingsOf(form)).flatMap(([field, fact]) => {
    const to = fact in facts ? facts[fact] : isEmpty(view.facts[fact]) ? sample[field] : null
    return given.includes(fact) || isEmpty(to) ? [] : [{ fact, from: view.facts[fact] ?? null, to }]
  })
  const records = recordsOf(form)
  const own = fieldsOf(form).filter(
    ({ name, field }) => field.bind === undefined && !(name in records) && isWritable(field),
  )
  const answers = Object.fromEntries(own.map(({ name }) => [name, sample[name] ?? null]))
  return {
    customerId,
    formId,
    formVersion: form.version,
    changes,
    answers,
    records: [] as { field: string; from: object[]; to: object[] }[],
  }
}
