import { addDays, businessDate, monthOf, plusMonths, type BusinessDate } from '../dates'
import { fen } from '../money'
import type { Chance } from './chance'
import type { Column, Field, KindName, Kinds, TextLike } from './kinds'
import { creditCodeCheck } from './tax-number'
import type { LocalDateTime, Ref } from './values'

type SampleFace<K extends KindName> = (
  field: Field<K>,
  chance: Chance,
  today: BusinessDate,
) => Kinds[K]['value']

const FAMILY = ['陈', '林', '沈', '顾', '韩', '谈', '倪', '俞', '欧阳'] as const
const GIVEN = ['一帆', '若溪', '明远', '砚秋', '野', '秋声', '静川', '知夏'] as const
const FIRMS = ['澄麓医药批发', '禾本堂连锁', '沐青医药', '岭江大药房', '青屿药业', '云阶医药'] as const
const PLACES = ['苏州', '杭州', '青岛', '长沙', '合肥'] as const
/** Texts shorter than this are words, not phrases. */
const SHORT = 20
const PHRASES = [
  '铺货勤，回款守约',
  '网点三十处',
  '家族持股，决定快',
  '自备冷链车',
  '乡镇卫生室为主',
  '无诉讼',
  '存货四十天周转',
] as const

function sentence(chance: Chance, parts: number, max: number): string {
  const text = Array.from({ length: parts }, () => chance.one(PHRASES)).join('；')
  return [...text].slice(0, max).join('')
}

const digits = (chance: Chance, n: number) => Array.from({ length: n }, () => chance.whole(0, 9)).join('')
const nameOf = (chance: Chance) => chance.one(FAMILY) + chance.one(GIVEN)
const ref = (chance: Chance, label: string): Ref => ({ id: `sample-${chance.whole(1, 999)}`, label })
const dayBefore = (chance: Chance, today: BusinessDate) => addDays(today, -chance.whole(1, 4000))

function between(chance: Chance, low: number, high: number, decimals: number): number {
  const scale = 10 ** decimals
  return chance.whole(Math.ceil(low * scale), Math.floor(high * scale)) / scale
}

const likeness: Record<TextLike, (chance: Chance) => string> = {
  person: nameOf,
  firm: (c) => `${c.one(FIRMS)}有限公司`,
  address: (c) => `${c.one(PLACES)}市${c.one(['澄麓', '禾本', '沐青', '青屿'])}路 ${c.whole(1, 300)} 号`,
  bank: (c) => `${c.one(PLACES)}${c.one(['农商行', '城市银行'])}`,
  postcode: (c) => `21${digits(c, 4)}`,
  email: (c) => `shuju${digits(c, 3)}@example.com`,
  website: (c) => `www.example-${digits(c, 3)}.com`,
}

/** A value of every kind that its schema accepts; names, firms and numbers are invented. */
export const sampleFaces = {
  text: (f, c) =>
    f.like
      ? likeness[f.like](c)
      : (f.max ?? SHORT) < SHORT
        ? c.one(['盒', '箱', '瓶'])
        : sentence(c, 1, f.max ?? 60),
  'long-text': (f, c) => sentence(c, c.whole(1, 6), f.max ?? 400),
  integer: (f, c) => c.whole(f.min ?? 0, Math.min(f.max ?? 200, (f.min ?? 0) + 200)),
  number: (f, c) =>
    between(c, f.min ?? 0, Math.min(f.max ?? 900, (f.min ?? 0) + 900), Math.min(f.decimals ?? 2, 2)),
  money: (_f, c) => fen(c.whole(1, 50_000) * 100),
  percent: (f, c) => between(c, f.min ?? 0, f.max ?? 100, Math.min(f.decimals ?? 1, 1)),
  date: (_f, c, today) => dayBefore(c, today),
  datetime: (_f, c, today) =>
    `${dayBefore(c, today)}T${String(c.whole(8, 17)).padStart(2, '0')}:${c.one(['00', '15', '40'])}` as LocalDateTime,
  month: (_f, c, today) => plusMonths(monthOf(today), -c.whole(1, 24)),
  period(_f, c, today) {
    const to = plusMonths(monthOf(today), -c.whole(1, 12))
    return { from: plusMonths(to, -2), to }
  },
  choice: (f, c) => c.one(f.options.codes),
  many(f, c) {
    const some = f.options.codes.filter(() => c.happens(0.4))
    return some.length > 0 ? some : f.options.codes.slice(0, 1)
  },
  rating: (_f, c) => c.whole(1, 5),
  table(f, c, today) {
    const count = Math.min(f.maxRows ?? 6, Math.max(f.minRows ?? 0, c.whole(1, 4)))
    return Array.from({ length: count }, () => sampleRow(f.columns, c, today))
  },
  person: (_f, c) => ref(c, nameOf(c)),
  unit: (f, c) =>
    ref(
      c,
      c.one(PLACES) +
        { region: '大区', branch: '分支机构', 'market-office': '市场部', any: '分支机构' }[f.of ?? 'any'],
    ),
  customer: (_f, c) => ref(c, likeness.firm(c)),
  contact: (_f, c) => ({
    id: null,
    name: nameOf(c),
    title: c.one(['采购主任', '财务', '店长']),
    phone: `138000${digits(c, 5)}`,
  }),
  reference: (_f, c) => ref(c, `NO-${digits(c, 6)}`),
  calculated: (f) => (f.as === 'text' ? '' : 0),
  file: (f, c) => [
    {
      id: `file-${c.whole(1, 999)}`,
      name: f.images ? '门头照片.jpg' : '审计报表.pdf',
      size: c.whole(1, 900) * 1024,
    },
  ],
  signature: (_f, c, today) => ({
    personId: 'sample',
    name: nameOf(c),
    post: 'sales-rep',
    at: `${today} 09:00`,
    remark: null,
  }),
  'yes-no': (f, c) => f.mustBeYes === true || c.happens(0.7),
  phone: (_f, c) => (c.happens(0.5) ? `0512-5550${digits(c, 4)}` : `138000${digits(c, 5)}`),
  'tax-number'(_f, c) {
    const body = `91320500MA${digits(c, 7)}`
    return body + creditCodeCheck(body)
  },
  'bank-account': (_f, c) => `6200${digits(c, 12)}`,
} satisfies { [K in KindName]: SampleFace<K> }

function sampleRow(columns: Readonly<Record<string, Column>>, chance: Chance, today: BusinessDate) {
  const open = Object.entries(columns).filter(([, column]) => column.kind !== 'calculated')
  return Object.fromEntries(
    open.map(([name, column]) => [
      name,
      column.required || chance.happens(0.85) ? sampleField(column, chance, today) : null,
    ]),
  )
}

/** A valid value of this field. */
export function sampleField<K extends KindName>(
  field: Field<K>,
  chance: Chance,
  today: BusinessDate,
): Kinds[K]['value'] {
  const face = sampleFaces[field.kind] as unknown as SampleFace<K>
  return face(field, chance, today)
}

/** The day samples are made for where no other is given. */
export const SAMPLE_DAY = businessDate('2026-11-23')
