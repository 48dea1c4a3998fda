import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { FileRefused } from './refused'

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** `broken` counts U+FFFD that decoding had to put in, so that the user learns of a damaged file. */
export type FoundEncoding = { encoding: CsvEncoding; bom: boolean; broken: number }

const HEAD = 4096

async function head(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function isStrictUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

async function countUtf8(path: string): Promise<{ broken: number; wide: number }> {
  const decoder = new TextDecoder('utf-8')
  let broken = 0
  let wide = 0
  const count = (text: string) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 0xfffd) broken++
      else if (code > 0x7f) wide++
    }
  }
  for await (const chunk of createReadStream(path)) count(decoder.decode(chunk as Buffer, { stream: true }))
  count(decoder.decode())
  return { broken, wide }
}

/**
 * How a text file is encoded: by its byte order mark; else UTF-8 when every byte fits; else GB18030,
 * which is what Excel and ERP programs on a Chinese Windows write. UTF-8 with a few damaged bytes
 * (less than one in a hundred wide characters) stays UTF-8 and says how many were lost.
 * Refuses an empty file and one with NUL bytes.
 */
export async function detectCsvEncoding(path: string): Promise<FoundEncoding> {
  const start = await head(path)
  if (start.length === 0) throw new FileRefused('empty')
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', bom: true, broken: 0 }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', bom: true, broken: 0 }
  const bom = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  if (!bom && start.includes(0)) throw new FileRefused('not-a-sheet')
  if (await isStrictUtf8(path)) return { encoding: 'utf-8', bom, broken: 0 }
  const { broken, wide } = await countUtf8(path)
  if (bom || broken * 100 < wide) return { encoding: 'utf-8', bom, broken }
  return { encoding: 'gb18030', bom: false, broken: 0 }
}

/** The file as text, in chunks, without its byte order mark. */
export async function* decodedText(
  path: string,
  encoding: CsvEncoding,
  chunkBytes = 1 << 16,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    yield decoder.decode(chunk as Buffer, { stream: true })
  }
  yield decoder.decode()
}
