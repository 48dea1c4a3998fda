import { readFileSync } from 'node:fs'
import type { Chance } from './random'

export type Division = { code: string; name: string; parentCode: string | null }

let divisions: Division[] | undefined

/** Provinces, cities and counties with their GB/T 2260 codes. */
export function readDivisions(): Division[] {
  return (divisions ??= readFileSync(new URL('./data/divisions.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [code, name, parent] = line.split('\t') as [string, string, string]
      return { code, name, parentCode: parent || null }
    }))
}

type City = { code: string; dial: string; weight: number }

/** Cities a market office works in: division code, dialling code, weight. */
// prettier-ignore
const citiesOfOffice: Record<string, readonly (readonly [string, string, number])[]> = {
  'SZ-CQ': [['3205', '0512', 10], ['3202', '0510', 6], ['3201', '025', 6]],
  'SZ-WJ': [['3205', '0512', 6], ['3204', '0519', 5], ['3211', '0511', 3], ['3210', '0514', 3]],
  'SZ-KS': [['3205', '0512', 6], ['3206', '0513', 6], ['3212', '0523', 3], ['3209', '0515', 3]],
  'HZ-XS': [['3301', '0571', 10], ['3306', '0575', 5], ['3302', '0574', 6], ['3310', '0576', 3]],
  'HZ-HZ': [['3305', '0572', 6], ['3304', '0573', 6], ['3307', '0579', 4], ['3303', '0577', 4]],
  'GZ-PY': [['4401', '020', 10], ['4403', '0755', 5], ['4419', '0769', 4], ['4413', '0752', 3]],
  'GZ-FS': [['4406', '0757', 8], ['4420', '0760', 4], ['4407', '0750', 3], ['4404', '0756', 3], ['4412', '0758', 2]],
  'XM-JM': [['3502', '0592', 8], ['3506', '0596', 4], ['3508', '0597', 2]],
  'XM-QZ': [['3505', '0595', 7], ['3501', '0591', 5], ['3503', '0594', 3], ['3509', '0593', 2]],
}

/** Market offices with the share of the customers they look after. */
// prettier-ignore
export const officeShares: readonly (readonly [string, number])[] = [
  ['SZ-CQ', 12], ['SZ-WJ', 9], ['SZ-KS', 9], ['HZ-XS', 15], ['HZ-HZ', 11], ['GZ-PY', 15], ['GZ-FS', 11], ['XM-JM', 10], ['XM-QZ', 8],
]

export type Place = {
  office: string
  areaCode: string
  province: string
  city: string
  area: string
  dial: string
  /** Province, city and county as one line, without repeating a city that has no county of its own. */
  text: string
}

const nameByCode = () => new Map(readDivisions().map((d) => [d.code, d.name]))
let names: Map<string, string> | undefined
const areasOf = new Map<string, string[]>()

function areaCodesIn(city: string): string[] {
  let codes = areasOf.get(city)
  if (!codes) {
    codes = readDivisions()
      .filter((d) => d.code.length === 6 && d.parentCode === city)
      .map((d) => d.code)
    areasOf.set(city, codes)
  }
  return codes
}

/** Somewhere in the area of a market office. */
export function placeIn(office: string, chance: Chance): Place {
  names ??= nameByCode()
  const cities = citiesOfOffice[office]!.map(([code, dial, weight]): readonly [City, number] => [
    { code, dial, weight },
    weight,
  ])
  const { code, dial } = chance.weighted(cities)
  const areaCode = chance.pick(areaCodesIn(code))
  const [province, city, area] = [names.get(code.slice(0, 2))!, names.get(code)!, names.get(areaCode)!]
  return {
    office,
    areaCode,
    province,
    city,
    area,
    dial,
    text: `${province}${city}${area === city ? '' : area}`,
  }
}

const ROAD_A = '澄荻芦蓼葑溇浒汀檀栎岑垛蘅芷杏桂梧枫槐松柏兰竹菱莲茜棠桐榆枣'
const ROAD_B = ['溪', '泽', '塘', '浦', '汀', '岸', '林', '园', '山', '桥', '湾', '坊', '井', '亭']
const ROAD_C = ['路', '路', '路', '街', '大道', '巷', '东路', '北路', '西街']

/** A street and number that sound right and are drawn by lot. */
export function streetAddress(chance: Chance): string {
  const road = chance.pick([...ROAD_A]) + chance.pick(ROAD_B) + chance.pick(ROAD_C)
  const detail = chance.weighted([
    ['', 5],
    [`${chance.between(1, 9)}栋`, 3],
    [`${chance.between(1, 4)}栋${chance.between(1, 12)}0${chance.between(1, 9)}室`, 2],
    ['药材市场内', 0.6],
    [`物流园${chance.pick(['A', 'B', 'C'])}区`, 0.6],
  ])
  return `${road}${chance.between(2, 988)}号${detail}`
}

/** A landline nobody has: the exchange 5550 is not given out. */
export function landline(dial: string, number: number): string {
  return `${dial}-5550${String(number % 10_000).padStart(4, '0')}`
}

/** A mobile number nobody has: block 138 0000. */
export function mobile(number: number): string {
  return `1380000${String(number % 10_000).padStart(4, '0')}`
}
