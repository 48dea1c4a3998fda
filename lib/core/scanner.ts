import { createReadStream } from 'node:fs'
import { connect } from 'node:net'
import { scannerAddress } from './env'
import { log } from './log'

/** What is known of a file's harmlessness; a quarantined one is never handed out. */
export type ScanState = 'not-scanned' | 'clean' | 'quarantined'

const PATIENCE_MS = 60_000

/** Sends bytes to clamd as its INSTREAM command wants them: each piece after its length, closed by a length of zero. */
async function instream(host: string, port: number, path: string): Promise<string> {
  const socket = connect({ host, port, timeout: PATIENCE_MS })
  const answer = new Promise<string>((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => void (text += piece))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
    socket.on('timeout', () => socket.destroy(new Error('the scanner does not answer')))
  })
  // A connection that fails while nobody waits for the answer yet is told by `send`.
  answer.catch(() => undefined)
  const send = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) =>
      socket.write(bytes, (error) => (error ? reject(error) : resolve())),
    )
  try {
    await send(Buffer.from('zINSTREAM\0'))
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      await send(length)
      await send(piece)
    }
    await send(Buffer.alloc(4))
    return await answer
  } finally {
    socket.destroy()
  }
}

/**
 * Has a file looked at by the virus scanner of this installation (`CLAMD`, host:port). Without one nothing is claimed:
 * `not-scanned`. A scanner that does not answer, or answers something else, is an error: nothing passes unseen.
 */
export async function scanFile(path: string): Promise<ScanState> {
  const at = scannerAddress()
  if (!at) return 'not-scanned'
  const answer = (await instream(at.host, at.port, path)).replaceAll('\0', '').trim()
  if (answer.endsWith(' OK')) return 'clean'
  if (!answer.endsWith(' FOUND')) throw new Error('the scanner gave no verdict')
  log.warn({ verdict: answer.slice(0, 200) }, 'a file was refused by the scanner')
  return 'quarantined'
}
