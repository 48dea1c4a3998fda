import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { roleMatrix } from '@/lib/areas/admin/roles/queries'
import { roleCodes } from '@/lib/core/permissions'
import { requireViewer } from '@/lib/core/viewer'
import { AdminPage } from '../_components/admin-page'
import { MatrixTable } from './_components/matrix-table'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('roles'))('title') }
}

/** Who may do what: the whole matrix to look at, a role to change. */
export default async function RolesPage() {
  const viewer = await requireViewer()
  const [matrix, t] = await Promise.all([roleMatrix(viewer), getTranslations('roles')])
  if (matrix === null) notFound()
  const count = (role: string) => matrix.grants.filter((grant) => grant.role === role).length
  return (
    <AdminPage viewer={viewer} title={t('title')} remark={t('remark')}>
      <div className="sheet tbl desk-only">
        <MatrixTable matrix={matrix} />
      </div>
      <ul className="sheet cards phone-only">
        {roleCodes.map((role) => (
          <li key={role}>
            <Link className="nm" href={`/admin/roles/${role}`}>
              {t(`name.${role}`)}
            </Link>
            <span className="meta">{t('holders', { count: matrix.holders[role] ?? 0 })}</span>
            <span className="l2">{t('rights', { count: count(role) })}</span>
          </li>
        ))}
      </ul>
    </AdminPage>
  )
}
