import { type BusinessDate } from '@/lib/core/dates'
import type { DossierFact, DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { fen } from '@/lib/core/money'
import { chanceFor, personName } from './names'
import { landline, mobile, streetAddress } from './places'
import { type Profile } from './profiles'
import { type Chance } from './random'
import { type Timeline } from './timeline'

export type DossierFacts = { [K in DossierFactKey]?: DossierFact<K> }

const GOODS = [
  '中成药',
  '保健品',
  '慢病用药',
  '中药饮片',
  '医疗器械',
  '儿科用药',
  '外用药',
  '维生素与矿物质',
  '医用敷料',
  '家庭药箱',
]
const BRANDS = [
  '岭江',
  '禾本堂',
  '沐青',
  '杏垣',
  '百芷',
  '澜生',
  '草木间',
  '仁渡',
  '菁和',
  '松龄堂',
  '青囊记',
  '半夏里',
]
const SELLS_TO = [
  '乡镇卫生室、单体药房',
  '社区卫生服务中心',
  '县级医药公司、单体药房',
  '连锁药房门店',
  '批发市场二批商',
  '城区药房与门诊部',
  '企事业单位医务室',
  '终端消费者',
]
const CLUBS = ['市医药商会', '市药学会', '工商联', '商会常务理事', '乒乓球协会', '']
const HOBBIES = [
  '围棋',
  '骑行',
  '钓鱼',
  '书法',
  '太极拳',
  '摄影',
  '登山',
  '品茶',
  '羽毛球',
  '园艺',
  '象棋',
  '跑步',
]
const APPRAISALS = [
  '老客户，铺货勤，回款守约。要盯住货物流向，勿出区。',
  '门店位置好，动销快，毛利要求高，宜谈专柜。',
  '经营稳健，扩张谨慎，账期从不拖，订货偏保守。',
  '业务员队伍年轻，终端覆盖面广，库存管理偏弱。',
  '老板亲自管采购，决定快；价格敏感，要守住底价。',
  '依托医院周边客流，处方药占比高，适合新品首推。',
  '合作意愿强，资金略紧，旺季前要提前备货。',
  '转型做连锁，系统在换，对账要留意。',
]
const PERSON = [
  '从业二十年，名下无诉讼；家族共同持股，决定快。',
  '药师出身，懂业务，口碑好；日常由合伙人打理。',
  '原国营公司经理，人脉广，作风稳。',
  '第二代接班，管理规范，重视数据。',
  '夫妻店，一人管进货一人管账，守信用。',
]
const FINANCE = [
  '流动资产占六成，净利约百分之三，存货周转四十天上下；短借不多，未见担保。',
  '资金充裕，无银行借款，存货周转快。',
  '有抵押贷款一笔，年内到期，现金流尚可。',
  '应收偏高，以下游诊所欠款为主，须留意。',
  '账目由代理记账公司做，数字只供参考。',
]
const SALES = [
  '业务员九人，覆盖周边乡镇卫生室与单体药房，自备冷链车。',
  '门店十余家，坪效居当地前列。',
  '以批发为主，下游客户两百余家。',
  '主做社区店，会员占比高。',
  '销售集中在旺季，平日拜访要勤。',
]
const NOTES = {
  distribution: [
    '覆盖乡镇终端一百六十余家',
    '主城区门店齐全，县里靠二批',
    '有自己的配送车和仓库',
    '终端约四十家，正在扩',
    '以门店自销为主',
  ],
  funds: ['自有资金为主，无拖欠记录', '旺季需短期周转', '有授信银行一家', '现款为主，额度用得少'],
  cooperation: ['主动报流向，配合活动', '愿签年度协议', '价格常有异议，但守约', '首推我司品种'],
}
const TERMS_TEXT = {
  cash: '现款现货',
  'bank-remittance': '银行汇付，货到约定日内付清',
  agreed: '约定付款，30 天内',
  'cleared-first': '前清后送，30 天内；非国有，现款例外已批',
  'sale-or-return': '代销，按季结算',
}

/** A few different ones, joined as people list things. */
function some(list: readonly string[], count: number, chance: Chance): string {
  const left = [...list]
  return Array.from(
    { length: count },
    () => left.splice(Math.floor(chance.next() * left.length), 1)[0]!,
  ).join('、')
}

const rating = (strength: number, chance: Chance) =>
  Math.min(5, Math.max(1, Math.round(1.6 + strength * 2.6 + (chance.next() - 0.5) * 2.4)))

/**
 * What is written in a customer's dossier. Well-kept for the large and the recently reviewed, full of gaps for others:
 * `care` 0 … 1 is the share of optional facts somebody asked for. `index` numbers telephones and accounts.
 */
export function dossierOf(
  profile: Profile,
  index: number,
  care: number,
  dealingsSince: BusinessDate,
  time: Timeline,
): DossierFacts {
  const chance = chanceFor(profile.id, 'dossier')
  const date = (day: number) => time.date(day)
  const born = () => date(-Math.round(365.25 * (chance.between(32, 66) + chance.next())))
  const legal = personName(chance)
  const sameOperator = chance.happens(0.62)
  const operator = sameOperator ? legal : personName(chance)
  const legalBirth = born()
  const home = () => `${profile.place.province}${profile.place.city}${streetAddress(chance)}`
  const legalHome = home()
  const contact = (titles: readonly string[], number: number) => ({
    id: null,
    name: personName(chance),
    title: chance.pick(titles),
    phone: mobile(number),
  })
  const shop = profile.kind === 'large-pharmacy' || profile.kind === 'chain'
  const capital =
    chance.pick([30, 50, 80, 100, 200, 300, 500, 500, 800, 1000]) *
    (profile.kind === 'large-pharmacy' ? 0.3 : 1 + Math.round(profile.strength * 4))
  const ownerMarried = chance.happens(0.85) ? 'married' : 'unmarried'
  const all: DossierFacts = {
    postcode: `${profile.place.areaCode.slice(0, 2)}${String(1000 + (index % 9000)).slice(-4)}`,
    owner: profile.nature === 'state' ? `${profile.place.city.replace(/市$/, '')}医药国资公司` : legal,
    foundedOn: date(profile.foundedDay),
    dealingsSince,
    bank: `示范银行${profile.place.city.replace(/市$/, '')}${chance.pick(['分行', '城东支行', '城西支行', '新区支行', '开发区支行'])}`,
    bankAccount: `622800000000${String(index).padStart(7, '0')}`,
    premises: chance.happens(0.4) ? 'owned' : 'rented',
    floorArea: shop ? chance.between(60, 900) : chance.between(300, 6000),
    vehicles: shop ? chance.between(0, 4) : chance.between(1, 18),
    location: chance.weighted([
      ['roadside', 5],
      ['near-road', 4],
      ['far-from-road', 1],
      ['remote', 0.3],
    ]),
    display: chance.weighted([
      ['tidy', 4],
      ['good', 3],
      ['fair', 3],
      ['distinctive', 0.7],
      ['poor', 0.6],
    ]),
    popMaterial: chance.weighted([
      ['little', 5],
      ['good', 3],
      ['none', 3],
    ]),
    shopSign: chance.pick(['佳', '尚可', '新换', '旧，待换']),
    shopStaff: shop ? chance.between(3, 60) : chance.between(4, 120),
    goods: some(GOODS, chance.between(2, 4), chance),
    brands: some(BRANDS, chance.between(2, 4), chance),
    brandsDistributed: some(BRANDS, chance.between(1, 3), chance),
    sellsTo: chance.pick(SELLS_TO),
    capital: fen(Math.round(capital) * 1_000_000),
    registeredOn: date(profile.foundedDay + chance.between(3, 60)),
    tradingTerms: TERMS_TEXT[profile.terms],
    legalRepresentative: legal,
    legalRepresentativeBirth: legalBirth,
    legalRepresentativeMarriage: ownerMarried,
    legalRepresentativeHome: legalHome,
    legalRepresentativePhone: mobile(index),
    operator,
    operatorBirth: sameOperator ? legalBirth : born(),
    operatorMarriage: ownerMarried,
    operatorHome: sameOperator ? legalHome : home(),
    operatorPhone: mobile(sameOperator ? index : index + 3),
    operatorClubs: chance.pick(CLUBS),
    operatorHobbies: some(HOBBIES, chance.between(1, 2), chance),
    loyalty: rating(profile.strength, chance),
    sellingStrength: rating(profile.strength, chance),
    dedication: rating(profile.strength, chance),
    appraisal: chance.pick(APPRAISALS),
    analysisPerson: chance.pick(PERSON),
    analysisFinance: chance.pick(FINANCE),
    analysisSales: chance.pick(SALES),
    analysisPeers: chance.weighted([
      ['leading', 1 + 3 * profile.strength],
      ['middle', 5],
      ['last', 2 - profile.strength],
    ]),
    analysisOther: chance.happens(0.2) ? '与当地另一家批发商有亲属关系，注意串货。' : '',
    businessContact: contact(['采购主任', '采购经理', '业务主管', '店长', '总经理助理'], index + 1),
    paymentContact: contact(['财务', '会计', '出纳', '财务经理'], index + 2),
    distributionAbility: rating(profile.strength, chance),
    distributionAbilityNote: chance.pick(NOTES.distribution),
    funds: rating(profile.strength, chance),
    fundsNote: chance.pick(NOTES.funds),
    cooperation: rating(profile.strength, chance),
    cooperationNote: chance.pick(NOTES.cooperation),
  }
  // A fact nobody asked for stays away; the ten everybody must have are there more often.
  const kept = Object.entries(all).filter(
    ([key, value]) => value !== '' && chance.happens(BASICS.has(key) ? 0.5 + care / 2 : care),
  )
  return Object.fromEntries(kept)
}

const BASICS = new Set<string>([
  'owner',
  'foundedOn',
  'dealingsSince',
  'bank',
  'bankAccount',
  'legalRepresentative',
  'operator',
  'premises',
  'analysisPerson',
  'analysisFinance',
  'analysisSales',
  'businessContact',
  'distributionAbility',
  'distributionAbilityNote',
  'funds',
  'fundsNote',
  'cooperation',
  'cooperationNote',
] satisfies DossierFactKey[])

/** Main telephone of the firm. */
export function phoneOf(profile: Profile, index: number): string {
  return landline(profile.place.dial, index)
}
