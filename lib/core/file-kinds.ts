import { fileTypeFromFile } from 'file-type'
import { open } from 'node:fs/promises'
import type { StorageDriver, StoredBytes } from './files'
import { extensionOf, safeFileName } from './file-names'
import { drawnAnew, isPicture } from './pictures'
import { type ScanState, scanFile } from './scanner'
import { detectCsvEncoding } from './sheets/csv-encoding'
import { FileRefused, megabytes } from './sheets/refused'
import { SHEET_LIMITS } from './sheets/sheet'
import { readZipDirectory } from './sheets/zip-directory'

const MB = 1024 * 1024

/** How each kind of file is known: by its first bytes, by what lies in its zip, or by being text. */
const kinds = {
  pdf: { endings: ['pdf'], mediaType: 'application/pdf', magic: 'pdf' },
  png: { endings: ['png'], mediaType: 'image/png', magic: 'png' },
  jpg: { endings: ['jpg', 'jpeg'], mediaType: 'image/jpeg', magic: 'jpg' },
  webp: { endings: ['webp'], mediaType: 'image/webp', magic: 'webp' },
  docx: {
    endings: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    holds: 'word/document.xml',
  },
  xlsx: {
    endings: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    holds: 'xl/workbook.xml',
  },
  pptx: {
    endings: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    holds: 'ppt/presentation.xml',
  },
  csv: { endings: ['csv', 'txt'], mediaType: 'text/csv', text: true },
} as const satisfies Record<string, Kind>

type Kind = { endings: readonly string[]; mediaType: string; magic?: string; holds?: string; text?: true }
export type FileKind = keyof typeof kinds

/** What may be uploaded where, and how large. */
export const filePurposes = {
  /** A list of customers to read in. */
  import: { kinds: ['xlsx', 'csv'], maxBytes: 30 * MB },
  /** A paper of the dossier, an attachment, a document to be filed. */
  document: { kinds: ['pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx'], maxBytes: 50 * MB },
  /** A photograph: a shop front, a business card. */
  picture: { kinds: ['png', 'jpg', 'webp'], maxBytes: 15 * MB },
} as const satisfies Record<string, { kinds: readonly FileKind[]; maxBytes: number }>

export type FilePurpose = keyof typeof filePurposes

/** Endings for the `accept` attribute of a file input. */
export function acceptOf(purpose: FilePurpose): string {
  return filePurposes[purpose].kinds
    .flatMap((kind) => kinds[kind].endings.map((ending) => `.${ending}`))
    .join(',')
}

async function looksLikeOffice(path: string, holds: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const names = (await readZipDirectory(handle, SHEET_LIMITS)).map(({ name }) => name)
    const hasMacros = names.some((name) => /vbaProject\.bin$/i.test(name))
    return names.includes('[Content_Types].xml') && names.includes(holds) && !hasMacros
  } finally {
    await handle.close()
  }
}

async function looksLike(path: string, kind: Kind): Promise<boolean> {
  const found = await fileTypeFromFile(path)
  if (kind.magic) return found?.ext === kind.magic
  if (kind.holds) return looksLikeOffice(path, kind.holds)
  if (found) return false
  await detectCsvEncoding(path)
  return true
}

/**
 * What a file is: its ending must be allowed for the purpose and its bytes must be what the ending says.
 * Refuses (FileRefused) other kinds (`wrong-kind`, `old-xls`), files with macros, and zips `readZipDirectory` refuses.
 */
export async function kindOfFile(path: string, name: string, purpose: FilePurpose): Promise<FileKind> {
  const ending = extensionOf(name)
  const allowed: readonly FileKind[] = filePurposes[purpose].kinds
  const kind = allowed.find((candidate) => (kinds[candidate].endings as readonly string[]).includes(ending))
  if (!kind && ending === 'xls') throw new FileRefused('old-xls')
  if (!kind || !(await looksLike(path, kinds[kind])))
    throw new FileRefused('wrong-kind', { accepted: acceptOf(purpose) })
  return kind
}

export type TakenFile = StoredBytes & {
  name: string
  kind: FileKind
  mediaType: string
  scanState: ScanState
}

/** The verdict of the scanner on stored bytes. Refuses (FileRefused) what is infected, and everything while the scanner is away. */
async function scanned(driver: StorageDriver, key: string): Promise<ScanState> {
  const state = await driver.withPath(key, scanFile).catch(() => {
    throw new FileRefused('not-scanned')
  })
  if (state === 'quarantined') throw new FileRefused('infected')
  return state
}

/**
 * Takes an upload: stores the stream under the limit of its purpose, looks what it is and has it scanned; a picture is
 * drawn anew without what the camera wrote into it. What is refused, or was cut off on its way, is removed. `name` is what the user called it.
 */
export async function takeUpload(
  driver: StorageDriver,
  upload: {
    bytes: AsyncIterable<Uint8Array>
    name: string
    purpose: FilePurpose
    /** The Content-Length the sender told; a file that is not as long was cut off on its way. */
    length?: string | null
  },
): Promise<TakenFile> {
  const name = safeFileName(upload.name)
  const { maxBytes } = filePurposes[upload.purpose]
  // A sender that tells his file is too large is told so before a byte of it is read.
  if (Number(upload.length ?? 0) > maxBytes)
    throw new FileRefused('too-large', { megabytes: megabytes(maxBytes) })
  let stored = await driver.put(upload.bytes, maxBytes)
  try {
    if (upload.length && Number(upload.length) !== stored.size) throw new FileRefused('cut-off')
    const kind = await driver.withPath(stored.key, (path) => kindOfFile(path, name, upload.purpose))
    const scanState = await scanned(driver, stored.key)
    const { mediaType } = kinds[kind]
    if (isPicture(mediaType))
      stored = await drawnAnew(driver, stored, mediaType, maxBytes).catch(() => {
        throw new FileRefused('not-a-picture')
      })
    return { ...stored, name, kind, mediaType, scanState }
  } catch (error) {
    await driver.remove(stored.key)
    throw error
  }
}
