import type { PersonFactValues } from '@/lib/areas/customers/people/rules/person-facts'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { STORY_CUSTOMER } from './political-rows'
import { type Chance, chanceOf } from './random'

type Tables = Readonly<Record<string, Rows>>
type Criteria = readonly (readonly [criterion: string, weight: number | null])[]

const duties = (...list: string[]) => list.map((duty) => ({ duty }))
const criteria = (list: Criteria) => list.map(([criterion, weight]) => ({ criterion, weight }))

/** What is known of the key players of the guided tour: much of those we see often, little of those we do not. */
const told: Readonly<Record<string, PersonFactValues>> = {
  柳时雨: {
    address: '苏州市吴江区苇汀路 88 号 采购中心 3 楼',
    fax: '0512-55500431',
    secretary: '宗小满',
    employer: '苇汀大药房连锁有限公司',
    education: '本科，药学',
    birth: '1984-05-02',
    spouse: '已婚，先生在市一院',
    background: '2007 至 2014 在云阶医药做品种经理；2014 年到苇汀，从品类专员做起，慢病项目是她提的。',
    personality: '快人快语，先看数据再谈人情；喜欢骑行，周末带队',
    achievements: '把慢病会员做到四万，断货率由 6% 降到 2.4%',
    responsibilities: duties('慢病专柜试点', '年度集采谈判', '供应商考核', '采购中心新人带教'),
    productCriteria: criteria([['断货率与配送时效', 40], ['慢病品种齐全', 25], ['冷链与验收资料', 20], ['效期管理', 15]]),
    businessCriteria: criteria([['专柜费用与陈列支持', 35], ['账期', 30], ['返点', 20], ['联合营销', 15]]),
  },
  施闻笙: {
    address: '苏州市吴江区苇汀路 88 号 总经办',
    secretary: '沈芷',
    employer: '苇汀大药房连锁有限公司',
    education: '硕士，工商管理',
    birth: '1972-11-18',
    background: '零售出身，管过两家连锁的华东区；2019 年被董事会请来。',
    personality: '话少，记数字；不喜欢饭局',
    achievements: '三年开了二十六家店，关了九家亏损店',
    responsibilities: duties('门店扩张与盈亏', '董事会年度目标', '供应商总盘'),
    productCriteria: criteria([['断货率', 50], ['质量零事故', 30], ['信息对接', 20]]),
    businessCriteria: criteria([['净毛利', 45], ['账期', 35], ['排他条款', 20]]),
  },
  钱北辰: {
    secretary: '谈夏',
    education: '本科',
    birth: '1976-03-09',
    spouse: '已婚，一子在读高中',
    background: '国有医药站采购科十二年，改制后到苇汀。',
    responsibilities: duties('集采谈判', '供应商准入', '采购成本'),
    productCriteria: criteria([['配送稳定', null], ['品种补缺', null]]),
    businessCriteria: criteria([['节省额', 60], ['返点兑现', 40]]),
  },
  孔映雪: { education: '本科，会计', businessCriteria: criteria([['应付账款周转天数', 70], ['对账差错', 30]]) },
  卞慎之: { employer: '苇汀大药房连锁有限公司', personality: '谈规划，不谈价格' },
} // prettier-ignore

const DUTIES = [
  '集采谈判',
  '供应商准入',
  '门店补货',
  '新品引进',
  '陈列与促销',
  '应付与对账',
  '质量验收',
  '仓储盘点',
]
const PRODUCT = ['配送时效', '品种齐全', '效期', '冷链资料', '断货率', '批号追溯']
const BUSINESS = ['账期', '返点', '到货价', '费用支持', '退换货', '开票快慢']
const DONE = ['上了新的补货系统', '关掉两家亏损店', '换了冷链承运商', '拿下医保双通道资格']

/** Some of a list, each once, with weights that fall and sum to a hundred. */
function ranked(list: readonly string[], chance: Chance): { criterion: string; weight: number }[] {
  const left = [...list]
  const some = Array.from(
    { length: chance.between(2, 4) },
    () => left.splice(Math.floor(chance.next() * left.length), 1)[0]!,
  )
  const first = 100 - 20 * (some.length - 1)
  return some.map((criterion, at) => ({ criterion, weight: at === 0 ? first : 20 }))
}

/** What is known of one key player; of some nothing yet. */
function drawn(chance: Chance): PersonFactValues {
  if (chance.happens(0.45)) return {}
  const left = [...DUTIES]
  const some = Array.from(
    { length: chance.between(1, 3) },
    () => left.splice(Math.floor(chance.next() * left.length), 1)[0]!,
  )
  return {
    responsibilities: duties(...some),
    ...(chance.happens(0.6) && { productCriteria: ranked(PRODUCT, chance) }),
    ...(chance.happens(0.5) && { businessCriteria: ranked(BUSINESS, chance) }),
    ...(chance.happens(0.3) && { achievements: chance.pick(DONE) }),
    ...(chance.happens(0.25) && { secretary: chance.pick(['小周', '小胡', '前台转']) }),
  }
}

/** The same people with what their profiles (G3) say of the key players. */
export function withProfiles(tables: Tables, customers: readonly DemoCustomer[]): Tables {
  const story = customers.find(({ name }) => name.name.startsWith(STORY_CUSTOMER))!
  const at = new Map(
    (tables['ContactPost'] ?? [])
      .filter(({ influence }) => influence === 'political' || influence === 'inner')
      .map(({ contactId, customerId }) => [contactId, customerId]),
  )
  const contacts = (tables['Contact'] ?? []).map((contact) => {
    const { id, name, profile } = contact
    if (!at.has(id)) return contact
    const known = at.get(id) === story.id ? told[String(name)] : drawn(chanceOf(`profile:${String(id)}`))
    return { ...contact, profile: { ...(profile as object), ...known } }
  })
  return { ...tables, Contact: contacts }
}
