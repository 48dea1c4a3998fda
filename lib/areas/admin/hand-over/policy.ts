import { may, reachOf, type Viewer } from '@/lib/core/scope'
import { mayChangePeople } from '../policy'

/** Which customers of a leaver this viewer may hand over: an administrator all, others those in reach of `customers.hand-over`. */
export function handOverReach(viewer: Viewer): { all: boolean; units: string[]; subtrees: string[] } {
  const { all, units, subtrees } = reachOf(viewer, 'customers.hand-over')
  return { all: all || mayChangePeople(viewer), units: [...units], subtrees: [...subtrees] }
}

/** May this viewer hand over anybody's customers? */
export function mayHandOver(viewer: Viewer): boolean {
  return mayChangePeople(viewer) || may(viewer, 'customers.hand-over')
}
