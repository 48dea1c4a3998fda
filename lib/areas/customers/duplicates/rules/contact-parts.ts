import { parsePhone } from '@/lib/core/forms/phone'
import { withoutPlaces } from './regions'
import { isOneDeedAway } from './text-distance'

/** Mail providers anybody may use: their domain says nothing about the firm. */
const FREE_MAIL = new Set(
  'qq.com 163.com 126.com yeah.net sina.com sina.cn sohu.com foxmail.com 139.com 189.cn vip.163.com vip.126.com vip.sina.com vip.qq.com aliyun.com gmail.com outlook.com hotmail.com yahoo.com yahoo.cn yahoo.com.cn icloud.com 21cn.com tom.com live.com msn.com'.split(
    ' ',
  ),
)

/** A telephone number as it is compared: digits of a mainland number without extension, or at least seven digits. */
export function phoneKeyOf(phone: string | null): string | null {
  if (!phone) return null
  const known = parsePhone(phone)
  if (known) return known.replace(/^(0\d{2,3}-\d{7,8})-\d+$/, '$1').replace(/\D/g, '')
  const digits = phone.normalize('NFKC').replace(/\D/g, '')
  return digits.length >= 7 && !/^(\d)\1+$/.test(digits) ? digits : null
}

/** Hosts of websites in a text, without scheme, `www.` and path. */
export function hostsOf(website: string | null): string[] {
  if (!website) return []
  const parts = website
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s;,、]+/)
  const hosts = parts.map((part) =>
    part
      .replace(/^https?:?\/*/, '')
      .replace(/^www\d?\./, '')
      .replace(/[/:?#].*$/, ''),
  )
  return [...new Set(hosts.filter((host) => /^[^.]+(\.[^.]+)+$/.test(host)))]
}

/** What e-mail addresses of a text are compared by: the domain of the firm, or the whole address at a free provider. */
export function mailKeysOf(email: string | null): string[] {
  if (!email) return []
  const keys = email
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s;,、]+/)
    .flatMap((address) => {
      const domain = /^[^@]+@([^@]+\.[^@]+)$/.exec(address)?.[1]
      if (!domain) return []
      return FREE_MAIL.has(domain) ? [address] : [domain]
    })
  return [...new Set(keys)]
}

const STREET_WORDS: Record<string, string> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  so: 's',
  no: 'n',
}
const STREET_KINDS =
  /^(street|str|st|avenue|ave|av|road|rd|boulevard|blvd|blv|bl|drive|dr|place|pl|parkway|pkwy|lane|ln|court|ct|terrace|ter|highway|hwy|suite|ste|floor|fl|room|rm|unit|apt)$/
const HAN_STREET = /([^省市县区镇乡()]{1,12}?(?:大道|大街|路|街|道|巷|弄|里|村|园))\D{0,6}?(\d+)(?:号|弄)?/

/** The street of an address and the number of the house, as they are compared. */
export type House = { street: string; number: string }

/**
 * The house an address names: `中山路` 18, `n pulaski` 316. Null when no house number stands in it. Floors, rooms and
 * what kind of street it is are left out.
 */
export function houseOf(address: string | null): House | null {
  if (!address) return null
  const text = address.normalize('NFKC').toLowerCase().trim()
  if (/\p{Script=Han}/u.test(text)) {
    const found = HAN_STREET.exec(withoutPlaces(text.replace(/\s/g, '')).rest)
    return found ? { street: found[1]!, number: found[2]! } : null
  }
  const [first = '', ...words] = text.split(/[^\p{L}\p{N}'’]+/u)
  const number = /^\d+/.exec(first)?.[0]
  if (!number) return null
  const street = words.map((word) => (STREET_WORDS[word] ?? word).replace(/^(\d+)(st|nd|rd|th)$/, '$1'))
  const named = street.findIndex((word) => word.length > 1)
  if (named < 0) return null
  const side = street.slice(0, named).filter((word) => /^[nsew]$/.test(word))
  const name = street[named] === 'st' ? (street[named + 1] ?? 'st') : street[named]!
  return STREET_KINDS.test(name) ? null : { street: [...side, name].join(' '), number }
}

/** Do two addresses name the same house (one typing mistake in a long street forgiven), another one, or can nobody say. */
export function housesAre(one: House | null, other: House | null): 'same' | 'near' | 'other' | null {
  if (!one || !other) return null
  const near = one.street.length >= 4 && isOneDeedAway(one.street, other.street)
  if (one.number === other.number && (one.street === other.street || near)) return 'same'
  const number = one.number.length >= 3 && isOneDeedAway(one.number, other.number)
  return number && one.street === other.street ? 'near' : 'other'
}
