import { IncomingMessage, Server } from 'node:http'

/** Carries the address of the socket into the request; whatever a client sends under this name is overwritten. */
export const PEER_HEADER = 'x-peer-address'

/** Longest address text: an IPv6 with an embedded IPv4. */
const LONGEST = 45

let installed = false

/** Notes the socket's address on every request of this process. Called once at start. */
export function notePeers(): void {
  if (installed) return
  installed = true
  const emit: (this: Server, event: string, ...args: unknown[]) => boolean = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    const [request] = args
    if ((event === 'request' || event === 'upgrade') && request instanceof IncomingMessage)
      request.headers[PEER_HEADER] = request.socket.remoteAddress ?? ''
    return emit.call(this, event, ...args)
  }
}

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
