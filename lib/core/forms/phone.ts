const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(0\d{2,3})-?(\d{7,8})(?:-(\d{1,6}))?$/
const SERVICE = /^[48]00\d{7}$/

/**
 * What a person types → a number as it is stored: `13812340417`, `0512-55500417`, `0512-55500417-802`, `4008001234`.
 * Takes spaces, full-width digits, brackets, +86, 转. Returns null when it is no mainland number.
 */
export function parsePhone(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/^\s*(?:\+|00)86[\s-]*/, '')
    .replace(/转|[xX#]|ext\.?/g, '-')
    .replace(/[()]/g, ' ')
    .trim()
  const digits = plain.replace(/[\s-]/g, '')
  if (MOBILE.test(digits) || SERVICE.test(digits)) return digits
  const land = LANDLINE.exec(plain.replace(/^(0(?:10|2\d|[3-9]\d{2}))[\s-]*/, '$1-').replace(/\s/g, ''))
  if (!land) return null
  return [land[1], land[2], land[3]].filter(Boolean).join('-')
}

/** For people: `138 1234 5678`, `0512-5550 0417`, `0512-5550 0417 转 802`. */
export function formatPhone(stored: string): string {
  if (MOBILE.test(stored)) return stored.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3')
  const land = LANDLINE.exec(stored)
  if (!land) return stored
  const [, area, local, extension] = land
  const parts = `${area}-${local!.slice(0, -4)} ${local!.slice(-4)}`
  return extension ? `${parts} 转 ${extension}` : parts
}

/** With the middle hidden: `138****0417`, `0512-****0417`. */
export function maskPhone(stored: string): string {
  if (MOBILE.test(stored)) return `${stored.slice(0, 3)}****${stored.slice(-4)}`
  const land = LANDLINE.exec(stored)
  return land ? `${land[1]}-****${land[2]!.slice(-4)}` : '****'
}
