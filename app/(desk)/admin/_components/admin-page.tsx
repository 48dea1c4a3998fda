import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Crumb } from '@/components/shell/crumbs'
import { Page } from '@/components/shell/page'
import { LinkTabs } from '@/components/ui/link-tabs'
import type { Viewer } from '@/lib/core/scope'
import { sectionsOf } from './sections'

/** One page of administration: the way here, the sections, a heading with what can be done. */
export async function AdminPage({
  viewer,
  title,
  remark,
  actions,
  crumbs = [],
  children,
}: {
  viewer: Viewer
  title: string
  remark?: string
  actions?: ReactNode
  /** Between administration and this page. */
  crumbs?: Crumb[]
  children: ReactNode
}) {
  const t = await getTranslations('admin')
  const tabs = sectionsOf(viewer).map(({ name, href }) => ({ href, label: t(name) }))
  return (
    <Page crumbs={[{ label: t('title'), href: '/admin' }, ...crumbs, { label: title }]}>
      <LinkTabs look="views" label={t('sections')} tabs={tabs} />
      <div className="row wrap mb-3">
        <h1>{title}</h1>
        {remark && <span className="meta">{remark}</span>}
        {actions && <span className="row wrap right">{actions}</span>}
      </div>
      {children}
    </Page>
  )
}
