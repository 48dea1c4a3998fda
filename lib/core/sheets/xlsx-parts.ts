import { isBuiltInDateFormat, isDateFormat } from './xlsx-dates'
import { FileRefused } from './refused'
import { xmlAttribute, xmlReader, type XmlHandler } from './xml-events'

/** Unescapes `_xHHHH_`, the way an .xlsx keeps characters that XML cannot hold. */
export function xlsxUnescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

export async function readXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const reader = xmlReader(handler)
  for await (const piece of pieces) reader.write(piece)
  reader.end()
}

export type WorkbookInfo = {
  sheets: { name: string; visible: boolean; relation: string }[]
  epoch1904: boolean
}

export async function readWorkbook(pieces: AsyncIterable<Buffer>): Promise<WorkbookInfo> {
  const info: WorkbookInfo = { sheets: [], epoch1904: false }
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'workbookPr')
        info.epoch1904 = /^(1|true)$/.test(xmlAttribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      info.sheets.push({
        name: xlsxUnescaped(xmlAttribute(attributes, 'name') ?? ''),
        visible: (xmlAttribute(attributes, 'state') ?? 'visible') === 'visible',
        relation: xmlAttribute(attributes, 'id') ?? '',
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return info
}

export type Relation = { id: string; type: string; part: string }

/** The relations of the workbook; `part` is the path inside the archive. */
export async function readRelations(pieces: AsyncIterable<Buffer>): Promise<Relation[]> {
  const relations: Relation[] = []
  await readXml(pieces, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = xmlAttribute(attributes, 'Target') ?? ''
      relations.push({
        id: xmlAttribute(attributes, 'Id') ?? '',
        type: xmlAttribute(attributes, 'Type')?.split('/').at(-1) ?? '',
        part: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return relations
}

/** For each cell style whether its number format shows a date. */
export async function readDateStyles(pieces: AsyncIterable<Buffer>): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellFormats = false
  await readXml(pieces, {
    open(name, attributes) {
      if (name === 'numFmt') {
        own.set(
          Number(xmlAttribute(attributes, 'numFmtId')),
          isDateFormat(xmlAttribute(attributes, 'formatCode') ?? ''),
        )
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(xmlAttribute(attributes, 'numFmtId') ?? 0)
        styles.push(own.get(id) ?? isBuiltInDateFormat(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
    text: () => undefined,
  })
  return styles
}

/** The shared strings, rich text joined, readings (furigana, pinyin) left out. Refuses more than `limit` of them. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>, limit: number): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let inText = false
  let inReading = false
  await readXml(pieces, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') inReading = true
      else if (name === 't') inText = !inReading
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') {
        if (strings.length >= limit) throw new FileRefused('too-many-texts', { limit })
        strings.push(xlsxUnescaped(current))
      }
    },
    text(text) {
      if (inText) current = current === '' ? text : current + text
    },
  })
  return strings
}
