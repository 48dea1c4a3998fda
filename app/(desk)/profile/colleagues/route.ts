import { getTranslations } from 'next-intl/server'
import { colleagues } from '@/lib/areas/admin/people/queries'
import { privateJson } from '@/lib/core/private-json'
import { currentViewer } from '@/lib/core/viewer'

/** Colleagues whose name contains what is typed, with their post. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const typed = new URL(request.url).searchParams.get('q')?.trim().slice(0, 50) ?? ''
  const [people, t, roles] = await Promise.all([
    colleagues(viewer, typed),
    getTranslations('people'),
    getTranslations('roles.name'),
  ])
  return privateJson(
    people.map(({ id, name, username, post }) => ({
      value: id,
      label: name,
      detail: post ? t('post', { role: roles(post.role), unit: post.unit }) : username,
    })),
  )
}
