import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FolderActions } from '@/components/customers/dossier/folder-actions'
import { FolderHead, type FolderView } from '@/components/customers/dossier/folder-head'
import { ClientMessages } from '@/components/shell/client-messages'
import { Page } from '@/components/shell/page'
import { mayReadVisits } from '@/lib/areas/visits/policy'
import { mayOnCustomer } from '@/lib/areas/customers/policy'
import { today } from '@/lib/core/clock'
import { handOver, remove } from '../../actions'
import { openFolder } from '../_components/folder'
import { MergedNote } from '../_components/merged-note'

type Props = { params: Promise<{ customerId: string }>; children: ReactNode }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ folder }, t] = await Promise.all([
    params.then(({ customerId }) => openFolder(customerId)),
    getTranslations('shell'),
  ])
  return { title: { default: folder.name, template: `%s · ${folder.name} · ${t('brand')}` } }
}

/** The folder around a customer's pages: kraft head with tabs, white cover below. */
export default async function FolderLayout({ params, children }: Props) {
  const { viewer, folder, around } = await openFolder((await params).customerId)
  const { underWay, openClaims } = around
  const [t, nav, words, groups, sheets, life, twins] = await Promise.all([
    getTranslations('customers.dossier'),
    getTranslations('nav'),
    getTranslations('changes'),
    getTranslations('groups'),
    getTranslations('sheets'),
    getTranslations('life'),
    getTranslations('duplicates'),
  ])
  const visits = mayReadVisits(viewer, folder.place) ? await getTranslations('visits') : null
  const people = await getTranslations('contacts')
  const here = `/customers/${folder.id}`
  const tabs = [
    { href: here, label: t('overview') },
    {
      href: `${here}/file`,
      label: t('fileTab'),
      small: `${folder.completeness}%`,
      also: [`${here}/exchange`, `${here}/originals`, `${here}/operations`, `${here}/finances`],
    },
    ...(visits ? [{ href: `${here}/visits`, label: visits('tab') }] : []),
    { href: `${here}/people`, label: people('title') },
    ...(folder.may.grading ? [{ href: `${here}/rating`, label: t('rating') }] : []),
    ...(folder.credit ? [{ href: `${here}/credit`, label: t('credit') }] : []),
    { href: `${here}/life`, label: life('tab') },
    { href: `${here}/group`, label: groups('tab') },
    { href: `${here}/documents`, label: t('documents') },
    {
      href: `${here}/sources`,
      label: sheets('sourcesTab'),
      ...(openClaims > 0 && { small: String(openClaims) }),
    },
    { href: `${here}/history`, label: t('history') },
  ]
  return (
    <Page crumbs={[{ label: nav('customers'), href: '/customers' }, { label: folder.name }]}>
      <ClientMessages also={['customers']}>
        <FolderHead
          folder={{ ...folder, ownerName: folder.owner?.name ?? null } as FolderView}
          today={today()}
          tabs={tabs}
          actions={
            <FolderActions
              customerId={folder.id}
              may={{ handOver: folder.may.handOver, remove: folder.may.remove, edit: folder.may.edit }}
              changes={around.kinds.map((kind) => ({ kind, label: words(`deed.${kind}`) }))}
              underWay={
                underWay && {
                  href: `/approvals/${underWay.approvalId}`,
                  label: words('underWay', { number: underWay.number }),
                }
              }
              duplicates={
                mayOnCustomer(viewer, 'customers.merge', folder.place)
                  ? { href: `/customers/duplicates?customer=${folder.id}`, label: twins('folder.link') }
                  : null
              }
              actions={{ handOver, remove }}
            />
          }
        />
        {around.merged && <MergedNote viewer={viewer} customerId={folder.id} />}
        {children}
      </ClientMessages>
    </Page>
  )
}
