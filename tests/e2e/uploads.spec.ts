import { connect } from 'node:net'
import { sql } from '@/lib/core/db'
import { expect, test } from '../setup/browser'
import { sessionCookieOf } from '../setup/session-cookie'

const MB = 1024 * 1024
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

type Sent = { head: string; pieces?: Iterable<Buffer>; hangUp?: boolean }

/** Speaks HTTP by hand: what is declared and what is sent are two things. Resolves with all that was answered. */
async function speak(
  baseURL: string,
  cookie: string,
  path: string,
  { head, pieces = [], hangUp }: Sent,
): Promise<string> {
  const { port } = new URL(baseURL)
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(Number(port), 'localhost')
    socket.on('data', (bytes) => {
      said += bytes.toString()
      if (/\r\n0\r\n\r\n$|\}$/.test(said)) socket.end()
    })
    // Refused in mid-stream, the server may close while the rest is still on its way.
    socket.on('error', (error) => (said ? resolve(said) : hangUp ? resolve('') : reject(error)))
    socket.on('close', () => resolve(said))
    const write = (bytes: string | Buffer) =>
      new Promise<void>((done) => (socket.write(bytes) ? done() : socket.once('drain', done)))
    const send = async () => {
      await write(
        `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: ${baseURL}\r\nCookie: ${cookie}\r\nContent-Type: application/pdf\r\n${head}\r\n\r\n`,
      )
      for (const piece of pieces) {
        if (said || socket.destroyed) return
        await Promise.race([write(piece), new Promise((gone) => socket.once('close', gone))])
      }
      if (hangUp) socket.destroy()
    }
    void send()
  })
}

function* whole(bytes: number): Generator<Buffer> {
  yield PDF
  for (let sent = PDF.length; sent < bytes; sent += MB) yield Buffer.alloc(Math.min(MB, bytes - sent), 0x20)
}

function* chunked(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(MB, 0x20)
  yield Buffer.concat([Buffer.from(`${PDF.length.toString(16)}\r\n`), PDF, Buffer.from('\r\n')])
  for (let sent = 0; sent < bytes; sent += MB)
    yield Buffer.concat([Buffer.from(`${MB.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
  yield Buffer.from('0\r\n\r\n')
}

test('a file is taken as it was declared, or not at all', async ({ baseURL }) => {
  const { name, value } = await sessionCookieOf('luoyian')
  const [customer] = await sql<{ id: string }>(
    `SELECT "id"::text FROM "Customer" WHERE "name" LIKE '苇汀大药房连锁%' AND "deletedAt" IS NULL LIMIT 1`,
  )
  const path = `/api/files?${new URLSearchParams({ subjectType: 'customer', subjectId: customer!.id, name: '合同.pdf' })}`
  const send = (sent: Sent) => speak(baseURL ?? '', `${name}=${value}`, path, sent)
  const kept = async () =>
    (
      await sql<{ size: number }>(
        `SELECT "size" FROM "StoredFile" WHERE "subjectId"=$1 AND "name"='合同.pdf' ORDER BY "id"`,
        [customer!.id],
      )
    ).map(({ size }) => size)

  // Declared too large: refused for what it says.
  expect(await send({ head: `Content-Length: ${51 * MB}`, pieces: whole(51 * MB) })).toMatch(
    /import\.file\.too-large/,
  )
  // Too large and not declared: refused on the way.
  expect(await send({ head: 'Transfer-Encoding: chunked', pieces: chunked(60 * MB) })).toMatch(
    /import\.file\.too-large/,
  )
  // Declared longer than what comes: the caller is gone, nothing stays.
  await send({ head: `Content-Length: ${PDF.length + 500}`, pieces: [PDF], hangUp: true })
  expect(await kept()).toEqual([])
  // Declared shorter than what comes: the rest is nobody's request, and no byte of it is taken.
  const short = await send({
    head: `Content-Length: ${PDF.length}\r\nConnection: keep-alive`,
    pieces: [Buffer.concat([PDF, Buffer.from('rest of the file that was not declared\r\n\r\n')])],
  })
  expect(short).toMatch(/HTTP\/1\.1 400/)
  // As declared: taken.
  expect(await send({ head: `Content-Length: ${PDF.length}`, pieces: [PDF] })).toMatch(/^HTTP\/1\.1 200/)
  expect([...new Set(await kept())]).toEqual([PDF.length])
})
