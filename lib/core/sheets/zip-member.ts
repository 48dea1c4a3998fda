import type { FileHandle } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { FileRefused } from './refused'
import type { ZipEntry } from './zip-directory'

const PIECE = 1 << 16
const noop = () => undefined

async function* packedBytes(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const end = entry.dataAt + entry.packed
  for (let at = entry.dataAt; at < end;) {
    const length = Math.min(PIECE, end - at)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
    if (bytesRead === 0) throw new FileRefused('broken')
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/**
 * The unpacked bytes of one member, in pieces. Refuses (`broken`) as soon as the member gives more bytes than the
 * directory claimed, and at its end when it gave fewer or the checksum differs.
 */
export async function* unpackEntry(handle: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packed === 0 && entry.unpacked === 0) return
  const packed = Readable.from(packedBytes(handle, entry))
  const source: Readable = entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), noop)
  let given = 0
  let crc = 0
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      given += piece.length
      if (given > entry.unpacked) throw new FileRefused('broken')
      crc = crc32(piece, crc)
      yield piece
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new FileRefused('broken')
    throw error
  } finally {
    source.destroy()
  }
  if (given !== entry.unpacked || crc !== entry.crc) throw new FileRefused('broken')
}
