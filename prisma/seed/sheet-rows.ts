import type { DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { personId } from './cast'
import { type Cell, type Rows } from './copy'
import type { DemoCustomer } from './customers'
import { chanceFor, personName } from './names'
import { type Chance, idAt } from './random'
import type { Timeline } from './timeline'

type State = 'made' | 'opened' | 'in-work' | 'returned' | 'taken-over' | 'revoked' | 'expired'
/** How the sheets of one branch stand, in this order; the others are uneven on purpose. */
const STATES: readonly State[] = [
  'returned', 'made', 'taken-over', 'in-work', 'expired', 'opened', 'revoked', 'taken-over', 'returned',
] // prettier-ignore

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WAYS = ['微信发给采购经理', '电话约好，对方说本周填', '双月核查前请补齐', null, null]

const json = (value: unknown): Cell => (value === null || value === undefined ? null : JSON.stringify(value))

/** What the customer wrote otherwise than the file has it. */
function differencesOf(c: DemoCustomer, chance: Chance): [DossierFactKey, unknown][] {
  const street = `${c.facts.address ?? ''}（${chance.pick(['东门', '二楼', '新址'])}）`
  const all: [DossierFactKey, unknown][] = [
    ['address', street],
    ['operator', personName(chance)],
    ['serviceArea', chance.pick(['本市及所辖各镇', '全市与邻县三镇', '城区东片'])],
    ['salesProblems', chance.pick(['旺季常断货', '新店人手不够', '回款比往年慢'])],
    ['potential', chance.between(3, 5)],
  ]
  return all.filter(() => chance.happens(0.75))
}

function linkOf(c: DemoCustomer, state: State, nth: number, time: Timeline) {
  const chance = chanceFor(c.source.id, 'sheet')
  const sentDay = time.last - (state === 'expired' ? 40 : state === 'taken-over' ? 25 : 2 + (nth % 6))
  const createdAt = time.moment(sentDay, chance.between(545, 1020))
  const id = idAt(createdAt, chance)
  const isBack = state === 'returned' || state === 'taken-over'
  const isSeen = isBack || state === 'opened' || state === 'in-work'
  const filledBy = personName(chance)
  const later = (hours: number) =>
    new Date(Math.min(createdAt.getTime() + hours * HOUR, time.moment(time.last, 500).getTime()))
  const { name, address, phone, kind, owner, operator, dealingsSince, industry } = c.facts
  const prefill = Object.fromEntries(
    Object.entries({ name, address, phone, kind, owner, operator, dealingsSince, industry }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  )
  const differences = differencesOf(c, chance)
  const answers = {
    ...prefill,
    ...Object.fromEntries(differences),
    filledBy,
    filledOn: time.date(sentDay + 1),
  }
  return {
    differences,
    row: {
      id,
      customerId: c.id,
      formId: 'A7',
      formVersion: 1,
      // No hash at all: links of the demonstration open nothing until they are renewed.
      tokenHash: `none ${id}`,
      note: chance.pick(WAYS),
      prefill,
      answers: isBack || state === 'in-work' ? answers : null,
      draftVersion: isBack || state === 'in-work' ? chance.between(2, 9) : 0,
      state: state === 'expired' ? 'opened' : state,
      expiresAt: new Date(createdAt.getTime() + 14 * DAY),
      createdBy: c.ownerId,
      createdAt,
      openedAt: isSeen || state === 'expired' ? later(3) : null,
      savedAt: isBack || state === 'in-work' ? later(5) : null,
      returnedAt: isBack ? later(20) : null,
      filledBy: isBack ? filledBy : null,
      filledOn: isBack ? time.date(sentDay + 1) : null,
      settledAt: state === 'taken-over' ? later(46) : null,
      settledBy: state === 'taken-over' ? c.ownerId : null,
      revokedAt: state === 'revoked' ? later(8) : null,
      revokedBy: state === 'revoked' ? c.ownerId : null,
    },
  }
}

/** Sheets sent to customers in every state, what the returned ones say otherwise, and a survey that disagrees. */
export function sheetRows(
  customers: readonly DemoCustomer[],
  time: Timeline,
): { FillLink: Rows; FactClaim: Rows } {
  const first = personId('罗亦安')
  const chosen = ['SZ', 'HZ', 'XM'].flatMap((branch, at) =>
    customers
      .filter(
        (c) =>
          c.branch === branch && c.fate.state === 'selected' && c.createdAt < time.moment(time.last - 60, 0),
      )
      .toSorted((a, b) => Number(b.ownerId === first) - Number(a.ownerId === first))
      .slice(0, STATES.length - 3 * at),
  )
  const links = chosen.map((c, nth) => ({ c, ...linkOf(c, STATES[nth % STATES.length]!, nth, time) }))
  const claims = links.flatMap(({ c, row, differences }) =>
    row.returnedAt === null || row.settledAt !== null
      ? []
      : differences.map(([fact, value]) => ({
          id: idAt(row.returnedAt!, chanceFor(c.source.id, `claim ${fact}`)),
          customerId: c.id,
          fact,
          value: json(value),
          against: json(c.facts[fact]),
          source: 'customer',
          personId: null,
          byName: row.filledBy,
          refType: 'fill-link',
          refId: row.id,
          at: row.returnedAt,
        })),
  )
  const surveyed = customers
    .filter((c) => c.fate.state === 'selected' && c.facts.capital && c.facts.shopStaff)
    .slice(0, 6)
  const survey = surveyed.map((c, nth) => {
    const at = time.moment(time.last - 9 - nth, 610 + 17 * nth)
    const isStaff = nth % 2 === 0
    const fact: DossierFactKey = isStaff ? 'shopStaff' : 'capital'
    const ours = c.facts[fact] as number
    return {
      id: idAt(at, chanceFor(c.source.id, 'survey')),
      customerId: c.id,
      fact,
      value: json(isStaff ? ours + 4 : ours * 2),
      against: json(ours),
      source: 'survey',
      personId: c.ownerId,
      byName: '禾本商情调查',
      refType: null,
      refId: null,
      at,
    }
  })
  const byTime = (rows: typeof claims | typeof survey) =>
    [...rows].sort((a, b) => a.at!.getTime() - b.at!.getTime())
  return {
    FillLink: links.map(({ row }) => row),
    FactClaim: byTime([...claims, ...survey] as typeof claims),
  }
}
