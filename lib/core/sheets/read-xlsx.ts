import type { FileHandle } from 'node:fs/promises'
import { FileRefused, megabytes } from './refused'
import type { SheetLimits } from './sheet'
import { readDateStyles, readRelations, readSharedStrings, readWorkbook } from './xlsx-parts'
import { xlsxRows, type XlsxRows } from './xlsx-rows'
import { watchedXml } from './xml-watch'
import { readZipDirectory, type ZipEntry } from './zip-directory'
import { unpackEntry } from './zip-member'

const SMALL_PART = 8 * 1024 * 1024

/** The visible sheets of a workbook, in order; each is read when asked for, once. */
export type XlsxSheet = { sheetName: string; open: () => XlsxRows }

async function visibleSheets(handle: FileHandle, limits: SheetLimits): Promise<XlsxSheet[]> {
  const entries = new Map((await readZipDirectory(handle, limits)).map((entry) => [entry.name, entry]))
  const bytes = (entry: ZipEntry) => watchedXml(unpackEntry(handle, entry))
  const small = (name: string) => {
    const entry = entries.get(name)
    if (!entry) throw new FileRefused('not-a-sheet')
    if (entry.unpacked > SMALL_PART) throw new FileRefused('too-large', { megabytes: megabytes(SMALL_PART) })
    return bytes(entry)
  }
  if (!entries.has('[Content_Types].xml')) throw new FileRefused('not-a-sheet')

  const { sheets, epoch1904 } = await readWorkbook(small('xl/workbook.xml'))
  const relations = await readRelations(small('xl/_rels/workbook.xml.rels'))
  const partOf = (relation: string) => entries.get(relations.find(({ id }) => id === relation)?.part ?? '')
  const visible = sheets.flatMap((sheet) => {
    const part = sheet.visible ? partOf(sheet.relation) : undefined
    return part ? [{ sheetName: sheet.name, part }] : []
  })
  if (visible.length === 0) throw new FileRefused('no-sheet')
  const partOfType = (type: string) =>
    entries.get(relations.find((relation) => relation.type === type)?.part ?? '')

  const stylesPart = partOfType('styles')
  const stringsPart = partOfType('sharedStrings')
  const dateStyles = stylesPart ? await readDateStyles(small(stylesPart.name)) : []
  const strings = stringsPart ? await readSharedStrings(bytes(stringsPart), limits.sharedStrings) : []
  return visible.map(({ sheetName, part }) => ({
    sheetName,
    open: () => xlsxRows(bytes(part), { strings, dateStyles, epoch1904 }, limits),
  }))
}

/**
 * Reads the first visible sheet of an .xlsx as a stream: the archive's directory is judged first, then every byte
 * that is unpacked. Only the shared strings are held in memory. Refuses what `readZipDirectory` refuses, what is no
 * workbook, one without a visible sheet, and any DOCTYPE.
 */
export async function readXlsx(
  handle: FileHandle,
  limits: SheetLimits,
): Promise<XlsxRows & { sheetName: string }> {
  const [first] = await visibleSheets(handle, limits)
  return { sheetName: first!.sheetName, ...first!.open() }
}

/** All visible sheets of an .xlsx, under the same rules. */
export function readXlsxSheets(handle: FileHandle, limits: SheetLimits): Promise<XlsxSheet[]> {
  return visibleSheets(handle, limits)
}
