import { getTranslations } from 'next-intl/server'
import { markOf } from '@/components/ui/listed'
import { salesUnits } from '@/lib/areas/customers/list/queries'
import { customerSearch, ownerChoices } from '@/lib/areas/customers/queries'
import { isRoleCode } from '@/lib/core/permissions'
import { privateJson } from '@/lib/core/private-json'
import type { Viewer } from '@/lib/core/scope'
import { currentViewer } from '@/lib/core/viewer'

type Found = { id: string; label: string; detail?: string }
const MOST = 12

async function people(viewer: Viewer, typed: string, posts: string[]): Promise<Found[]> {
  const [found, t] = await Promise.all([
    ownerChoices(viewer, typed, 'customers.read', posts),
    getTranslations('roles.name'),
  ])
  return found.map(({ id, name, role, unitName }) => ({
    id,
    label: name,
    detail: [isRoleCode(role) ? t(role) : role, unitName].join(markOf('comma', viewer.locale)),
  }))
}

async function units(typed: string, kind: string): Promise<Found[]> {
  const all = await salesUnits()
  const nameOf = new Map(all.map((unit) => [unit.id, unit.name]))
  return all
    .filter((unit) => (kind === '' || kind === 'any' || unit.kind === kind) && unit.name.includes(typed))
    .slice(0, MOST)
    .map((unit) => ({
      id: unit.id,
      label: unit.name,
      ...(unit.parentId && nameOf.has(unit.parentId) && { detail: nameOf.get(unit.parentId)! }),
    }))
}

/** What fields of a form look up: people with a sales post, units, customers within reach. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return privateJson(null, 401)
  const asked = new URL(request.url).searchParams
  const typed = (asked.get('q') ?? '').trim().slice(0, 50)
  switch (asked.get('kind')) {
    case 'person':
      return privateJson(await people(viewer, typed, (asked.get('posts') ?? '').split(',').filter(Boolean)))
    case 'unit':
      return privateJson(await units(typed, asked.get('of') ?? ''))
    case 'customer': {
      const hits = await customerSearch(viewer, typed, MOST)
      return privateJson(
        hits.map(({ id, name, fileNumber }): Found => ({ id, label: name, detail: fileNumber })),
      )
    }
    default:
      return privateJson([])
  }
}
