import { getTranslations } from 'next-intl/server'
import { markOf } from '@/components/ui/listed'
import { ownerChoices } from '@/lib/areas/customers/queries'
import { isRoleCode } from '@/lib/core/permissions'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'

const permissions = ['customers.hand-over', 'customers.create', 'customers.read'] as const

/** People who may own customers, within the widest reach the viewer has over customers. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const typed = new URL(request.url).searchParams.get('q')?.trim().slice(0, 50) ?? ''
  const permission = permissions.find((one) => may(viewer, one))
  if (!permission) return privateJson([])
  const [people, t] = await Promise.all([
    ownerChoices(viewer, typed, permission),
    getTranslations('roles.name'),
  ])
  return privateJson(
    people.map(({ id, name, role, unitName }) => ({
      value: id,
      label: name,
      detail: [isRoleCode(role) ? t(role) : role, unitName].join(markOf('comma', viewer.locale)),
    })),
  )
}
