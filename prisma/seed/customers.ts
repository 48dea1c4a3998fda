import { holderId, regionOf, unitId } from './cast'
import { accountFactsOf } from './account-dossiers'
import { type DossierFacts, dossierOf, phoneOf } from './dossiers'
import { type Fate, fateOf } from './fates'
import { chanceFor, type CompanyName, nameGiver } from './names'
import { type Profile, profileOf } from './profiles'
import { type Chance, idAt } from './random'
import { type DemoRating, rate } from './ratings'
import { story, type StoryFacts } from './story'
import { madeUpTaxNumber } from './tax-number'
import { type Timeline } from './timeline'
import { invoiceTotal, type SourceCustomer } from './trade-history'
import { type Trading } from './account'
import { tradeOf } from './trading'

/** One customer of the demonstration with everything the tables are filled from. */
export type DemoCustomer = {
  source: SourceCustomer
  profile: Profile
  fate: Fate
  trading: Trading
  /** Every rating that became final, oldest first. */
  ratings: DemoRating[]
  /** Place by net sales, 0 the largest. */
  rank: number
  netFen: number
  id: string
  createdAt: Date
  name: CompanyName
  fileNumber: string
  taxNumber: string
  phone: string
  address: string
  facts: DossierFacts
  tier: number | null
  abcClass: 'A' | 'B' | 'C' | 'none'
  /** Unit codes. */
  office: string
  branch: string
  region: string
  ownerId: string
  managerId: string
  gmId: string
  cashierId: string
}

/** Named when everything else is known. */
type Unnamed = Omit<DemoCustomer, 'name' | 'fileNumber' | 'facts'>

export function exposureOf(c: Pick<DemoCustomer, 'trading'>): number {
  return c.trading.receivableFen + c.trading.inTransitFen
}

/** Exposure by the line of the running month; 0 without a line. */
export function usageOf(c: Pick<DemoCustomer, 'trading'>, time: Timeline): number {
  const line = c.trading.lines.get(time.month(time.last))
  return line ? exposureOf(c) / line.decidedFen : 0
}

/** R-T02: 金牌 for the leaders we were told of, then by the share of our sales; most firms are no key accounts. */
function tierOf(rank: number, netFen: number, totalFen: number, random: number): number | null {
  if (rank < 3) return 1
  const share = netFen / totalFen
  if (share >= 0.006) return 2
  if (share >= 0.0025) return 3
  if (share >= 0.0012) return 4
  return share >= 0.00045 && random < 0.7 ? 5 : null
}

/** R-T03: the largest until half of the sales is reached are A, then B to 70 %, C to 80 %; who crosses belongs to the better class. */
export function abcClasses(nets: readonly number[]): DemoCustomer['abcClass'][] {
  const total = nets.reduce((sum, n) => sum + n, 0)
  let running = 0
  return nets.map((net) => {
    const before = running / total
    running += net
    return before < 0.5 ? 'A' : before < 0.7 ? 'B' : before < 0.8 ? 'C' : 'none'
  })
}

function buildOne(
  source: SourceCustomer,
  rank: number,
  count: number,
  netFen: number,
  time: Timeline,
): Unnamed {
  const profile = profileOf(source, rank, count)
  const fate = fateOf(source, time)
  const ratings: DemoRating[] = []
  const trading = tradeOf(
    source,
    profile,
    {
      ratingDays: fate.ratingDays,
      rate: (day, view) => {
        const made = rate(profile, day, view, time)
        ratings.push(made)
        return made.result.grade
      },
      lineUntil: fate.changedDay ?? time.last + 400,
      waiting: fate.state !== 'selected' && fate.changedDay === null,
    },
    time,
  )
  const { office } = profile.place
  const branch = office.slice(0, 2)
  const chance = chanceFor(source.id, 'file')
  const createdAt = time.moment(fate.selectedDay - chance.between(3, 9), chance.between(540, 1020))
  return {
    source,
    profile,
    fate,
    trading,
    ratings,
    rank,
    netFen,
    id: idAt(createdAt, chance),
    createdAt,
    taxNumber: madeUpTaxNumber(profile.place.areaCode, profile.nature === 'individual' ? 2 : 1, rank + 1),
    phone: phoneOf(profile, rank + 1),
    address: `${profile.place.text}${profile.street}`,
    tier: null,
    abcClass: 'none',
    office,
    branch,
    region: regionOf(branch),
    ownerId: holderId('sales-rep', office),
    managerId: holderId('branch-sales-manager', branch),
    gmId: holderId('branch-gm', branch),
    cashierId: holderId('cashier', branch),
  }
}

function storyFactsOf(c: Unnamed, time: Timeline): StoryFacts {
  const lastOrder = c.trading.orders.findLast((o) => !o.isReturn && o.state !== 'void')
  return {
    grade: c.ratings.at(-1)?.result.grade ?? null,
    usage: usageOf(c, time),
    state: c.fate.state,
    netFen: c.netFen,
    idleDays: time.last - (lastOrder?.day ?? 0),
    onCredit: c.trading.lines.has(time.month(time.last)),
  }
}

/** The story's names go to the customers that fit them best; each part takes one. */
function castStory(customers: readonly Unnamed[], time: Timeline): Map<Unnamed, CompanyName> {
  const facts = new Map(customers.map((c) => [c, storyFactsOf(c, time)]))
  const cast = new Map<Unnamed, CompanyName>()
  for (const { shortName, name, kind, place, fits, score } of story) {
    let best: Unnamed | null = null
    for (const c of customers) {
      const known = facts.get(c)!
      if (
        cast.has(c) ||
        c.profile.kind !== kind ||
        (place && c.branch !== place && c.office !== place) ||
        !fits(known)
      )
        continue
      if (!best || score(known) > score(facts.get(best)!)) best = c
    }
    if (best) cast.set(best, { name, shortName })
  }
  return cast
}

/** Files are numbered by branch in the order they were opened: HD-SZ-0001. */
function numberFiles(customers: readonly Unnamed[]): Map<Unnamed, string> {
  const last = new Map<string, number>()
  const numbers = new Map<Unnamed, string>()
  for (const c of [...customers].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())) {
    const series = `${c.region}-${c.branch}`
    const running = (last.get(series) ?? 0) + 1
    last.set(series, running)
    numbers.set(c, `${series}-${String(running).padStart(4, '0')}`)
  }
  return numbers
}

/** How well a dossier is kept. Most who are about to be selected were surveyed just now. */
function careOf({ fate, profile }: Unnamed, inStory: boolean, chance: Chance): number {
  if (fate.state !== 'selected' && fate.changedDay === null && profile.id % 4 > 0) return 1
  if (inStory) return 0.9
  return chance.weighted([
    [0.97, 1 + 2 * profile.strength],
    [0.85, 4],
    [0.65, 3],
    [0.4, 1.5 - profile.strength],
  ])
}

/** All customers of the demonstration, largest first. */
export function buildCustomers(history: readonly SourceCustomer[], time: Timeline): DemoCustomer[] {
  const nets = new Map(history.map((c) => [c, c.invoices.reduce((sum, i) => sum + invoiceTotal(i), 0)]))
  const ranked = [...history].sort((a, b) => nets.get(b)! - nets.get(a)! || a.id - b.id)
  const total = ranked.reduce((sum, c) => sum + nets.get(c)!, 0)
  const classes = abcClasses(ranked.map((c) => nets.get(c)!))
  const customers = ranked.map((c, rank) => buildOne(c, rank, ranked.length, nets.get(c)!, time))
  const cast = castStory(customers, time)
  const numbers = numberFiles(customers)
  const giveName = nameGiver(story.map((part) => part.shortName))
  return customers.map((c) => {
    const chance = chanceFor(c.source.id, 'name')
    const name = cast.get(c) ?? giveName(c.profile.kind, c.profile.place.city, chance)
    const care = careOf(c, cast.has(c), chance)
    const since = time.date(c.fate.selectedDay + (c.fate.selectedDay < 0 ? 0 : 3))
    const tier = c.fate.state === 'selected' ? tierOf(c.rank, c.netFen, total, chance.next()) : null
    return {
      ...c,
      name,
      fileNumber: numbers.get(c)!,
      facts: {
        ...dossierOf(c.profile, c.rank + 1, care, since, time),
        ...(tier !== null && accountFactsOf(c.profile, c.rank + 1, care, time)),
      },
      tier,
      abcClass: classes[c.rank]!,
    }
  })
}

/** Unit ids of a customer. */
export function placeIds(c: Pick<DemoCustomer, 'office' | 'branch' | 'region'>): {
  regionId: string
  branchId: string
  marketOfficeId: string
} {
  return { regionId: unitId(c.region), branchId: unitId(c.branch), marketOfficeId: unitId(c.office) }
}
