import { allowUnless, type Decision, type Reason } from '@/lib/core/decision'

export const unitKinds = [
  'head-office',
  'region',
  'branch',
  'market-office',
  'department',
  'archive-room',
] as const
export type UnitKind = (typeof unitKinds)[number]

const standsUnder: Record<UnitKind, readonly UnitKind[]> = {
  'head-office': [],
  region: ['head-office'],
  branch: ['region'],
  'market-office': ['branch'],
  department: ['head-office', 'region', 'branch', 'department'],
  'archive-room': ['head-office', 'region', 'branch', 'department'],
}

/** Units customers stand in. */
export function holdsCustomers(kind: UnitKind): boolean {
  return kind === 'region' || kind === 'branch' || kind === 'market-office'
}

/** May a unit of `kind` stand right under one of `parent`? Customers, totals and visits rely on region › branch › market office. */
export function mayStandUnder(kind: UnitKind, parent: UnitKind): boolean {
  return standsUnder[kind].includes(parent)
}

/** Kinds that may be added under `parent`. */
export function kindsUnder(parent: UnitKind): UnitKind[] {
  return unitKinds.filter((kind) => mayStandUnder(kind, parent))
}

/** Path of a unit: the ids from the root down to it, closed by a slash. */
export function pathUnder(parentPath: string | null, id: string): string {
  return `${parentPath ?? '/'}${id}/`
}

export type TreeUnit = { id: string; kind: UnitKind; name: string; path: string; ended: boolean }

/** A code as a sentence can choose by it. */
function word(kind: UnitKind): string {
  return kind.replaceAll('-', '_')
}

function kindReason(kind: UnitKind, parent: TreeUnit): Reason[] {
  if (mayStandUnder(kind, parent.kind)) return []
  return [
    {
      rule: 'ORG-01',
      code: 'organisation.wrong-place',
      values: { kind: word(kind), parent: word(parent.kind) },
      field: 'parentId',
    },
  ]
}

function endedReason(parent: TreeUnit): Reason[] {
  return parent.ended
    ? [
        {
          rule: 'ORG-01',
          code: 'organisation.parent-ended',
          values: { name: parent.name },
          field: 'parentId',
        },
      ]
    : []
}

/** ORG-01: a unit stands only where its kind belongs, under a unit that is in use. */
export function decideUnitPlace(kind: UnitKind, parent: TreeUnit): Decision<null> {
  return allowUnless([...kindReason(kind, parent), ...endedReason(parent)], null)
}

/**
 * ORG-02: a unit moves with everything below it. Not under itself, not where its kind does not belong, and not
 * while customers stand in it: their totals and month books belong to the region and branch they were made in.
 */
export function decideMove(unit: TreeUnit, parent: TreeUnit, customers: number): Decision<null> {
  const below = parent.path.startsWith(unit.path)
  const reasons = [...kindReason(unit.kind, parent), ...endedReason(parent)]
  if (below) reasons.push({ rule: 'ORG-02', code: 'organisation.below-itself', field: 'parentId' })
  if (customers > 0)
    reasons.push({ rule: 'ORG-02', code: 'organisation.move-has-customers', values: { count: customers } })
  return allowUnless(reasons, null)
}

export type UnitContents = { children: number; posts: number; customers: number }

/** ORG-03: a unit ends only when it is empty: no unit below, no post held now or later, no customer. */
export function decideUnitEnd(kind: UnitKind, contents: UnitContents): Decision<null> {
  const reasons: Reason[] = []
  if (kind === 'head-office') reasons.push({ rule: 'ORG-03', code: 'organisation.head-office-stays' })
  if (contents.children > 0)
    reasons.push({ rule: 'ORG-03', code: 'organisation.has-children', values: { count: contents.children } })
  if (contents.posts > 0)
    reasons.push({ rule: 'ORG-03', code: 'organisation.has-posts', values: { count: contents.posts } })
  if (contents.customers > 0)
    reasons.push({
      rule: 'ORG-03',
      code: 'organisation.has-customers',
      values: { count: contents.customers },
    })
  return allowUnless(reasons, null)
}
