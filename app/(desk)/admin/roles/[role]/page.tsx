import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/shell/client-messages'
import { roleMatrix } from '@/lib/areas/admin/roles/queries'
import { isWholeHouse } from '@/lib/areas/admin/roles/rules/grants'
import { isRoleCode, segregated } from '@/lib/core/permissions'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../../_components/admin-page'
import { permissionGroups, permissionKey } from '../_components/permission-groups'
import { type GrantGroup, RoleEditor } from './_components/role-editor'

type Params = { params: Promise<{ role: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { role } = await params
  const t = await getTranslations('roles')
  return { title: isRoleCode(role) ? t(`name.${role}`) : t('title') }
}

/** What one role may do, and how far. */
export default async function RolePage({ params }: Params) {
  const viewer = await requireViewer()
  const { role } = await params
  const [matrix, t] = await Promise.all([roleMatrix(viewer), getTranslations('roles')])
  if (matrix === null || !isRoleCode(role)) notFound()
  const mine = new Map(
    matrix.grants.filter((grant) => grant.role === role).map((grant) => [grant.permission, grant.scope]),
  )
  const groups: GrantGroup[] = permissionGroups().map(({ area, permissions }) => ({
    area: t(`area.${area}`),
    rows: permissions.map((permission) => ({
      permission,
      label: t(`permission.${permissionKey(permission)}`),
      scope: mine.get(permission) ?? null,
      wholeHouse: isWholeHouse(permission),
      apartFrom: segregated
        .filter(({ pair }) => (pair as readonly string[]).includes(permission))
        .map(({ pair }) => t(`permission.${permissionKey(pair[0] === permission ? pair[1] : pair[0])}`)),
    })),
  }))
  return (
    <AdminPage
      viewer={viewer}
      title={t(`name.${role}`)}
      remark={t('holders', { count: matrix.holders[role] ?? 0 })}
      crumbs={[{ label: t('title'), href: '/admin/roles' }]}
    >
      <ClientMessages also={['roles']}>
        <RoleEditor role={role} groups={groups} />
      </ClientMessages>
    </AdminPage>
  )
}
