import { Link } from '@/components/ui/link'
import { getTranslations } from 'next-intl/server'
import { FactFilter } from '@/components/customers/dossier/fact-filter'
import { FactHistory } from '@/components/customers/dossier/fact-history'
import { isFactKey } from '@/lib/areas/customers/dossier/schema'
import { factHistory } from '@/lib/areas/customers/history/queries'
import { dossierFacts, type DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { today } from '@/lib/core/clock'
import type { Viewer } from '@/lib/core/scope'

/** Every change of a fact with before and after, one fact or all. */
export async function FactsTab({
  viewer,
  customerId,
  fact: asked,
  before,
}: {
  viewer: Viewer
  customerId: string
  fact?: string
  before?: string
}) {
  const fact = asked && isFactKey(asked) ? asked : undefined
  const [t, names, changes] = await Promise.all([
    getTranslations('customers.history'),
    getTranslations('forms.facts'),
    factHistory(viewer, customerId, { ...(fact && { fact }), ...(before && { before }) }),
  ])
  if (!changes) return null
  const here = `/customers/${customerId}/history`
  return (
    <>
      <div className="row wrap mb-3">
        <FactFilter
          fact={fact ?? ''}
          here={here}
          options={(Object.keys(dossierFacts) as DossierFactKey[]).map((value) => ({
            value,
            label: names(value),
          }))}
        />
      </div>
      <FactHistory rows={changes.rows} today={today()} />
      {changes.rows.length === 0 && <p className="meta">{t('empty')}</p>}
      {changes.next && (
        <p className="mt-3">
          <Link
            className="btn"
            href={`${here}?${new URLSearchParams({ show: 'facts', ...(fact && { fact }), before: changes.next })}`}
          >
            {t('older')}
          </Link>
        </p>
      )}
    </>
  )
}
