import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GET, POST } from '@/app/api/v1/[...path]/route'

/** The API as a process of its own: the product's route over a plain server. Tells its port to whoever started it. */
const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => {
    void (async () => {
      const url = new URL(incoming.url ?? '/', 'http://localhost')
      const body = Buffer.concat(chunks)
      const request = new Request(url, {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        ...(body.length > 0 ? { body } : {}),
      })
      const path = url.pathname.replace('/api/v1/', '').split('/')
      const handle = incoming.method === 'POST' ? POST : GET
      const answer = await handle(request, { params: Promise.resolve({ path }) })
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' })
      outgoing.end(await answer.text())
    })().catch((error: unknown) => {
      outgoing.writeHead(500)
      outgoing.end(String(error))
    })
  })
})

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
