import { FileRefused } from './refused'

export type XmlHandler = {
  /** `attributes` is the raw text of the tag after its name. Also called for `<x/>`, followed by `close`. */
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  text: (text: string) => void
}

const LT = 60
const GT = 62
const SLASH = 47
const BANG = 33
const QUESTION = 63
/** One token (a tag, or the text of a cell) never needs more. */
const MAX_TOKEN = 4 * 1024 * 1024

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}

/** Entities and line ends of XML text (and attribute values) → characters. */
export function xmlText(raw: string): string {
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  if (!lines.includes('&')) return lines
  return lines.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex, dec, name) => {
      if (hex) return character(Number.parseInt(String(hex), 16))
      if (dec) return character(Number(dec))
      return NAMED[String(name)] ?? String(whole)
    },
  )
}

const ATTRIBUTES = new Map<string, RegExp>()

/** One attribute of a tag, whatever its namespace prefix; undefined when it is not there. */
export function xmlAttribute(attributes: string, name: string): string | undefined {
  let pattern = ATTRIBUTES.get(name)
  if (!pattern) {
    pattern = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    ATTRIBUTES.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  return found ? xmlText(found[1] ?? found[2] ?? '') : undefined
}

function tagEnd(bytes: Buffer, from: number): number {
  let quote = 0
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GT) return i
    else if (byte === 34 || byte === 39) quote = byte
  }
  return -1
}

/** Comments, processing instructions and CDATA: where they end, or -1 when that is not here yet. */
function specialEnd(bytes: Buffer, at: number): { end: number; cdata: boolean } {
  const ends = (mark: string, from: number) => {
    const found = bytes.indexOf(mark, from)
    return found < 0 ? -1 : found + mark.length
  }
  if (bytes[at + 1] === QUESTION) return { end: ends('?>', at), cdata: false }
  const start = bytes.toString('latin1', at, at + 9)
  if (start.startsWith('<!--')) return { end: ends('-->', at + 4), cdata: false }
  if (start.startsWith('<![CDATA[')) return { end: ends(']]>', at + 9), cdata: true }
  if (start.length < 9) return { end: -1, cdata: false }
  throw new FileRefused('doctype')
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/**
 * Reads UTF-8 XML piece by piece and tells `handler` what it meets, prefixes of names left out. It never holds more
 * than one token. Made for the flat parts of an .xlsx: it knows no DOCTYPE (refused) and no own entities,
 * and refuses (`broken`) tags that do not close.
 */
export function xmlReader(handler: XmlHandler): { write: (piece: Buffer) => void; end: () => void } {
  let pending = Buffer.alloc(0)
  let depth = 0

  function tag(content: string) {
    const isClosing = content.charCodeAt(0) === SLASH
    const isEmpty = content.charCodeAt(content.length - 1) === SLASH
    const inner = content.slice(isClosing ? 1 : 0, isEmpty && !isClosing ? -1 : undefined)
    const space = inner.search(/\s/)
    const name = localName(space < 0 ? inner : inner.slice(0, space))
    if (!isClosing) {
      handler.open(name, space < 0 ? '' : inner.slice(space))
      depth++
    }
    if (isClosing || isEmpty) {
      depth--
      if (depth < 0) throw new FileRefused('broken')
      handler.close(name)
    }
  }

  /** Takes the token that begins at `at`; gives where the next begins, or -1 when it is not complete. */
  function token(bytes: Buffer, at: number): number {
    if (bytes[at] !== LT) {
      const next = bytes.indexOf(LT, at)
      if (next < 0) return -1
      if (depth > 0) handler.text(xmlText(bytes.toString('utf8', at, next)))
      return next
    }
    if (at + 1 >= bytes.length) return -1
    if (bytes[at + 1] === BANG || bytes[at + 1] === QUESTION) {
      const { end, cdata } = specialEnd(bytes, at)
      if (end >= 0 && cdata) handler.text(bytes.toString('utf8', at + 9, end - 3))
      return end
    }
    const end = tagEnd(bytes, at + 1)
    if (end < 0) return -1
    tag(bytes.toString('utf8', at + 1, end))
    return end + 1
  }

  return {
    write(piece) {
      const bytes = pending.length > 0 ? Buffer.concat([pending, piece]) : piece
      let at = 0
      while (at < bytes.length) {
        const next = token(bytes, at)
        if (next < 0) break
        at = next
      }
      pending = Buffer.from(bytes.subarray(at))
      if (pending.length > MAX_TOKEN) throw new FileRefused('broken')
    },
    end() {
      if (depth !== 0 || pending.toString('utf8').trim() !== '') throw new FileRefused('broken')
    },
  }
}
