import type { Derived } from '@/components/form-sheet/sheet-context'
import type { CustomerHeader } from '@/lib/areas/customers/dossier/queries'
import { getTranslations } from 'next-intl/server'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'
import { recordsOf } from '@/lib/core/forms/facts'
import { isEmpty, type Row } from '@/lib/core/forms/values'

/** Read-only fields of a paper: facts decided elsewhere as the paper has them, the file number, the line of the month. */
export async function derivedOf(
  form: Form,
  answers: Answers,
  folder: CustomerHeader,
  known: Answers,
): Promise<Record<string, Derived>> {
  const t = await getTranslations('contacts')
  const line = folder.credit?.line ?? null
  return {
    ...factsDerived(form, answers),
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

/** The same of a paper that was handed in, as it stood then: nothing of today comes into it. */
export async function derivedThen(form: Form, answers: Answers): Promise<Record<string, Derived>> {
  const t = await getTranslations('contacts')
  const records = Object.entries(recordsOf(form))
  const rowsOf = (kind: string) => answers[records.find(([, of]) => of === kind)?.[0] ?? ''] as Row[] | null
  const people = rowsOf('contacts') ?? []
  const named = new Set(people.flatMap(({ department }) => (isEmpty(department) ? [] : [department])))
  const line = fieldsOf(form).find(({ field }) => field.derive === 'creditLine')
  return {
    ...factsDerived(form, answers),
    organisation: {
      value: t('organisation', {
        departments: rowsOf('departments')?.length ?? named.size,
        people: people.length,
      }),
    },
    creditLine: { value: (line && answers[line.name]) ?? null },
    period: { value: answers['period'] ?? null },
  }
}

function factsDerived(form: Form, answers: Answers): Record<string, Derived> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ name, field }): [string, Derived][] =>
      field.derive && field.bind ? [[field.derive, { value: answers[name] ?? null }]] : [],
    ),
  )
}

const countOf = (rows: unknown) => (Array.isArray(rows) ? rows.length : 0)
