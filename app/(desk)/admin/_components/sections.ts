import {
  mayAdminister,
  mayChangePeople,
  mayChangeRoles,
  mayChangeSettings,
  mayReadOrganisation,
  mayReadTrail,
} from '@/lib/areas/admin/policy'
import type { Viewer } from '@/lib/core/scope'

type Section = {
  name: 'organisation' | 'people' | 'roles' | 'settings' | 'audit' | 'api'
  href: string
  opens: (viewer: Viewer) => boolean
}

const sections: readonly Section[] = [
  { name: 'organisation', href: '/admin/organisation', opens: mayReadOrganisation },
  { name: 'people', href: '/admin/people', opens: mayChangePeople },
  { name: 'roles', href: '/admin/roles', opens: mayChangeRoles },
  { name: 'settings', href: '/admin/settings', opens: mayChangeSettings },
  { name: 'audit', href: '/admin/audit', opens: mayReadTrail },
  { name: 'api', href: '/admin/api', opens: mayAdminister },
]

/** The pages of administration this viewer may open, in their order. */
export function sectionsOf(viewer: Viewer): readonly Section[] {
  return sections.filter(({ opens }) => opens(viewer))
}
