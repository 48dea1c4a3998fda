import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProfileExchange } from '@/components/customers/profile/profile-exchange'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { profileOf } from '@/lib/areas/customers/profile/queries'
import { openFolder } from '../../../../_components/folder'
import { keep } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('profile'))('exchange') }
}

/** A profile comes back as a workbook: what it changes is shown field by field before anything is saved. */
export default async function ProfileExchangePage({
  params,
}: {
  params: Promise<{ customerId: string; postId: string }>
}) {
  const { customerId, postId } = await params
  const { viewer, folder } = await openFolder(customerId)
  const profile = await profileOf(viewer, folder.id, postId)
  if (!profile?.may.edit) notFound()
  const [t, nav, exchange] = await Promise.all([
    getTranslations('profile'),
    getTranslations('nav'),
    getTranslations('exchange'),
  ])
  const { name } = profile.person
  const here = `/customers/${folder.id}`
  const person = `${here}/people/${postId}`
  return (
    <Page
      crumbs={[
        { label: nav('customers'), href: '/customers' },
        { label: folder.name, href: here },
        { label: t('people'), href: `${here}/people` },
        { label: name, href: person },
        { label: t('exchange') },
      ]}
    >
      <section className="sheet pad" aria-label={t('exchange')}>
        <p className="mb-2">
          <Link href={`${person}/profile`}>{t('backTo', { name })}</Link>
        </p>
        <h1 className="mb-3">
          {t('exchange')} <span className="meta">{exchange('note')}</span>
        </h1>
        <ClientMessages also={['exchange', 'import', 'profile']}>
          <ProfileExchange customerId={folder.id} postId={postId} keep={keep} />
        </ClientMessages>
      </section>
    </Page>
  )
}
