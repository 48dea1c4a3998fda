import { getTranslations } from 'next-intl/server'
import { markOf } from '@/components/ui/listed'
import { colleagues } from '@/lib/areas/admin/people/queries'
import { privateJson } from '@/lib/core/private-json'
import { may } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'

/** People who may be asked to sign a paper first, by what is typed of their name. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  if (!may(viewer, 'approvals.add-signer')) return privateJson([])
  const typed = new URL(request.url).searchParams.get('q')?.trim().slice(0, 50) ?? ''
  const [people, roles] = await Promise.all([colleagues(viewer, typed), getTranslations('roles.name')])
  return privateJson(
    people.map(({ id, name, post }) => ({
      value: id,
      label: name,
      ...(post && { detail: [roles(post.role), post.unit].join(markOf('comma', viewer.locale)) }),
    })),
  )
}
