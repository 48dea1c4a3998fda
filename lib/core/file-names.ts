const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu
/** Marks that turn the direction of writing, with which `gpj.exe` is shown as `exe.jpg`. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const LONE_SURROGATE = /\p{Surrogate}/gu
const MAX_NAME = 150

/** Ending of a file name in lower case without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}

/**
 * The name of an uploaded file as it is kept and shown: without folders, control and direction marks, NFC,
 * at most 150 characters with its ending kept. Never empty.
 */
export function safeFileName(given: string): string {
  const bare = given
    .normalize('NFC')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(CONTROL, '')
    .replace(DIRECTION, '')
  const name = (bare.split(/[/\\]/).at(-1) ?? '').replace(/^[\s.]+|[\s.]+$/g, '')
  const characters = [...name]
  if (characters.length <= MAX_NAME) return name || 'file'
  const ending = extensionOf(name)
  const kept = MAX_NAME - ending.length - 1
  return ending ? `${characters.slice(0, kept).join('')}.${ending}` : characters.slice(0, MAX_NAME).join('')
}

/**
 * `Content-Disposition` by RFC 6266: always to be saved, never shown; the real name in `filename*` (UTF-8), an ASCII
 * stand-in for old clients.
 */
export function contentDisposition(name: string): string {
  const safe = safeFileName(name)
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** Headers under which any stored file may be handed out: saved, not sniffed, not cached (that they have no rights of ours, front-door.ts says). */
export function downloadHeaders(file: {
  name: string
  mediaType: string
  size?: number
}): Record<string, string> {
  return {
    'Content-Type': file.mediaType,
    'Content-Disposition': contentDisposition(file.name),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    ...(file.size === undefined ? {} : { 'Content-Length': String(file.size) }),
  }
}
