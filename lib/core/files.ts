import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { env } from './env'
import { FileRefused, megabytes } from './sheets/refused'

export type StoredBytes = {
  /** Random, says nothing of the file; the name people gave stands only in the database. */
  key: string
  size: number
  /** Hexadecimal. */
  sha256: string
}

/** Where bytes lie. A key is given by `put` and believed by nobody: a driver refuses keys it could not have made. */
export type StorageDriver = {
  /** Stores a stream whole or not at all. Refuses (`too-large`) as soon as `maxBytes` are passed, and nothing at all (`empty`). */
  put: (bytes: AsyncIterable<Uint8Array>, maxBytes: number) => Promise<StoredBytes>
  /** The bytes of `key`; throws when there are none. */
  read: (key: string) => Promise<Readable>
  /** Runs `use` with a path on this machine that holds the bytes, for readers that jump about in a file. */
  withPath: <T>(key: string, use: (path: string) => Promise<T>) => Promise<T>
  /** Removing what is not there is no fault. */
  remove: (key: string) => Promise<void>
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{30}$/

function newKey(): string {
  const random = randomBytes(16).toString('hex')
  return `${random.slice(0, 2)}/${random.slice(2)}`
}

/** Writes to a temporary name beside `target`, so that a half-written file never has a real name. */
async function writeWhole(target: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const temporary = `${target}.part`
  const hash = createHash('sha256')
  let size = 0
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const handle = await open(temporary, 'wx', 0o600)
  try {
    for await (const piece of bytes) {
      size += piece.length
      if (size > maxBytes) throw new FileRefused('too-large', { megabytes: megabytes(maxBytes) })
      hash.update(piece)
      await handle.writeFile(piece)
    }
    if (size === 0) throw new FileRefused('empty')
    await handle.sync()
    await handle.close()
    await rename(temporary, target)
  } catch (error) {
    await handle.close()
    await rm(temporary, { force: true })
    throw error
  }
  return { size, sha256: hash.digest('hex') }
}

/** Files in a folder of this machine (or one that all instances mount). */
export function localStorage(folder: string): StorageDriver {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('not a storage key')
    return join(root, key)
  }
  return {
    async put(bytes, maxBytes) {
      const key = newKey()
      return { key, ...(await writeWhole(pathOf(key), bytes, maxBytes)) }
    },
    async read(key) {
      const path = pathOf(key)
      await stat(path)
      return createReadStream(path)
    },
    withPath: (key, use) => use(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

/** The storage of this installation: the folder `files` below DATA_DIR. */
export function storage(): StorageDriver {
  return localStorage(join(env().DATA_DIR, 'files'))
}
