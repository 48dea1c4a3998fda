import type { NavItem } from '@/components/shell/nav-item'
import type { Permission } from '@/lib/core/permissions'
import { may, type Viewer } from '@/lib/core/scope'

type Group = 'group-credit' | 'house'
export type NavName =
  | 'desk'
  | 'customers'
  | 'changes'
  | 'reviews'
  | 'approvals'
  | 'grading'
  | 'credit'
  | 'orders'
  | 'gate'
  | 'receipts'
  | 'products'
  | 'forms'
  | 'admin'

type Entry = {
  name: NavName
  href: string
  icon: NavItem['icon']
  /** Shown to whoever holds one of these; empty = everybody. */
  needs: readonly Permission[]
  group?: Group
  key?: string
  /** Opens its first paper at once on a wide screen; on a phone, where only one of the two has room, its list. */
  listFirst?: true
}

/** All places of the product, in the order of the rail. */
export const places: readonly Entry[] = [
  { name: 'desk', href: '/', icon: 'desk', needs: [], key: 'd' },
  { name: 'customers', href: '/customers', icon: 'people', needs: ['customers.read'], key: 'c' },
  {
    name: 'changes',
    href: '/customers/changes',
    icon: 'move',
    needs: [
      'customers.select',
      'customers.review-selection',
      'customers.approve-selection',
      'customers.file-change',
    ],
    key: 'x',
  },
  {
    name: 'reviews',
    href: '/customers/reviews',
    icon: 'cal',
    needs: ['customers.review-file', 'customers.edit'],
  },
  {
    name: 'approvals',
    href: '/approvals',
    icon: 'check',
    needs: ['approvals.sign'],
    key: 'a',
    listFirst: true,
  },
  {
    name: 'grading',
    href: '/grading',
    icon: 'chart',
    needs: ['grading.read'],
    group: 'group-credit',
    key: 'r',
  },
  {
    name: 'credit',
    href: '/credit',
    icon: 'line',
    needs: ['credit.read', 'credit.apply'],
    group: 'group-credit',
    key: 'k',
  },
  {
    name: 'orders',
    href: '/trade/orders',
    icon: 'truck',
    needs: ['trade.read'],
    group: 'group-credit',
    key: 'o',
  },
  {
    name: 'gate',
    href: '/trade/gate',
    icon: 'upl',
    needs: ['trade.release'],
    group: 'group-credit',
    key: 'g',
    listFirst: true,
  },
  {
    name: 'receipts',
    href: '/trade/receipts',
    icon: 'down',
    needs: ['trade.record-receipt'],
    group: 'group-credit',
    key: 'm',
  },
  {
    name: 'products',
    href: '/trade/products',
    icon: 'box',
    needs: ['trade.read', 'trade.edit-products'],
    group: 'group-credit',
    key: 'p',
  },
  { name: 'forms', href: '/forms', icon: 'file', needs: [], group: 'house', key: 'f' },
  {
    name: 'admin',
    href: '/admin',
    icon: 'gear',
    needs: [
      'admin.organisation',
      'admin.people',
      'admin.roles',
      'admin.settings',
      'admin.audit',
      'admin.jobs',
    ],
    group: 'house',
    key: 's',
  },
]

/** The places this viewer may enter. */
export function placesOf(viewer: Viewer): readonly Entry[] {
  return places.filter(
    ({ needs }) => needs.length === 0 || needs.some((permission) => may(viewer, permission)),
  )
}

/** Rail entries in the reader's words. */
export function navigation(
  viewer: Viewer,
  word: (key: NavName | Group) => string,
  counts: Partial<Record<NavName, number>>,
): NavItem[] {
  return placesOf(viewer).map(({ name, href, icon, group, key }) => ({
    href,
    icon,
    label: word(name),
    ...(group ? { group: word(group) } : {}),
    ...(key ? { key } : {}),
    ...(counts[name] ? { count: counts[name] } : {}),
  }))
}

const tabsWanted = [
  '/',
  '/approvals',
  '/customers',
  '/trade/gate',
  '/trade/orders',
  '/credit',
  '/grading',
  '/admin',
  '/forms',
]
const listsFirst = new Set(places.flatMap(({ href, listFirst }) => (listFirst ? [href] : [])))

/**
 * The same places as a phone opens them, and the four of its bottom bar: desk, approvals before everything else, then what
 * the post works with. Its fifth button opens all of them.
 */
export function phoneNavigation(items: readonly NavItem[]): { tabs: NavItem[]; places: NavItem[] } {
  const onPhone = (item: NavItem) =>
    listsFirst.has(item.href) ? { ...item, href: `${item.href}?list` } : item
  return {
    tabs: tabsWanted
      .flatMap((href) => items.find((item) => item.href === href) ?? [])
      .slice(0, 4)
      .map(onPhone),
    places: items.map(onPhone),
  }
}
