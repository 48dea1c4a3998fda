import { crc32, deflateRawSync } from 'node:zlib'

export type Member = {
  name: string
  content: string | Buffer
  /** What the headers claim instead of the truth. */
  claim?: { unpacked?: number; crc?: number; localName?: string; flags?: number; localAt?: number }
  stored?: true
}

/** A zip made by hand for tests, so that its headers can lie. */
export function makeZip(members: Member[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claim = {}, stored } of members) {
    const raw = Buffer.from(content)
    const packed = stored ? raw : deflateRawSync(raw)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(claim.flags ?? 0x0800, 6)
    local.writeUInt16LE(stored ? 0 : 8, 8)
    local.writeUInt32LE(claim.crc ?? crc32(raw), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claim.unpacked ?? raw.length, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    local.copy(central, 6, 4, 30)
    central.writeUInt32LE(claim.localAt ?? at, 42)
    directory.push(central, Buffer.from(name))
    locals.push(local, Buffer.from(claim.localName ?? name), packed)
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type Book = { sheet: string; strings?: string; styles?: string; workbook?: string; more?: Member[] }

/** The members of a small workbook around hand-written XML; `sheet` is what stands inside `<worksheet>`. */
export function bookMembers({ sheet, strings, styles, workbook, more = [] }: Book): Member[] {
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content:
        workbook ??
        `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="客户" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${REL}/styles" Target="/xl/styles.xml"/>` +
        `<Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${MAIN}">${sheet}</worksheet>` },
    ...(strings ? [{ name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` }] : []),
    ...(styles ? [{ name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` }] : []),
    ...more,
  ]
}
