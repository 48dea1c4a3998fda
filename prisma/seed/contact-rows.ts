import { phoneTailOf, readingOf } from '@/lib/areas/customers/rules/search-columns'
import { departmentsOf, type Seat, seatsOf, sixtySeats } from './contact-cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor, personName } from './names'
import { STORY_CUSTOMER } from './political-rows'
import { mobile } from './places'
import { type Chance, idAt } from './random'
import { type Timeline } from './timeline'

type Row = Rows[number]
type Tables = {
  Contact: Row[]
  Department: Row[]
  ContactPost: Row[]
  ContactChange: Row[]
  Opportunity: Row[]
  OpportunityRole: Row[]
}

const STANCES = ['enemy', 'non-supporter', 'neutral', 'supporter', 'mentor'] as const
const COVERAGES = ['unknown', 'none', 'brief', 'multiple', 'in-depth'] as const
const HOBBIES = ['围棋', '骑行', '钓鱼', '书法', '太极拳', '摄影', '登山', '品茶', '羽毛球', '园艺']
const PLACES = ['江苏吴江', '浙江湖州', '广东佛山', '福建泉州', '安徽黄山', '江西上饶', '湖南岳阳']
const CHARACTERS = [
  '爽快，喜欢当面谈',
  '谨慎，凡事要书面',
  '重数据，先看动销',
  '话少，信老关系',
  '热心，肯帮忙引荐',
]
const GOALS = ['每月见一次，谈动销', '请来看样板柜', '先从培训入手', '节前走访', '争取季度例会列席']
const LEFT_FOR = ['同城另一家批发商', '自己开店', '退休', '外地连锁', '原料厂家']
const AGENDAS = [
  '今年要把缺货率降下来',
  '想升副总，要看得见的成绩',
  '怕换供应商出质量事故',
  '要压账期、少占库存',
]
const STRATEGIES = ['请其列席样板店总结，数据由他来讲', '先帮他解决断货，再谈专柜', '由我方总监对等拜访一次']
const PROJECTS = ['慢病专柜集采', '年度协议续签', '新店首铺', '冷链品种引进']

type Person = { seat: Seat; postId: string; contactId: string; at: Date; chance: Chance; day: number }

function profileOf(chance: Chance, time: Timeline): Record<string, unknown> {
  const keep = <T>(share: number, value: T) => (chance.happens(share) ? value : undefined)
  const born = time.date(-Math.round(365.25 * (chance.between(28, 60) + chance.next())))
  const facts = {
    birth: keep(0.4, born),
    education: keep(0.5, chance.pick(['大专', '本科', '中专', '高中', '硕士'])),
    nativePlace: keep(0.35, chance.pick(PLACES)),
    personality: keep(0.45, chance.pick(CHARACTERS)),
    hobbies: keep(0.4, chance.pick(HOBBIES)),
    family: keep(0.25, chance.pick(['已婚，一子', '已婚，一女', '未婚', '已婚，两子'])),
    phonePrivate: keep(0.08, true),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** Where somebody stands: better where we sell more, uneven everywhere. */
function stanceOf(c: DemoCustomer, chance: Chance): number {
  const lean = 1.6 + c.profile.strength * 1.6
  return Math.min(4, Math.max(0, Math.round(lean + (chance.next() - 0.5) * 2.6)))
}

function contactRow(person: Person, name: string, index: number, profile: Record<string, unknown>): Row {
  const reading = readingOf(name)
  const phone = person.chance.happens(0.8) ? mobile(index) : null
  return {
    id: person.contactId,
    name,
    namePinyin: reading.pinyin,
    nameInitials: reading.initials,
    gender: person.chance.happens(0.75) ? person.chance.pick(['male', 'female']) : null,
    phone,
    phoneTail: phoneTailOf(phone),
    email: person.chance.happens(0.25) ? `${reading.pinyin}@example.com` : null,
    profile,
    createdBy: null,
    createdAt: person.at,
    updatedAt: person.at,
  }
}

/** The people of one customer, with their departments, reporting line, a little history and one project. */
function fillCustomer(c: DemoCustomer, seats: readonly Seat[], time: Timeline, into: Tables): Person[] {
  const chance = chanceFor(c.source.id, 'contacts')
  const opened = Math.max(-200, Math.min(time.last - 40, c.fate.selectedDay))
  const departments = new Map<string, string>()
  const change = (at: Date, row: Omit<Row, 'id' | 'at' | 'customerId' | 'source' | 'personId'>) =>
    into.ContactChange.push({
      id: idAt(at, chance), customerId: c.id, contactId: null, ...row, source: 'form', personId: c.ownerId, at,
    }) // prettier-ignore
  const people = seats.map((seat, at): Person => {
    const day = Math.min(time.last - 2, opened + at * 2 + chance.between(0, 6))
    const moment = time.moment(day, chance.between(540, 1020))
    return {
      seat,
      day,
      at: moment,
      chance: chanceFor(c.source.id * 100 + at, 'contact'),
      contactId: idAt(moment, chance),
      postId: idAt(moment, chance),
    }
  })
  for (const [at, person] of people.entries()) {
    const { seat, chance: own } = person
    if (seat.department && !departments.has(seat.department)) {
      const id = idAt(person.at, chance)
      departments.set(seat.department, id)
      into.Department.push({
        id, customerId: c.id, name: seat.department, function: departmentsOf[seat.department as keyof typeof departmentsOf],
        headPostId: seat.level === 'user' ? null : person.postId, position: departments.size, createdAt: person.at,
      }) // prettier-ignore
      change(person.at, {
        subjectType: 'department',
        subjectId: id,
        deed: 'added',
        before: null,
        after: { name: seat.department },
      })
    }
    const name = personName(own)
    into.Contact.push(contactRow(person, name, c.rank * 80 + at + 5, profileOf(own, time)))
    const known = own.happens(0.85)
    const stance = stanceOf(c, own)
    const turned = known && person.day < time.last - 60 && own.happens(0.3)
    const turnedDay = turned ? time.last - own.between(5, 50) : person.day
    const closeness = Math.min(5, Math.max(1, stance + own.between(0, 1)))
    const ended = at > 2 && own.happens(0.1)
    const endedDay = time.last - own.between(10, 120)
    const leftFor = own.pick(LEFT_FOR)
    const facts = {
      title: seat.title,
      level: seat.level,
      buyingRole: own.happens(0.8) ? seat.role : null,
      influence: known ? seat.influence : null,
      alliance: known ? STANCES[stance]! : null,
    }
    const contact = { contactId: person.contactId }
    change(person.at, {
      ...contact,
      subjectType: 'contact',
      subjectId: person.contactId,
      deed: 'added',
      before: null,
      after: { name },
    })
    change(person.at, {
      ...contact, subjectType: 'post', subjectId: person.postId, deed: 'added', before: null,
      after: { ...facts, ...(turned && { alliance: 'neutral' }) },
    }) // prettier-ignore
    if (turned && stance !== 2)
      change(time.moment(turnedDay, own.between(540, 1020)), {
        ...contact, subjectType: 'post', subjectId: person.postId, deed: 'changed',
        before: { alliance: 'neutral', allianceOn: time.date(person.day) },
        after: { alliance: facts.alliance, allianceOn: time.date(turnedDay) },
      }) // prettier-ignore
    const isOver = ended && endedDay > person.day
    if (isOver)
      change(time.moment(endedDay, own.between(540, 1020)), {
        ...contact, subjectType: 'post', subjectId: person.postId, deed: 'ended',
        before: { endsOn: null, leftFor: null }, after: { endsOn: time.date(endedDay), leftFor },
      }) // prettier-ignore
    const key = seat.influence !== 'low'
    into.ContactPost.push({
      id: person.postId, contactId: person.contactId, customerId: c.id,
      departmentId: seat.department ? departments.get(seat.department)! : null, ...facts,
      reportsToId: seat.above === null ? null : people[seat.above]!.postId,
      allianceOn: known ? time.date(turnedDay) : null,
      coverage: known ? COVERAGES[Math.min(4, Math.max(0, stance + own.between(0, 1)))]! : 'unknown',
      counterpartId: key && own.happens(0.6) ? c.managerId : c.ownerId,
      responsibleId: own.happens(0.6) ? c.ownerId : null,
      closeness: known ? closeness : null,
      closenessWanted: known && own.happens(0.7) ? Math.min(5, closeness + own.between(0, 2)) : null,
      lastContactOn: known ? time.date(Math.max(person.day, time.last - own.between(1, key ? 40 : 120))) : null,
      goal: key && own.happens(0.7) ? own.pick(GOALS) : null,
      personalAgenda: key && own.happens(0.5) ? own.pick(AGENDAS) : null,
      businessAgenda: key && own.happens(0.3) ? own.pick(AGENDAS) : null,
      strategy: key && own.happens(0.5) ? own.pick(STRATEGIES) : null,
      tie: own.happens(0.15) ? own.pick(['总经理旧部', '老板亲戚', '财务经理同学']) : null,
      startsOn: own.happens(0.7) ? time.date(person.day - own.between(30, 2000)) : null,
      endsOn: isOver ? time.date(endedDay) : null, leftFor: isOver ? leftFor : null,
      position: at, createdBy: c.ownerId, createdAt: person.at, updatedAt: person.at,
    }) // prettier-ignore
  }
  fillProject(c, people, chance, time, into)
  return people
}

function fillProject(
  c: DemoCustomer,
  people: readonly Person[],
  chance: Chance,
  time: Timeline,
  into: Tables,
) {
  if (!chance.happens(0.45)) return
  const at = time.moment(time.last - chance.between(8, 90), chance.between(540, 1020))
  const id = idAt(at, chance)
  into.Opportunity.push({
    id, customerId: c.id, name: `2027 ${chance.pick(PROJECTS)}`,
    state: chance.weighted([['open', 6], ['won', 1], ['lost', 1]]), salesRepId: c.ownerId,
    amount: `${chance.between(8, 90)}0000.00`, closesOn: time.date(time.last + chance.between(20, 150)),
    note: null, createdBy: c.ownerId, createdAt: at, updatedAt: at,
  }) // prettier-ignore
  for (const { postId, seat } of people.slice(0, 5))
    if (seat.role !== 'user')
      into.OpportunityRole.push({ opportunityId: id, postId, customerId: c.id, role: seat.role })
}

/** Somebody who left a key account and now buys for another one. */
function moveOne(from: DemoCustomer, to: DemoCustomer, person: Person, time: Timeline, into: Tables) {
  const day = time.last - 45
  const [leaving, joining] = [time.moment(day, 600), time.moment(day + 10, 640)]
  const old = into.ContactPost.findIndex((post) => post.id === person.postId)
  into.ContactPost[old] = { ...into.ContactPost[old], endsOn: time.date(day), leftFor: to.name.name }
  const chance = chanceFor(from.source.id, 'moved')
  const postId = idAt(joining, chance)
  const shared = { contactId: person.contactId, subjectType: 'post', source: 'form' } as const
  into.ContactChange.push(
    {
      id: idAt(leaving, chance), customerId: from.id, ...shared, subjectId: person.postId, deed: 'ended',
      before: { endsOn: null, leftFor: null }, after: { endsOn: time.date(day), leftFor: to.name.name },
      personId: from.ownerId, at: leaving,
    },
    {
      id: idAt(joining, chance), customerId: to.id, ...shared, subjectId: postId, deed: 'added', before: null,
      after: { title: '采购经理', alliance: 'supporter' }, personId: to.ownerId, at: joining,
    },
  ) // prettier-ignore
  into.ContactPost.push({
    ...into.ContactPost[old], id: postId, customerId: to.id, departmentId: null, reportsToId: null, title: '采购经理',
    level: 'manager', buyingRole: 'evaluator', influence: 'political', alliance: 'supporter',
    allianceOn: time.date(day + 10), endsOn: null, leftFor: null, startsOn: time.date(day + 10), position: 20,
    counterpartId: to.ownerId, createdBy: to.ownerId, createdAt: joining, updatedAt: joining,
  }) // prettier-ignore
}

/**
 * The people of every key account: three to eight each with departments, reporting lines and stances, sixty at the second
 * largest, some posts that are over, one person who moved from one of our customers to another.
 */
export function contactRows(customers: readonly DemoCustomer[], time: Timeline): Tables {
  const into: Tables = {
    Contact: [],
    Department: [],
    ContactPost: [],
    ContactChange: [],
    Opportunity: [],
    OpportunityRole: [],
  }
  const key = customers
    .filter((c) => c.tier !== null && !c.name.name.startsWith(STORY_CUSTOMER))
    .toSorted((a, b) => a.rank - b.rank)
  const filled = key.map((c, at) => {
    const chance = chanceFor(c.source.id, 'seats')
    const seats = at === 1 ? sixtySeats() : seatsOf(c.profile.kind).slice(0, chance.between(3, 8))
    return { c, people: fillCustomer(c, seats, time, into) }
  })
  const from = filled.find(({ c, people }) => c.branch === 'SZ' && people.length > 5)
  const to = filled.find(({ c }) => c.branch === 'SZ' && c !== from?.c)
  if (from && to) moveOne(from.c, to.c, from.people[3]!, time, into)
  // The history is told in the order it was written.
  into.ContactChange.sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
  return into
}
