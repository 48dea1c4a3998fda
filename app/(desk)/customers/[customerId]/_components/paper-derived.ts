import type { Derived } from '@/components/form-sheet/sheet-context'
import type { CustomerHeader } from '@/lib/areas/customers/dossier/queries'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'

/** Read-only fields of a paper: facts decided elsewhere as the paper has them, the file number, the line of the month. */
export function derivedOf(form: Form, answers: Answers, folder: CustomerHeader): Record<string, Derived> {
  const line = folder.credit?.line ?? null
  const facts = fieldsOf(form).flatMap(({ name, field }): [string, Derived][] =>
    field.derive && field.bind ? [[field.derive, { value: answers[name] ?? null }]] : [],
  )
  return {
    ...Object.fromEntries(facts),
    fileNumber: { value: folder.fileNumber },
    creditLine: {
      value: line,
      ...(line !== null && { href: `/customers/${folder.id}/credit`, source: folder.credit?.month }),
    },
  }
}
