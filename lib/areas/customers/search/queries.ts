import { likeText, type SqlParams } from '@/lib/core/sql-params'
import type { SearchWay } from './rules/search-ways'

const LAST = '\u{10FFFF}'

/** Text as it is searched in: what the grams are made of. */
const SEARCHED = `lower(normalize(concat_ws(' ', c."name", c."shortName", c."fileNumber", c."taxNumber", c."phoneTail", array_to_string(c."formerNames", ' ')), NFKC))`

function range(p: SqlParams, column: string, prefix: string): string {
  return `(c."${column}" >= ${p.put(prefix)} AND c."${column}" < ${p.put(prefix + LAST)})`
}

/** The condition of one way of searching, on an index of its own. */
export function wayCondition(way: SearchWay, p: SqlParams): string {
  switch (way.kind) {
    case 'exact': {
      const code = p.put(way.code)
      const byName = way.stripped ? `c."nameStripped" = ${p.put(way.stripped)} OR ` : ''
      return `(${byName}c."fileNumber" = ${code} OR (CASE WHEN c."deletedAt" IS NULL THEN c."taxNumber" END) = ${code})`
    }
    case 'very-name':
      return `(c."nameStripped" = ${p.put(way.stripped)} AND lower(normalize(c."name", NFKC)) = ${p.put(way.text)})`
    case 'phone-tail':
      return `c."phoneTail" = ${p.put(way.tail)}`
    case 'name-prefix':
      return `(${range(p, 'namePinyin', way.pinyin)} AND lower(normalize(c."name", NFKC)) LIKE ${p.put(`${likeText(way.text)}%`)})`
    case 'pinyin-prefix':
      return range(p, 'namePinyin', way.prefix)
    case 'initials-prefix':
      return range(p, 'nameInitials', way.prefix)
    case 'file-prefix':
      return range(p, 'fileNumber', way.prefix)
    case 'part': {
      const grams = `c."grams" @> ${p.put([...way.grams])}::text[]`
      return [...way.text].length < 3
        ? grams
        : `(${grams} AND ${SEARCHED} LIKE ${p.put(`%${likeText(way.text)}%`)})`
    }
    case 'pinyin-part':
      return `c."namePinyin" LIKE ${p.put(`%${likeText(way.part)}%`)}`
  }
}

/** The column in whose order a way finds. */
export function sortOf({ kind }: SearchWay): 'namePinyin' | 'nameInitials' | 'fileNumber' {
  if (kind === 'initials-prefix') return 'nameInitials'
  return kind === 'file-prefix' ? 'fileNumber' : 'namePinyin'
}
