import { createServer } from 'node:http'
import { Failure } from './failure.mjs'
import { root } from './paths.mjs'

/** Set by the application's own start-up (instrumentation.ts): what has to end before the process does. */
/** @typedef {{ __dakehuShutdown?: (() => Promise<void>)[] }} Endings */

const patience = 3_000

/**
 * Serves the built application (or, with `dev`, the sources) until `stop`. Expects the application's environment in
 * process.env already. Throws a Failure when somebody listens there.
 *
 * @param {{ host: string, port: number, dev?: boolean }} options
 */
export async function serve({ host, port, dev = false }) {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
  const { default: next } = await import('next')
  // Only the development server speaks another protocol; elsewhere who offers one is answered in this one.
  const server = createServer({ shouldUpgradeCallback: () => dev })
  // Sockets that became something else (the development server's) are no connections to the server any more.
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const app = next({
    dev,
    dir: root,
    hostname: host,
    port,
    httpServer: server,
    ...(dev ? { turbopack: true } : {}),
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  server.on('request', (request, response) => void handle(request, response))
  await new Promise((resolve, reject) => {
    server.once('error', () => reject(portTaken(port)))
    server.listen({ port, host }, () => resolve(undefined))
  })
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), dev ? 0 : patience)
    await closed
    clearTimeout(late)
    const endings = /** @type {Endings} */ (globalThis).__dakehuShutdown ?? []
    await Promise.allSettled(endings.map((end) => end()))
    await app.close()
  }
  return { stop }
}

/** What to say when PORT is not free. */
export function portTaken(/** @type {number} */ port) {
  return new Failure(
    `端口 ${port} 已被占用，什么都没有启动。请停止占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
    `Port ${port} is in use; nothing was started. Stop the program that uses it, or take another: PORT=${port + 1} npm start`,
  )
}
