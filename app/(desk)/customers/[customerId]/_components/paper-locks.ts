import { getTranslations } from 'next-intl/server'
import type { Locks } from '@/components/form-sheet/sheet-context'
import { lockedFacts } from '@/lib/areas/customers/dossier/policy'
import { type CustomerPlace, sightOf } from '@/lib/areas/customers/policy'
import type { DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { type Form, fieldsOf, isWritable } from '@/lib/core/forms/definition'
import type { Viewer } from '@/lib/core/scope'

type ReasonKey = Parameters<Awaited<ReturnType<typeof getTranslations<'reasons'>>>>[0]

/** Fields of a paper that are not the viewer's to fill, each with why; the same for columns of personal data. */
export async function locksOf(
  viewer: Viewer,
  form: Form,
  place: CustomerPlace,
  facts: Readonly<Record<string, unknown>>,
): Promise<Locks> {
  const t = await getTranslations('reasons')
  const locked = lockedFacts(viewer, place, facts)
  const fields = fieldsOf(form).flatMap(({ name, field }): [string, string][] => {
    const code = field.bind && isWritable(field) ? locked[field.bind as DossierFactKey] : undefined
    return code ? [[name, String(t(code as ReasonKey))]] : []
  })
  return {
    fields: Object.fromEntries(fields),
    personal: sightOf(viewer, place).personal ? null : t('customers.guarded-personal'),
  }
}
