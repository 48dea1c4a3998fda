import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { possibleChanges } from '@/lib/areas/customers/register/queries'
import type { Viewer } from '@/lib/core/scope'

/** The changes (C1) that can be handed in for a customer now, or the one that is being signed; nothing when there is none. */
export async function ChangeActions({ viewer, customerId }: { viewer: Viewer; customerId: string }) {
  const [{ kinds, open }, t] = await Promise.all([
    possibleChanges(viewer, customerId),
    getTranslations('changes'),
  ])
  if (open)
    return (
      <Link className="tag" href={`/approvals/${open.approvalId}`}>
        {t('underWay', { number: open.number })}
      </Link>
    )
  if (kinds.length === 0) return null
  return (
    <span className="row" role="group" aria-label={t('actions')}>
      {kinds.map((kind) => (
        <ButtonLink
          key={kind}
          href={`/customers/${customerId}/change?kind=${kind}`}
          look={kind === 'add' || kind === 'restore' ? 'pri' : undefined}
        >
          {t(`deed.${kind}`)}
        </ButtonLink>
      ))}
    </span>
  )
}
