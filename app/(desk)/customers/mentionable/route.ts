import { getTranslations } from 'next-intl/server'
import { markOf } from '@/components/ui/listed'
import { mentionable } from '@/lib/areas/customers/notes/queries'
import { isRecordKind } from '@/lib/areas/customers/records/rules/record-kinds'
import { isRoleCode } from '@/lib/core/permissions'
import { privateJson } from '@/lib/core/private-json'
import { isUuid } from '@/lib/core/uuid'
import { currentViewer } from '@/lib/core/viewer'

/** Colleagues who may be mentioned at a record: those who may read it, by the beginning of their name. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const asked = new URL(request.url).searchParams
  const [subjectType, subjectId] = [asked.get('subjectType') ?? '', asked.get('subjectId') ?? '']
  if (!isRecordKind(subjectType) || !isUuid(subjectId)) return privateJson([])
  const [people, roles] = await Promise.all([
    mentionable(viewer, subjectType, subjectId, (asked.get('q') ?? '').slice(0, 50)),
    getTranslations('roles.name'),
  ])
  return privateJson(
    (people ?? []).map(({ id, name, post }) => ({
      value: id,
      label: name,
      ...(post && {
        detail: [isRoleCode(post.role) ? roles(post.role) : post.role, post.unit].join(
          markOf('comma', viewer.locale),
        ),
      }),
    })),
  )
}
