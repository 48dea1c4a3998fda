import type { Derived } from '@/components/form-sheet/sheet-context'
import type { CustomerHeader } from '@/lib/areas/customers/dossier/queries'
import { getTranslations } from 'next-intl/server'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'

/** Read-only fields of a paper: facts decided elsewhere as the paper has them, the file number, the line of the month. */
export async function derivedOf(
  form: Form,
  answers: Answers,
  folder: CustomerHeader,
  known: Answers,
): Promise<Record<string, Derived>> {
  const t = await getTranslations('contacts')
  const line = folder.credit?.line ?? null
  const facts = fieldsOf(form).flatMap(({ name, field }): [string, Derived][] =>
    field.derive && field.bind ? [[field.derive, { value: answers[name] ?? null }]] : [],
  )
  return {
    ...Object.fromEntries(facts),
    fileNumber: { value: folder.fileNumber },
    organisation: {
      value: t('organisation', {
        departments: countOf(known['departments']),
        people: countOf(known['contacts']),
      }),
      href: `/customers/${folder.id}/people/map`,
      source: t('map'),
    },
    creditLine: {
      value: line,
      ...(line !== null && { href: `/customers/${folder.id}/credit`, source: folder.credit?.month }),
    },
  }
}

const countOf = (rows: unknown) => (Array.isArray(rows) ? rows.length : 0)
