import NextLink from 'next/link'
import type { ComponentProps } from 'react'

export type LinkProps = ComponentProps<typeof NextLink>

/**
 * A link inside the product. Nothing is fetched before it is followed: every page is drawn for who asks, so fetching ahead
 * would ask the server once for each line of a list and keep nothing worth having.
 */
export function Link(props: LinkProps) {
  return <NextLink prefetch={false} {...props} />
}
