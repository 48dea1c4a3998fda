import { fen } from '@/lib/core/money'
import type { DossierFacts } from './dossiers'
import { chanceFor, personName } from './names'
import { landline } from './places'
import type { Profile } from './profiles'
import type { Timeline } from './timeline'

const INDUSTRY = {
  wholesaler: '医药批发',
  'pharma-company': '医药流通',
  chain: '药品零售连锁',
  'large-pharmacy': '药品零售',
} as const
const BUSINESS = {
  wholesaler: '中成药、化学药制剂、医疗器械批发，兼营乡镇配送',
  'pharma-company': '药品批发与代理、终端配送、医院供货',
  chain: '药品、保健品、器械零售，直营与加盟门店',
  'large-pharmacy': '处方药与非处方药零售，慢病会员服务',
} as const
const GOODS = ['常温药品', '冷链药品', '中药饮片', '保健品与器械', '药品与医用耗材']
const RIVALS = ['云阶医药', '青屿药业', '北峤商贸', '澜生配送', '无明显对手']
const REQUIREMENTS = ['冷藏运输全程测温', '批号与效期一车一单', '到货前一天电话预约', '周转箱回收']
const PRICES = ['年度协议价，随调价单', '按季议价', '统一批发价，无返利', '量大另议，不低于出厂价']
const STYLES = ['勤跑门店，送样品', '靠老关系，少谈品种', '报价快，售后慢', '只找老板，不理采购']
const PROBLEMS = ['缺货补不上，旺季断档', '效期管理乱，退货多', '配送慢，门店等货', '慢病品种不齐']
const PLANS = [
  '下季度增慢病品种，先试二十个门店',
  '年底统一招采，要先进目录',
  '旺季前备货一批',
  '新仓启用后集中换供应商',
]
const PROCESS = ['采购提报，经理核价，老板定', '门店报需，采购汇总，财务核款', '招采小组评三家，总经理批']
const CULTURE = ['讲信用，重账期', '家族管理，决定快', '制度严，凡事走流程', '年轻团队，敢试新品']
const POLICY = ['稳健扩张，自营为主', '薄利多销', '先终端后批发', '精简品种，做深做透']
const MANAGEMENT = ['老板一支笔', '部门经理负责制', '总部统采，门店只管销']
const ACTIVITY = ['节日促销三场，动销尚可', '每月一次会员日', '以拜访终端为主，少做活动']
const STRENGTHS = ['终端关系牢', '配送半径大', '资金稳', '会员多']
const MEASURES = ['加派一名业务员跟终端', '谈年度协议锁量', '联合做会员日', '补冷链短板']

/**
 * What the papers of key accounts (A2, A3, A4, A7) know beside card and basic data; `care` 0 … 1 is the share of it
 * somebody asked for. The industry and the nature of the firm are hardly ever missing.
 */
export function accountFactsOf(profile: Profile, index: number, care: number, time: Timeline): DossierFacts {
  const chance = chanceFor(profile.id, 'account')
  const year = Number(time.date(time.last).slice(0, 4))
  const yearly = profile.annualTurnoverFen
  const retail = profile.kind === 'chain' || profile.kind === 'large-pharmacy'
  const sales = [3, 2, 1].map((back) => ({
    year: year - back,
    amount: fen(
      Math.round((yearly * (0.72 + 0.09 * (3 - back) + chance.next() * 0.1)) / 1_000_000) * 1_000_000,
    ),
  }))
  const all: DossierFacts = {
    fax: landline(profile.place.dial, index + 7),
    contactWays: [
      { way: 'messenger', value: `demo-${String(index).padStart(4, '0')}` },
      { way: 'post', value: `${profile.place.city}${profile.street}` },
    ],
    industry: INDUSTRY[profile.kind],
    industryState: '集采之后毛利收窄，拼配送与品种；本地三家占去六成。',
    ownershipNature:
      profile.nature === 'state' ? 'state'
      : profile.nature === 'individual' ? 'individual'
      : profile.nature === 'joint-stock' || profile.nature === 'listed' ? 'joint-stock'
      : 'limited', // prettier-ignore
    customerType: retail ? 'retailer' : 'distributor',
    employees: retail ? chance.between(8, 420) : chance.between(15, 260),
    companySize: chance.pick(['门店十余家', '仓库两处', '业务员三十余人', '配送车十二辆']),
    assets: fen(chance.between(80, 4000) * 1_000_000),
    annualSales: sales[2]!.amount,
    mainBusiness: BUSINESS[profile.kind],
    businessSituation: chance.pick([
      '网点稳，品种在增；应收略高。',
      '新开门店多，备货紧。',
      '批发守住，零售在转型。',
    ]),
    logisticsGoods: chance.pick(GOODS),
    logisticsFrom: profile.place.city,
    logisticsTo: `${profile.place.city}各区县`,
    logisticsVolume: chance.between(3, 160),
    logisticsVolumeUnit: chance.happens(0.7) ? 'ton' : 'piece',
    logisticsServices: chance.pick([
      ['transport'],
      ['storage', 'distribution'],
      ['distribution'],
      ['storage', 'transport', 'distribution'],
    ] as const),
    contractNumber: `HT-${year}-${String(100 + (index % 900))}`,
    ourCompetitor: chance.pick(RIVALS),
    purchaseVolume: chance.between(20, 2400),
    purchaseVolumeUnit: '件/月',
    technicalRequirements: chance.pick(REQUIREMENTS),
    priceTerms: chance.pick(PRICES),
    shareOfPurchases: chance.between(3, 62),
    similarProducts: [
      {
        product: '慢病用药专柜',
        brand: chance.pick(RIVALS),
        quantity: chance.between(1, 20),
        year: year - chance.between(1, 6),
        state: 'in-use',
      },
    ],
    rivalUse: chance.pick(['门店在用，断货时换我司', '主力品种仍在对手手上', '只用其冷链配送']),
    rivalSatisfaction: chance.between(2, 4),
    rivalRep: personName(chance),
    rivalRepStyle: chance.pick(STYLES),
    rivalRepRelation: chance.weighted([
      ['strong', 1],
      ['medium', 3],
      ['weak', 2],
      ['unknown', 2],
    ]),
    purchasePlan: chance.pick(PLANS),
    problemToSolve: chance.pick(PROBLEMS),
    purchaseTimetable: [
      { stage: '提报', on: time.date(time.last + chance.between(10, 40)) },
      { stage: '定标', on: time.date(time.last + chance.between(50, 90)) },
    ],
    purchaseBudget: fen(Math.max(5, Math.round(yearly / 5_000_000)) * 1_000_000),
    purchaseProcess: chance.pick(PROCESS),
    dataSource: chance.weighted([
      ['rep-visit', 6],
      ['customer', 2],
      ['agency', 1],
    ]),
    serviceArea: `${profile.place.city}及周边`,
    sellingPower: chance.between(2, 5),
    potential: chance.between(2, 5),
    culture: chance.pick(CULTURE),
    policy: chance.pick(POLICY),
    managementStyle: chance.pick(MANAGEMENT),
    salesByYear: sales,
    staffQuality: chance.pick(['采购懂行，财务细', '业务员流动大', '店长多为药师']),
    rivalRelations: chance.pick(['与对手有年度协议，到年底', '两家供货，价低者得', '已与对手停供']),
    attitudeToUs: chance.pick(['主动约谈，配合度高', '守约，价格常有异议', '来往不多，态度好']),
    salesActivity: chance.pick(ACTIVITY),
    salesProblems: chance.pick(PROBLEMS),
    salesStrengths: chance.pick(STRENGTHS),
    salesMeasures: chance.pick(MEASURES),
    reputation: chance.pick(['当地口碑好', '同行评价中上', '曾因缺货被投诉，已改']),
    creditStatus: chance.pick(['无欠款记录', '偶有迟付，十天内补清', '银行授信良好']),
    pastCreditTrouble: chance.happens(0.25) ? '去年有一笔迟付二十天，已清' : '无',
  }
  const kept = Object.entries(all).filter(([key]) =>
    chance.happens(SURE.has(key) ? 0.75 + care / 4 : care * 0.85),
  )
  return Object.fromEntries(kept)
}

const SURE = new Set([
  'industry',
  'ownershipNature',
  'employees',
  'mainBusiness',
  'dataSource',
  'businessSituation',
])
