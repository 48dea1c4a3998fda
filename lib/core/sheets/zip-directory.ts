import type { FileHandle } from 'node:fs/promises'
import { FileRefused, megabytes } from './refused'
import type { SheetLimits } from './sheet'

export type ZipEntry = {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  crc: number
  packed: number
  unpacked: number
  /** Where the packed bytes begin in the file. */
  dataAt: number
}

export type ZipLimits = Pick<SheetLimits, 'entries' | 'unpackedBytes' | 'ratio'>

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const MAX_COMMENT = 0xffff
const MAX_DIRECTORY = 4 * 1024 * 1024
const SMALL_MEMBER = 1024 * 1024
const UTF8_NAMES = 0x0800
const ENCRYPTED = 0x0001

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw new FileRefused('broken')
  return buffer
}

async function endRecord(handle: FileHandle, size: number) {
  const length = Math.min(size, END_BYTES + MAX_COMMENT)
  const tail = await bytesAt(handle, size - length, length)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    if (at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length) continue
    return {
      at: size - length + at,
      disks: tail.readUInt16LE(at + 4) + tail.readUInt16LE(at + 6),
      count: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
  }
  throw new FileRefused('broken')
}

function isUnsafeName(name: string): boolean {
  return (
    name === '' ||
    name.length > 1024 ||
    name.includes('\\') ||
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..')
  )
}

/** The packed bytes begin after the local header, whose name must be the one of the directory. */
async function dataStart(handle: FileHandle, localAt: number, rawName: Buffer): Promise<number> {
  const header = await bytesAt(handle, localAt, 30)
  if (header.readUInt32LE(0) !== LOCAL || header.readUInt16LE(26) !== rawName.length)
    throw new FileRefused('broken')
  const name = await bytesAt(handle, localAt + 30, rawName.length)
  if (!name.equals(rawName)) throw new FileRefused('broken')
  return localAt + 30 + rawName.length + header.readUInt16LE(28)
}

/**
 * Reads and judges the directory of a zip archive without unpacking anything. Refuses: damaged or split archives
 * and zip64, passwords, other methods than stored and deflated, names that leave the folder or stand twice,
 * members that share bytes, and anything over `limits`. Sizes are what the directory claims:
 * `unpackEntry` holds every member to its claim.
 */
export async function readZipDirectory(handle: FileHandle, limits: ZipLimits): Promise<ZipEntry[]> {
  const { size } = await handle.stat()
  if (size < END_BYTES) throw new FileRefused('broken')
  const end = await endRecord(handle, size)
  if (end.disks !== 0) throw new FileRefused('broken')
  if (end.count > limits.entries) throw new FileRefused('too-many-entries', { limit: limits.entries })
  if (end.bytes > MAX_DIRECTORY || end.offset + end.bytes > end.at) throw new FileRefused('broken')
  const directory = await bytesAt(handle, end.offset, end.bytes)

  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = 0
  let total = 0
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw new FileRefused('broken')
    const flags = directory.readUInt16LE(at + 8)
    const method = directory.readUInt16LE(at + 10)
    const packed = directory.readUInt32LE(at + 20)
    const unpacked = directory.readUInt32LE(at + 24)
    const nameBytes = directory.readUInt16LE(at + 28)
    const rawName = directory.subarray(at + 46, at + 46 + nameBytes)
    const name = rawName.toString(flags & UTF8_NAMES ? 'utf8' : 'latin1')
    if (rawName.length < nameBytes || isUnsafeName(name)) throw new FileRefused('unsafe-path')
    if (names.has(name.toLowerCase())) throw new FileRefused('broken')
    names.add(name.toLowerCase())
    if (flags & ENCRYPTED) throw new FileRefused('encrypted')
    if (method !== 0 && method !== 8) throw new FileRefused('broken')
    if (method === 0 && packed !== unpacked) throw new FileRefused('broken')
    total += unpacked
    if (total > limits.unpackedBytes)
      throw new FileRefused('too-large', { megabytes: megabytes(limits.unpackedBytes) })
    if (unpacked > SMALL_MEMBER && unpacked > packed * limits.ratio) throw new FileRefused('too-tight')
    const dataAt = await dataStart(handle, directory.readUInt32LE(at + 42), rawName)
    if (dataAt + packed > end.offset) throw new FileRefused('broken')
    entries.push({ name, method, crc: directory.readUInt32LE(at + 16), packed, unpacked, dataAt })
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  if (total > size * limits.ratio) throw new FileRefused('too-tight')
  const inOrder = entries.toSorted((a, b) => a.dataAt - b.dataAt)
  if (inOrder.some((entry, i) => i > 0 && inOrder[i - 1]!.dataAt + inOrder[i - 1]!.packed > entry.dataAt)) {
    throw new FileRefused('broken')
  }
  return entries
}
