import type { Alliance, BuyingRole, Coverage, Influence } from '@/lib/areas/customers/power/rules/standing'

/** Somebody of the guided tour’s political map. Days count back from today. */
export type StoryPerson = {
  name: string
  title: string
  department: string
  level: 'executive' | 'manager' | 'user'
  superior: string | null
  role: BuyingRole
  influence: Influence
  coverage: Coverage
  /** Closeness now and wanted. */
  close?: readonly [number | null, number]
  counterpart?: string
  /** Stances in the order they were given: how many days ago, and what. */
  stances: readonly (readonly [daysAgo: number, stance: Alliance])[]
  /** Behaviours of TAS-15: number, how many days ago it was seen, what happened. */
  seen?: readonly (readonly [number: number, daysAgo: number, note?: string])[]
  agenda?: string
  business?: string
  strategy?: string
  goal?: string
  /** In office since so many days, where that is within the past year. */
  since?: number
  left?: { daysAgo: number; for: string }
}

/** 苇汀大药房连锁: ten who are there, one who came lately, one who left. */
export const storyPeople: readonly StoryPerson[] = [
  {
    name: '卞慎之', title: '董事长', department: '董事会', level: 'executive', superior: null, role: 'approver',
    influence: 'inner', coverage: 'brief', close: [1, 3], counterpart: '韩砚秋', stances: [[240, 'neutral']],
    seen: [[1, 236, '年会上说慢病是三年里最要紧的事'], [4, 118]], agenda: '三年内把连锁做到省内前五，自己退居二线',
    business: '慢病专柜带来的会员续费', strategy: '由韩砚秋每季登门一次，只谈三年规划，不谈价格', goal: '年内见到第二次',
  },
  {
    name: '施闻笙', title: '总经理', department: '总经办', level: 'executive', superior: '卞慎之', role: 'decision-maker',
    influence: 'inner', coverage: 'multiple', close: [2, 4], counterpart: '顾明远', stances: [[240, 'neutral']],
    seen: [[1, 230], [2, 221], [3, 96, '讲明合同年底到期，董事会要两家比'], [5, 33]], agenda: '想在董事会前证明换供应商是对的',
    business: '断货率降到百分之一以内', strategy: '柳时雨带他看昆山样板柜，数据由柳时雨来讲；价格留到董事会后', goal: '十二月请到昆山',
  },
  {
    name: '钱北辰', title: '采购副总', department: '采购中心', level: 'executive', superior: '施闻笙', role: 'evaluator',
    influence: 'political', coverage: 'multiple', close: [3, 4], counterpart: '沈若溪',
    stances: [[238, 'neutral'], [92, 'supporter']],
    seen: [[1, 236], [2, 220], [4, 171], [6, 150, '饭后说我们的配送最稳'], [7, 104], [8, 91, '采购会上当众说'], [10, 40]],
    agenda: '想接施闻笙的位子，要一件拿得出手的事', business: '集采谈判由他主导', strategy: '让他在董事会上报节省额',
  },
  {
    name: '孔映雪', title: '财务总监', department: '财务部', level: 'executive', superior: '施闻笙', role: 'influencer',
    influence: 'political', coverage: 'brief', close: [1, 3], counterpart: '顾明远',
    stances: [[238, 'neutral'], [61, 'non-supporter']], seen: [[2, 204]], agenda: '嫌我们的账期短，压她的现金流',
    business: '应付账款周转', strategy: '由财务部出面谈对账，先把发票差错清零',
  },
  {
    name: '穆清川', title: '营运副总', department: '营运中心', level: 'executive', superior: '施闻笙', role: 'evaluator',
    influence: 'low', coverage: 'multiple', close: [3, 3], counterpart: '沈若溪',
    stances: [[238, 'neutral'], [120, 'supporter']], seen: [[1, 232], [5, 190], [6, 131], [7, 122], [9, 77]],
    strategy: '请他定样板店名单',
  },
  {
    name: '费知白', title: '质量总监', department: '质量部', level: 'executive', superior: '施闻笙', role: 'evaluator',
    influence: 'low', coverage: 'brief', counterpart: '沈若溪', stances: [[210, 'neutral']], seen: [[2, 199], [4, 64]],
    agenda: '不出质量事故，平稳退休', strategy: '验收资料提前一周送齐',
  },
  {
    name: '柳时雨', title: '采购总监', department: '采购中心', level: 'manager', superior: '钱北辰', role: 'influencer',
    influence: 'political', coverage: 'in-depth', close: [4, 5], counterpart: '沈若溪',
    stances: [[236, 'neutral'], [81, 'supporter'], [19, 'mentor']],
    seen: [
      [1, 234], [2, 230], [5, 201], [6, 158, '茶歇时说三家里只看好我们'], [8, 82, '例会上公开推荐'], [9, 39, '对手报了九五折加返点'],
      [10, 39, '施总与孔总为账期争过两次'], [12, 19, '给看了明年慢病品类计划'], [15, 4, '我们不在时替我们挡了压价'],
    ],
    agenda: '三年内升副总，要一个成功的品类项目', business: '慢病专柜试点归她管',
    strategy: '请她十二月三日带施闻笙看昆山样板柜；样板数据由她来讲。', goal: '让她当项目负责人',
  },
  {
    name: '谈夏', title: '品类经理', department: '采购中心', level: 'user', superior: '柳时雨', role: 'user', influence: 'low',
    coverage: 'multiple', close: [4, 4], counterpart: '沈若溪', stances: [[180, 'neutral'], [88, 'supporter']],
    seen: [[5, 176], [6, 140], [7, 101], [10, 88]],
  },
  {
    name: '汤怀远', title: '采购部长', department: '采购中心', level: 'manager', superior: '钱北辰', role: 'buyer',
    influence: 'low', coverage: 'multiple', counterpart: '沈若溪', stances: [[236, 'supporter']], seen: [[6, 200], [7, 190], [9, 172]],
    left: { daysAgo: 97, for: '自己开药房' },
  },
  {
    name: '宗小满', title: '采购员', department: '采购中心', level: 'user', superior: '汤怀远', role: 'buyer', influence: 'low',
    coverage: 'brief', counterpart: '沈若溪', stances: [[150, 'neutral']], seen: [[2, 149]],
  },
  {
    name: '裴若水', title: '门店总监', department: '营运中心', level: 'manager', superior: '穆清川', role: 'influencer',
    influence: 'political', coverage: 'none', close: [null, 2], stances: [[175, 'non-supporter'], [52, 'enemy']],
    agenda: '对手替她付过店长培训的费用', strategy: '先由穆清川约一次门店走访，弄清培训费的事',
  },
  {
    name: '倪舟', title: '信息部长', department: '信息部', level: 'manager', superior: '费知白', role: 'user', influence: 'low',
    coverage: 'unknown', stances: [[26, 'neutral']], since: 30,
  },
] // prettier-ignore

export type StoryTie = {
  from: string
  to: string
  kind: 'influence' | 'conflict'
  note: string
  daysAgo: number
  ended?: number
}

export const storyTies: readonly StoryTie[] = [
  { from: '柳时雨', to: '施闻笙', kind: 'influence', note: '旧部，常单独谈', daysAgo: 160 },
  { from: '裴若水', to: '施闻笙', kind: 'influence', note: '管门店口碑', daysAgo: 52 },
  { from: '裴若水', to: '孔映雪', kind: 'influence', note: '同乡', daysAgo: 48 },
  { from: '费知白', to: '卞慎之', kind: 'influence', note: '验收一票', daysAgo: 118 },
  { from: '孔映雪', to: '钱北辰', kind: 'conflict', note: '争账期', daysAgo: 39 },
  { from: '汤怀远', to: '孔映雪', kind: 'conflict', note: '对账不清', daysAgo: 200, ended: 97 },
]

export type StoryOpportunity = {
  name: string
  yuan: string
  state: 'open' | 'won' | 'lost'
  closesIn: number
  openedAgo: number
  note: string
  /** Who takes part; everybody there where nothing is said. */
  roles?: Readonly<Record<string, BuyingRole>>
}

export const storyOpportunities: readonly StoryOpportunity[] = [
  { name: '2027 慢病专柜集采', yuan: '12400000.00', state: 'open', closesIn: 47, openedAgo: 158, note: '八十家门店，两家比选' },
  {
    name: '冬季感冒用药专供', yuan: '1860000.00', state: 'open', closesIn: 62, openedAgo: 60, note: '采购中心自己定',
    roles: { 钱北辰: 'decision-maker', 柳时雨: 'evaluator', 谈夏: 'user' },
  },
  {
    name: '门店阴凉柜改造', yuan: '640000.00', state: 'lost', closesIn: -70, openedAgo: 190, note: '输给本地一家，价低',
    roles: { 穆清川: 'decision-maker', 裴若水: 'influencer', 费知白: 'evaluator' },
  },
] // prettier-ignore
