import type { IconName } from '@/components/ui/icon'

/** One entry of the navigation, as plain data. */
export type NavItem = {
  href: string
  label: string
  icon: IconName
  /** Things waiting there; 0 shows nothing. */
  count?: number
  /** Heading it stands under; entries of one group follow each other. */
  group?: string
  /** Pressed after `g`. */
  key?: string
}

/** The entry the page belongs to: the longest href the path starts with; `/` only for itself. */
export function currentHref(path: string, items: readonly { href: string }[]): string | undefined {
  return items
    .map((item) => item.href)
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0]
}
