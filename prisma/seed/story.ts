import type { CustomerKind } from './names'

/** What a firm of the story must be like; the best fitting customer gets its name. */
export type StoryPart = {
  shortName: string
  name: string
  kind: CustomerKind
  /** Branch, or market office. */
  place?: string
  fits(c: StoryFacts): boolean
  /** The higher the better among those that fit. */
  score(c: StoryFacts): number
}

export type StoryFacts = {
  grade: number | null
  /** Exposure by line, 0 without a line. */
  usage: number
  state: string
  netFen: number
  idleDays: number
  onCredit: boolean
}

const part = (
  shortName: string,
  kind: CustomerKind,
  place: string | undefined,
  fits: StoryPart['fits'],
  score: StoryPart['score'] = (c) => c.netFen,
): StoryPart => ({
  shortName,
  name: /房$|行$/.test(shortName) ? shortName : `${shortName}有限公司`,
  kind,
  ...(place ? { place } : {}),
  fits: (c) => c.state === 'selected' && fits(c),
  score,
})

/** Firms of the guided tour and of the manual, most particular first. */
export const story: readonly StoryPart[] = [
  part('檀溪药材商行', 'large-pharmacy', 'SZ', (c) => c.usage > 0.6),
  part(
    '澄麓医药批发',
    'wholesaler',
    'SZ-WJ',
    (c) => c.grade === 3 && c.usage >= 0.7 && c.usage <= 1,
    (c) => c.usage,
  ),
  part('芦墟同泽医药', 'pharma-company', 'SZ', (c) => c.usage >= 0.75 && c.usage < 0.95),
  part(
    '苇汀大药房连锁',
    'chain',
    'SZ',
    (c) => c.grade === 1 || c.grade === 2,
    (c) => c.netFen - (c.grade ?? 5) * 1e9,
  ),
  part(
    '石门坞医药',
    'pharma-company',
    'SZ',
    (c) => c.grade === 2 || c.grade === 3,
    (c) => c.netFen - (c.grade ?? 5) * 1e9,
  ),
  part('沙溪泽民医药', 'pharma-company', 'SZ', (c) => c.grade === 3 && c.onCredit),
  part('汀洲医贸', 'wholesaler', 'SZ', (c) => c.grade === 4 && c.idleDays > 38 && c.idleDays < 70),
  part('鹿坞康民药房连锁', 'chain', 'SZ', (c) => c.onCredit),
  part('荻塘医药', 'pharma-company', 'SZ', (c) => c.usage > 0.4 && c.usage < 0.8),
  part('澄锡恒康医药', 'pharma-company', 'SZ', (c) => c.usage > 0.2 && c.usage < 0.8),
  part('曹甸仁济药材', 'pharma-company', 'SZ', (c) => c.onCredit && c.usage > 0),
  part('尹泽药房', 'large-pharmacy', 'SZ', (c) => !c.onCredit),
  part('春申渡大药房', 'large-pharmacy', 'HZ', () => true),
  part('池荷百草药房连锁', 'chain', 'HZ', (c) => c.onCredit),
  part('川泽药材批发', 'wholesaler', 'HZ', () => true),
  part('楚门坞医药调拨', 'wholesaler', 'HZ', (c) => c.onCredit),
  part('辰塘同益医药', 'pharma-company', 'HZ', (c) => c.onCredit),
  part('澄湖康健大药房连锁', 'chain', 'SZ', () => true),
  part('春蓼医药商贸', 'pharma-company', 'GZ', () => true),
  part('赤岸民丰药品', 'pharma-company', 'XM', () => true),
  part('白荡药品商贸', 'pharma-company', 'SZ', (c) => c.onCredit),
  part('费垛医贸', 'wholesaler', 'SZ', () => true),
  part('东溇百康药房', 'large-pharmacy', 'SZ', () => true),
  part('陈墓浦药房', 'large-pharmacy', 'SZ', () => true),
]
