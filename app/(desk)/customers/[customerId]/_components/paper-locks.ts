import { getTranslations } from 'next-intl/server'
import type { Locks } from '@/components/form-sheet/sheet-context'
import { lockedFields } from '@/lib/areas/customers/dossier/policy'
import { type CustomerPlace, sightOf } from '@/lib/areas/customers/policy'
import type { Form } from '@/lib/core/forms/definition'
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
  const locked = Object.entries(lockedFields(viewer, form, place, facts))
  return {
    fields: Object.fromEntries(locked.map(([name, code]) => [name, String(t(code as ReasonKey))])),
    personal: sightOf(viewer, place).personal ? null : t('customers.guarded-personal'),
  }
}
