import { FileRefused } from './refused'

const FORBIDDEN = ['<!DOCTYPE', '<!ENTITY'].map((text) => Buffer.from(text))
const OVERLAP = 16
const PROLOGUE = 200

/**
 * Lets the pieces of an XML member through and refuses document types and entities wherever they stand,
 * and XML that is not UTF-8 (its declarations could not be seen).
 */
export async function* watchedXml(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let tail = Buffer.alloc(0)
  let first = true
  for await (const piece of pieces) {
    const seen = tail.length > 0 ? Buffer.concat([tail, piece]) : piece
    if (first && seen.length > 0) {
      first = false
      const prologue = seen.subarray(0, PROLOGUE)
      if (prologue.includes(0)) throw new FileRefused('broken')
      const declared = /encoding=["']([^"']+)["']/i.exec(prologue.toString('latin1'))?.[1]
      if (declared && !/^utf-?8$/i.test(declared)) throw new FileRefused('broken')
    }
    if (FORBIDDEN.some((text) => seen.includes(text))) throw new FileRefused('doctype')
    tail = Buffer.from(seen.subarray(Math.max(0, seen.length - OVERLAP)))
    yield piece
  }
}
