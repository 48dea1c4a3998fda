import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filePurposes, takeUpload, type FilePurpose } from './file-kinds'
import { localStorage, type StorageDriver } from './files'
import { bookMembers, makeZip, type Member } from './sheets/zip.fixture'

let folder: string
let driver: StorageDriver
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-files-'))
  driver = localStorage(folder)
})
afterEach(() => rm(folder, { recursive: true }))

async function* stream(...pieces: (string | Buffer)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

async function filesLeft(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  return names.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('the folder', () => {
  test('keeps what it was given, under a random key, readable by nobody else', async () => {
    const stored = await driver.put(stream('客户', '档案'), 100)
    expect(stored).toMatchObject({ size: 12, sha256: createHash('sha256').update('客户档案').digest('hex') })
    expect((await buffer(await driver.read(stored.key))).toString()).toBe('客户档案')
    expect((await stat(join(folder, stored.key))).mode & 0o077).toBe(0)
    const again = await driver.put(stream('客户档案'), 100)
    expect(again.key).not.toBe(stored.key)
  })

  test.each<[string, string[], number, string | null]>([
    ['exactly at the limit', ['12345', '67890'], 10, null],
    ['one byte over the limit', ['12345', '678901'], 10, 'too-large'],
    ['nothing at all', [], 10, 'empty'],
  ])('%s', async (_name, pieces, limit, code) => {
    const put = driver.put(stream(...pieces), limit)
    if (code) await expect(put).rejects.toMatchObject({ code })
    else await put
    expect(await filesLeft()).toHaveLength(code ? 0 : 1)
  })

  test('an endless upload is cut at the limit without being held in memory', async () => {
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given++
        yield Buffer.alloc(1024 * 1024)
      }
    }
    await expect(driver.put(endless(), 8 * 1024 * 1024)).rejects.toMatchObject({ code: 'too-large' })
    expect(given).toBe(9)
    expect(await filesLeft()).toEqual([])
  })

  test('an upload that breaks off leaves nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half')
      throw new Error('connection lost')
    }
    await expect(driver.put(broken(), 100)).rejects.toThrow('connection lost')
    expect(await filesLeft()).toEqual([])
  })

  test.each(['../../etc/passwd', 'ab/../../x', '/etc/passwd', 'ab/' + 'f'.repeat(29), ''])(
    'the key %j is not followed',
    async (key) => {
      await expect(driver.read(key)).rejects.toThrow('not a storage key')
    },
  )

  test('removing twice is no fault; reading then fails', async () => {
    const { key } = await driver.put(stream('x'), 10)
    await driver.remove(key)
    await driver.remove(key)
    await expect(driver.read(key)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const office = (part: string, more: Member[] = []) =>
  makeZip([{ name: '[Content_Types].xml', content: '<Types/>' }, { name: part, content: '<x/>' }, ...more])
const book = (more: Member[] = []) => makeZip(bookMembers({ sheet: '<sheetData/>', more }))

describe('what may be uploaded', () => {
  test.each<[string, FilePurpose, string, string | Buffer, string]>([
    ['a PDF as a document', 'document', '合同.pdf', PDF, 'pdf'],
    ['an ending in capitals', 'document', '合同.PDF', PDF, 'pdf'],
    ['a picture', 'picture', '门头.png', PNG, 'png'],
    ['a Word file', 'document', '纪要.docx', office('word/document.xml'), 'docx'],
    ['a workbook to import', 'import', '客户.xlsx', book(), 'xlsx'],
    ['a list in GB18030', 'import', '客户.csv', Buffer.from('b9abcbbec3fbb3c60a', 'hex'), 'csv'],
  ])('%s is taken', async (_name, purpose, name, bytes, kind) => {
    expect(await takeUpload(driver, { bytes: stream(bytes), name, purpose })).toMatchObject({ kind, name })
  })

  test.each<[string, FilePurpose, string, string | Buffer, string]>([
    ['a PDF that is a web page', 'document', '合同.pdf', '<html><script>alert(1)</script>', 'wrong-kind'],
    ['a PNG called PDF', 'document', '合同.pdf', PNG, 'wrong-kind'],
    ['two endings', 'document', '合同.pdf.exe', PDF, 'wrong-kind'],
    ['an ending hidden by a direction mark', 'picture', '门头\u202Egnp.exe', PNG, 'wrong-kind'],
    ['no ending', 'document', '合同', PDF, 'wrong-kind'],
    ['an SVG', 'picture', 'a.svg', '<svg onload="alert(1)"/>', 'wrong-kind'],
    ['a Word file called xlsx', 'import', '客户.xlsx', office('word/document.xml'), 'wrong-kind'],
    [
      'a workbook with macros',
      'import',
      '客户.xlsx',
      book([{ name: 'xl/vbaProject.bin', content: 'x' }]),
      'wrong-kind',
    ],
    [
      'a workbook with a name that leaves the folder',
      'import',
      '客户.xlsx',
      book([{ name: '../x', content: 'x' }]),
      'unsafe-path',
    ],
    ['a picture called csv', 'import', '客户.csv', PNG, 'wrong-kind'],
    ['a program called csv', 'import', '客户.csv', Buffer.from('7f454c4602010100', 'hex'), 'wrong-kind'],
    ['an old .xls', 'import', '客户.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-xls'],
    ['a PDF where pictures belong', 'picture', '门头.pdf', PDF, 'wrong-kind'],
  ])('%s is refused and not kept', async (_name, purpose, name, bytes, code) => {
    await expect(takeUpload(driver, { bytes: stream(bytes), name, purpose })).rejects.toMatchObject({ code })
    expect(await filesLeft()).toEqual([])
  })

  test.each([
    ['longer than it is', PDF.length + 1, 'cut-off'],
    ['shorter than it is', PDF.length - 1, 'cut-off'],
    ['over the limit', filePurposes.document.maxBytes + 1, 'too-large'],
  ])('a file said to be %s is refused and not kept', async (_name, length, code) => {
    const upload = {
      bytes: stream(PDF),
      name: '合同.pdf',
      purpose: 'document',
      length: String(length),
    } as const
    await expect(takeUpload(driver, upload)).rejects.toMatchObject({ code })
    expect(await filesLeft()).toEqual([])
  })

  test('each purpose has its own limit', async () => {
    const over = filePurposes.picture.maxBytes + 1
    const upload = { bytes: stream(PNG, Buffer.alloc(over)), name: 'a.png', purpose: 'picture' } as const
    await expect(takeUpload(driver, upload)).rejects.toMatchObject({ code: 'too-large' })
  })
})
