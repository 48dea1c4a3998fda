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

export { currentHref } from '@/components/ui/current-href'
