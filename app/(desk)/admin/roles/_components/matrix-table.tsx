import { Link } from '@/components/ui/link'
import { useLocale, useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { markOf } from '@/components/ui/listed'
import type { RoleMatrix } from '@/lib/areas/admin/roles/queries'
import { roleCodes, scopes } from '@/lib/core/permissions'
import { permissionGroups, permissionKey } from './permission-groups'

/** Permission × role, one character a cell; a column's head leads to the role. */
export function MatrixTable({ matrix }: { matrix: RoleMatrix }) {
  const t = useTranslations('roles')
  const locale = useLocale()
  const reach = new Map(matrix.grants.map(({ role, permission, scope }) => [`${role} ${permission}`, scope]))
  return (
    <>
      <p className="pad meta">
        {scopes.map((scope) => (
          <span key={scope} className="mr-4">
            <b className="text-ink">{t(`short.${scope}`)}</b> {t(`scope.${scope}`)}
          </span>
        ))}
      </p>
      <div className="scroll max-h-[calc(100dvh-260px)] overflow-auto">
        <table className="led dense matrix">
          <thead>
            <tr>
              <th scope="col">{t('right')}</th>
              {roleCodes.map((role) => (
                <th key={role} scope="col" className="role">
                  <Link href={`/admin/roles/${role}`}>{t(`name.${role}`)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissionGroups().map(({ area, permissions }) => (
              <Fragment key={area}>
                <tr className="area">
                  <th scope="rowgroup" colSpan={roleCodes.length + 1}>
                    {t(`area.${area}`)}
                  </th>
                </tr>
                {permissions.map((permission) => (
                  <tr key={permission}>
                    <th scope="row">{t(`permission.${permissionKey(permission)}`)}</th>
                    {roleCodes.map((role) => {
                      const scope = reach.get(`${role} ${permission}`)
                      return (
                        <td
                          key={role}
                          title={
                            scope
                              ? [t(`name.${role}`), t(`scope.${scope}`)].join(markOf('colon', locale))
                              : undefined
                          }
                        >
                          {scope ? t(`short.${scope}`) : ''}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
