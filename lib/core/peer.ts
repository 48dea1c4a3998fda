/** Carries the address of the socket into the request; whatever a client sends under this name is overwritten. */
export const PEER_HEADER = 'x-peer-address'

/** Longest address text: an IPv6 with an embedded IPv4. */
const LONGEST = 45

/**
 * Where a request comes from: the socket, or as many hops before it as there are proxies of ours.
 * What a client claims in X-Forwarded-For beyond these is never believed.
 */
export function clientAddress(header: (name: string) => string | null | undefined, proxies: number): string {
  const forwarded = (header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  const hops = proxies === 0 ? [] : forwarded.filter(Boolean).slice(-proxies)
  const address = hops[0] ?? header(PEER_HEADER) ?? ''
  return address.replace(/^::ffff:/, '').slice(0, LONGEST) || 'unknown'
}
