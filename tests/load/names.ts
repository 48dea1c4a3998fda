import { gramsOf, type SearchColumns, strippedName } from '@/lib/areas/customers/rules/search-columns'
import { readingOf } from '@/lib/areas/customers/rules/search-columns'

const places =
  '北京 上海 广州 深圳 杭州 南京 苏州 武汉 成都 西安 郑州 济南 青岛 沈阳 哈尔滨 昆明 贵阳 南宁 福州 合肥'.split(
    ' ',
  )
const letters = [
  ...'华康民仁济泰安宁福寿健益百国同和天德瑞祥永新远东方海山江河金银玉龙凤鹤松竹梅兰春夏秋冬明光辉星云雷雨雪林森木火土石田禾谷丰收利民生众友诚信义礼智勇忠孝廉洁清平正大広'.replace(
    '広',
    '',
  ),
]
const trades = ['医药', '药业', '大药房连锁', '医药物流', '药品批发', '健康药房']
const forms = ['有限公司', '股份有限公司', '有限责任公司']

/** Numbers that look random and are the same on every run. */
export function* randoms(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state / 2 ** 32
  }
}

type Part = { text: string; pinyin: string; initials: string }
const known = new Map<string, Part>()

function part(text: string): Part {
  const seen = known.get(text)
  if (seen) return seen
  const made = { text, ...readingOf(text) }
  known.set(text, made)
  return made
}

export type GeneratedName = { name: string; columns: Omit<SearchColumns, 'grams' | 'phoneTail'> }

/** A firm's name and how it is found, put together from readings of its parts: a million readings of whole names take minutes. */
export function generatedName(next: () => number): GeneratedName {
  const pick = <T>(from: readonly T[], skew = 1) => from[Math.floor(next() ** skew * from.length)]!
  const parts = [
    pick(places, 2),
    ...[1, 2, 3].map(() => pick(letters, 1.5)),
    pick(trades, 1.5),
    pick(forms, 2),
  ].map(part)
  const name = parts.map(({ text }) => text).join('')
  return {
    name,
    columns: {
      namePinyin: parts.map(({ pinyin }) => pinyin).join(''),
      nameInitials: parts.map(({ initials }) => initials).join(''),
      nameStripped: strippedName(name),
    },
  }
}

/** Grams of everything a customer is searched by. */
export function generatedGrams(...searched: (string | null)[]): string[] {
  return gramsOf(searched.filter(Boolean).join(' '))
}
