import { readFileSync } from 'node:fs'
import { type Chance, chanceOf } from './random'

export type CustomerKind = 'wholesaler' | 'pharma-company' | 'chain' | 'large-pharmacy'
export type CompanyName = { name: string; shortName: string }

const FIRST =
  '澄芦荻蓼葑溇浒汀檀栎岑垛沚浔淞漪潆澜蘅蕙荇苕荪莳菀菡萱葳蓠蔺薜藜岫峤峪崦嶂坞埭堰堃墅杼枳柘栌桉桢' +
  '棣楸榛槿樨橼檫泖洄洵浛涘淦渌渟湄湜溆滃漷濑灏琅琬瑄甪畹皋砚笠筠箬篁簌缃耘舸苇苓茯荃菁萸葶蒹蓁蓟薏' +
  '藿蛰谌辋邗邺鄞酂陂隰飏湓滆潊澴湉淠浉泜洣沭苴荙菏葭蒗蔌蕲岵岘峁崤嵊柽桤棐榧椴檵缦绡纻'
const SECOND =
  '麓墟甸泽浦塘溪渚汀坞岸湖桥陌圩墩渡湾泾港洲屿岭坪岗峪涧潭泉源林圃苑坊堂庄里亭台阁谷野原川江津门关' +
  '安宁和康泰瑞祥丰裕盛隆昌兴达通广仁德善义信诚明清正元亨贞同济民生春华秋实云霖润泽'
const MIDDLE = ['', '', '', '', '同', '仁', '康', '益', '百', '民', '泽', '惠', '恒', '春']
const MIDDLE_END: Record<string, readonly string[]> = {
  同: ['泽', '春', '和', '益'],
  仁: ['济', '和', '康', '心'],
  康: ['民', '健', '泰', '宁'],
  益: ['康', '民', '众'],
  百: ['草', '康', '和'],
  民: ['丰', '康', '生'],
  泽: ['民', '康', '生'],
  惠: ['民', '康'],
  恒: ['康', '泰', '春'],
  春: ['和', '晖', '泽'],
}

const TRADES: Record<CustomerKind, readonly (readonly [string, number])[]> = {
  wholesaler: [
    ['医药批发', 6],
    ['药品批发', 4],
    ['药材批发', 2],
    ['医药物流', 2],
    ['医贸', 2],
    ['药品经营', 1],
    ['医药调拨', 1],
  ],
  'pharma-company': [
    ['医药', 9],
    ['药业', 5],
    ['药材', 4],
    ['医药商贸', 4],
    ['药品商贸', 2],
    ['医药科技', 1],
    ['参茸药材', 1],
  ],
  chain: [
    ['大药房连锁', 7],
    ['医药连锁', 3],
    ['药房连锁', 4],
    ['健康药房连锁', 1],
  ],
  'large-pharmacy': [
    ['大药房', 8],
    ['药房', 4],
    ['药号', 1],
    ['医药商行', 1],
  ],
}

/** Drawn words that firms or places do carry. */
const TAKEN = new Set([
  '澄霖',
  '澜溪',
  '菁华',
  '澜苑',
  '篁岭',
  '檀泉',
  '淞源',
  '灏江',
  '堰川',
  '峪关',
  '墅关',
])

function suffixFor(kind: CustomerKind, chance: Chance): string {
  if (kind === 'large-pharmacy')
    return chance.weighted([
      ['', 6],
      ['有限公司', 3],
      ['（个体工商户）', 1],
    ])
  return chance.weighted([
    ['有限公司', 16],
    ['有限责任公司', 3],
    ['股份有限公司', 1],
  ])
}

/** Hands out names, each once, drawn by lot from syllables that firms rarely carry. `taken` are short names already given. */
export function nameGiver(
  taken: Iterable<string>,
): (kind: CustomerKind, city: string, chance: Chance) => CompanyName {
  const used = new Set(taken)
  return (kind, city, chance) => {
    for (;;) {
      const brand = chance.pick([...FIRST]) + chance.pick([...SECOND])
      if (brand[0] === brand[1] || TAKEN.has(brand)) continue
      const middle = chance.pick(MIDDLE)
      const shortName =
        brand + (middle && middle + chance.pick(MIDDLE_END[middle]!)) + chance.weighted(TRADES[kind])
      if (used.has(shortName)) continue
      used.add(shortName)
      const place = chance.happens(0.35) ? city.replace(/市$/, '') : ''
      return { shortName, name: `${place}${shortName}${suffixFor(kind, chance)}` }
    }
  }
}

let families: (readonly [string, number])[] | undefined

/** Family names by how common they are; the very rarest are left out. */
function familyNames(): readonly (readonly [string, number])[] {
  return (families ??= readFileSync(new URL('./data/family-names.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t') as [string, string])
    .map(([name, weight]): readonly [string, number] => [name, Math.sqrt(Number(weight))])
    .slice(0, 420))
}

const GIVEN_ONE =
  '静川野舟岚霁朗涵屿澜言知予墨宁恺昀柯桐森沐洵清溪珩琛瑜瑾疏砚秋穗筠维羽翊芷若蔚衡谦远遥钧铭锐霖韵颂黎'
const GIVEN_TWO = '志文国建学永成德春秋玉素雅思梦雨云晓清承景怀望知若子嘉佳明立向家世伯仲长大小阿正宏广天'
const GIVEN_END =
  '华平军芳英兰强生林松山川海波涛峰岩石泉根福祥贵宝荣昌明亮辉东南北良善仁义信诚敏慧洁琴梅菊莲萍霞云燕'

/** Name of a person who does not exist. */
export function personName(chance: Chance): string {
  const family = chance.weighted(familyNames())
  return (
    family +
    (chance.happens(0.28)
      ? chance.pick([...GIVEN_ONE])
      : chance.pick([...GIVEN_TWO]) + chance.pick([...GIVEN_END]))
  )
}

/** A stream for one customer and purpose; `id` is the number in the source. */
export function chanceFor(id: number, purpose: string): Chance {
  return chanceOf(`dakehu:${purpose}:${id}`)
}
