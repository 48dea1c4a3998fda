import { may, mayOn, reachOf, type Viewer } from '@/lib/core/scope'

/** May change the unit tree. */
export function mayChangeOrganisation(viewer: Viewer): boolean {
  return reachOf(viewer, 'admin.organisation').all
}

/** May set the number of customers and the channels of an area. */
export function maySetArea(viewer: Viewer, path: string): boolean {
  const unitPath = path.split('/').filter(Boolean)
  return mayOn(viewer, 'customers.set-quota', { ownerId: null, unitId: unitPath.at(-1) ?? null, unitPath })
}

/** May look at the unit tree. */
export function mayReadOrganisation(viewer: Viewer): boolean {
  return mayChangeOrganisation(viewer) || mayChangePeople(viewer) || may(viewer, 'customers.set-quota')
}

/** May add people, give posts, issue links. */
export function mayChangePeople(viewer: Viewer): boolean {
  return reachOf(viewer, 'admin.people').all
}

/** May change what roles may do. */
export function mayChangeRoles(viewer: Viewer): boolean {
  return reachOf(viewer, 'admin.roles').all
}

/** May change settings. */
export function mayChangeSettings(viewer: Viewer): boolean {
  return reachOf(viewer, 'admin.settings').all
}

/** May read the whole trail. */
export function mayReadTrail(viewer: Viewer): boolean {
  return reachOf(viewer, 'admin.audit').all || reachOf(viewer, 'audit.read').all
}

/** May see the administration pages at all. */
export function mayAdminister(viewer: Viewer): boolean {
  return (
    ['admin.organisation', 'admin.people', 'admin.roles', 'admin.settings', 'admin.audit'] as const
  ).some((name) => may(viewer, name))
}
