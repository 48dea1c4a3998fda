import NextLink from 'next/link'
import type { ComponentProps } from 'react'

export type LinkProps = ComponentProps<typeof NextLink>

/** Files are handed out from here: what stands there is no page. */
const FILES = '/api/'

/**
 * A link inside the product. Nothing is fetched before it is followed: every page is drawn for who asks, so fetching ahead
 * would ask the server once for each line of a list and keep nothing worth having.
 *
 * A link to a file is the browser's own: the router would take the file for the page one went to and send the next press of
 * a button there, where nobody answers it.
 */
export function Link(props: LinkProps) {
  const { href, prefetch: _, replace: __, scroll: ___, ...rest } = props
  if (typeof href === 'string' && href.startsWith(FILES)) return <a href={href} {...rest} />
  return <NextLink prefetch={false} {...props} />
}
