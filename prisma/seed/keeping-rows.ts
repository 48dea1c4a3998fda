import { changeOf, isMarked } from '@/lib/areas/customers/operations/rules/marked-change'
import { holderId } from './cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor, personName } from './names'
import { chanceOf, idAt } from './random'
import { type Timeline } from './timeline'

const PURPOSES = [
  '谈下月订货',
  '催回款',
  '对账',
  '送新品样品',
  '看库存与效期',
  '谈年度协议',
  '处理退货',
  '节前走访',
]
const SUMMARIES = [
  '库存够两周，先补慢病品种；旺季货十号前到。',
  '对手上月来压价，客户没动；要我们保证冷链时效。',
  '看了仓库，近效期三个批号，答应月底前促销出清。',
  '老板不在，和采购谈了品种调整，价格等下次定。',
  '账已对平，差一笔运费，财务月底一起付。',
  '新开门店两家，想要开业支持，先报方案。',
  '动销平稳，店员对新品不熟，约了培训。',
  '抱怨上次到货晚了一天，已说明原因，下次提前一天发。',
]
const RESULTS = ['口头答应加订', '同意按期付款', '待其内部商量', '已定方案', '未谈妥，再约', '']
const PROMISES = ['下周一前给报价', '三天内补发票', '月底前送样', '安排店员培训', '', '', '']
const TITLES = ['采购经理', '总经理', '店长', '财务', '仓库主管', '采购员']

type Call = {
  day: number
  next: number | null
  way: 'on-site' | 'phone' | 'at-ours'
}

/** Days on which a customer was called on in the last four months: key accounts often, small ones now and then, some never. */
function callsOn(c: DemoCustomer, time: Timeline): Call[] {
  if (c.fate.state !== 'selected') return []
  const chance = chanceFor(c.source.id, 'visits')
  const every = c.tier !== null ? [9, 12, 16, 21, 28][c.tier - 1]! : c.profile.strength > 0.6 ? 34 : 70
  if (c.tier === null && chance.happens(0.4)) return []
  const calls: Call[] = []
  for (let day = time.last - 120 + chance.between(0, every); day <= time.last - 1;) {
    const step = Math.max(3, Math.round(every * (0.6 + chance.next() * 0.8)))
    const agreed = chance.happens(0.7) ? day + step + chance.between(-2, 3) : null
    calls.push({
      day,
      next: agreed !== null && agreed > day ? agreed : null,
      way: chance.weighted([
        ['on-site', 6],
        ['phone', 3],
        ['at-ours', 1],
      ]),
    })
    day += step
  }
  return calls
}

/** Last and next visit of a customer, as its card says. */
export function visitDaysOf(
  c: DemoCustomer,
  time: Timeline,
): { lastVisitOn: string | null; nextVisitOn: string | null } {
  const last = callsOn(c, time).at(-1)
  return {
    lastVisitOn: last ? time.date(last.day) : null,
    nextVisitOn: last?.next != null ? time.date(last.next) : null,
  }
}

function visitRows(c: DemoCustomer, time: Timeline): Rows {
  const chance = chanceFor(c.source.id, 'visit-lines')
  const people = [1, 2, 3].map((nth) => ({
    postId: null,
    name: nth === 1 && c.facts.businessContact ? c.facts.businessContact.name : personName(chance),
    title: nth === 1 && c.facts.businessContact ? c.facts.businessContact.title : chance.pick(TITLES),
  }))
  return callsOn(c, time).map((call, nth) => {
    const at = time.moment(call.day, 600 + chance.between(0, 420))
    return {
      id: idAt(at, chanceOf(`visit:${c.source.id}:${nth}`)),
      customerId: c.id,
      visitedOn: time.date(call.day),
      personId: chance.happens(0.85) ? c.ownerId : c.managerId,
      way: call.way,
      counterparts: people.slice(0, chance.happens(0.3) ? 2 : 1),
      purpose: chance.pick(PURPOSES),
      summary: chance.pick(SUMMARIES),
      result: chance.pick(RESULTS) || null,
      promises: chance.pick(PROMISES) || null,
      nextOn: call.next === null ? null : time.date(call.next),
      remark: null,
      createdBy: c.ownerId,
      createdAt: at,
    }
  })
}

const HELD = [0.85, 0.95, 0.5, 0.8, 0.25, 0.6, 0.2, 0.88, 0.4, 0.7]

function documentRows(c: DemoCustomer, time: Timeline): { list: Rows[number]; slots: Rows } | null {
  const chance = chanceFor(c.source.id, 'documents')
  if (c.fate.state !== 'selected' || (c.tier === null && chance.happens(0.45))) return null
  const filed = Math.max(0, c.fate.selectedDay)
  const slots = HELD.flatMap((likely, i) => {
    if (chance.happens(0.12)) return []
    const slot = i + 1
    const held = chance.happens(likely)
    const ends = slot === 2 ? chance.between(-40, 900) : slot === 8 ? c.profile.contractDaysLeft : null
    return [
      {
        customerId: c.id,
        slot,
        presence: held
          ? 'held'
          : chance.happens(slot === 5 || slot === 7 ? 0.8 : 0.3)
            ? 'not-applicable'
            : 'absent',
        form: held ? (slot === 8 || slot === 1 ? 'original' : 'copy') : null,
        copies: held ? chance.between(1, 3) : null,
        validUntil: held && ends !== null ? time.date(time.last + ends) : null,
        filedOn: held ? time.date(Math.min(time.last, filed + chance.between(0, 60))) : null,
      },
    ]
  })
  const list = {
    customerId: c.id,
    secrecy: c.tier !== null && c.tier <= 2 ? 1 : 0,
    shelf: `${'ABCD'[['SZ', 'HZ', 'GZ', 'XM'].indexOf(c.branch)] ?? 'E'}-${String(1 + (c.rank % 24)).padStart(2, '0')}`,
    version: slots.length + 1,
    updatedBy: holderId('archivist', 'DAS'),
    updatedAt: time.moment(time.last - chance.between(2, 90), 640),
  }
  return { list, slots }
}

const MONTHS = [
  '动销平稳，订货按计划。',
  '门店装修停了十天，补货推后。',
  '旺季备货，品种加宽。',
  '对手促销，分走一部分。',
  '回款顺，新开一家门店。',
]
const UP = ['旺季提前备货', '新开门店铺底', '慢病品种进目录']
const DOWN = ['门店装修停业', '上月备货多，消化库存', '对手低价冲击', '资金紧，少进货']

function operatingRows(c: DemoCustomer, sales: ReadonlyMap<string, number>, time: Timeline): Rows {
  if (c.tier === null || c.tier > 3) return []
  const chance = chanceFor(c.source.id, 'operations')
  const now = time.month(time.last)
  return [4, 3, 2, 1].flatMap((back) => {
    if (chance.happens(0.25)) return []
    const month = time.later(now, -back)
    const change = changeOf(sales.get(time.later(month, -1)) ?? null, sales.get(month) ?? null)
    const at = time.moment(
      Math.min(time.last - 1, time.firstDayOf(time.later(month, 1)) + chance.between(1, 8)),
      900,
    )
    const ours = sales.get(month) ?? 0
    const yuan = (fen: number) => (Math.round(fen / 1_000_000) * 10_000).toFixed(2)
    const moved = chance.happens(0.12)
    return [
      {
        id: idAt(at, chanceOf(`operating:${c.source.id}:${month}`)),
        customerId: c.id,
        month,
        summary: chance.pick(MONTHS),
        sales: ours > 0 ? yuan(ours * (1.6 + chance.next())) : null,
        purchases: ours > 0 ? yuan(ours * (1.2 + chance.next() * 0.6)) : null,
        stock: ours > 0 ? yuan(ours * (0.5 + chance.next() * 0.9)) : null,
        changes: moved ? ['managers'] : [],
        changesNote: moved ? '采购经理换人，新人原在同行任职' : null,
        reason: isMarked(change, 20) ? chance.pick(change! > 0 ? UP : DOWN) : null,
        createdBy: c.ownerId,
        createdAt: at,
        updatedAt: at,
      },
    ]
  })
}

/** Calls of the last months, lists of documents, and how the larger customers did: uneven, as people keep such things. */
export function keepingRows(
  customers: readonly DemoCustomer[],
  monthlySales: Rows,
  time: Timeline,
): Record<'Visit' | 'DocumentList' | 'DocumentSlot' | 'OperatingRecord', Rows> {
  const sales = new Map<string, Map<string, number>>()
  for (const row of monthlySales) {
    const months = sales.get(row.customerId as string) ?? new Map<string, number>()
    months.set(row.month as string, Math.round(Number(row.amount) * 100))
    sales.set(row.customerId as string, months)
  }
  const documents = customers.flatMap((c) => documentRows(c, time) ?? [])
  return {
    Visit: customers.flatMap((c) => visitRows(c, time)),
    DocumentList: documents.map(({ list }) => list),
    DocumentSlot: documents.flatMap(({ slots }) => slots),
    OperatingRecord: customers.flatMap((c) =>
      operatingRows(c, sales.get(c.id) ?? new Map<string, number>(), time),
    ),
  }
}
