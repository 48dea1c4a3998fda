import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { judgeDuplicates } from '@/lib/areas/customers/duplicates/mutations'
import { mergeCustomers } from '@/lib/areas/customers/merge/mutations'
import { searchAll } from '@/lib/composition/duplicate-search'
import { db } from '@/lib/core/db'
import { type DemoCustomer } from './customers'
import { at, mustAs } from './replay'
import { type Timeline } from './timeline'

/** How the second record of a firm came to be written, and what it shares with the first beside its name. */
type Slip = {
  write: (name: string, shortName: string) => string
  shares: readonly ('phone' | 'address')[]
  /** The first record has been renamed since: the second carries its former name. */
  former?: boolean
}

const BARE = /(股份有限公司|有限责任公司|有限公司)$/
const SOUNDS: Record<string, string> = {
  麓: '鹿',
  墟: '虚',
  浦: '埔',
  塘: '糖',
  溪: '西',
  泽: '择',
  康: '糠',
  济: '际',
}
const withSound = (name: string) => name.replace(/[麓墟浦塘溪泽康济]/, (letter) => SOUNDS[letter] ?? letter)

const SLIPS: readonly Slip[] = [
  { write: (name) => name.replace(BARE, ''), shares: [] },
  { write: (_, short) => `${short}有限公司`, shares: ['phone'] },
  { write: (name) => name.replace(BARE, '（集团）有限公司'), shares: [] },
  { write: withSound, shares: ['address'] },
  { write: (name) => name.replace(BARE, '有限责任公司'), shares: ['phone', 'address'] },
  { write: (name) => `${name}`.replace(BARE, '股份有限公司'), shares: [], former: true },
]
const PAIRS = 12

/** Settled and no longer bought from: whoever keyed it in again did not look first. */
function isForgotten(c: DemoCustomer): boolean {
  const { receivableFen, inTransitFen, orders } = c.trading
  const open = orders.some((order) => !['done', 'returned', 'void'].includes(order.state))
  return receivableFen === 0 && inTransitFen === 0 && !open && ['lost', 'ended'].includes(c.fate.state)
}

type Pair = { first: DemoCustomer; second: DemoCustomer; slip: Slip }

/** Pairs of one branch: a firm that trades with us and a forgotten record. */
function pairsOf(customers: readonly DemoCustomer[]): Pair[] {
  const forgotten = customers.filter((c) => isForgotten(c) && c.rank % 3 === 0)
  const trading = customers.filter((c) => c.fate.state === 'selected' && c.rank > 400 && c.rank % 37 === 5)
  const taken = new Set<string>()
  return trading
    .flatMap((first, nth) => {
      const second = forgotten.find((c) => c.branch === first.branch && !taken.has(c.id))
      if (!second) return []
      taken.add(second.id)
      return [{ first, second, slip: SLIPS[nth % SLIPS.length]! }]
    })
    .slice(0, PAIRS)
}

/** Changes facts from what they are, as the branch sales manager did. */
async function rewrite(personId: string, customerId: string, facts: Record<string, unknown>): Promise<void> {
  const row = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
  const stored: Record<string, unknown> = { ...row }
  const changes = Object.entries(facts).map(([fact, to]) => ({
    fact,
    from: fact === 'formerNames' ? null : (stored[fact] ?? null),
    to,
  }))
  await mustAs(personId, saveFacts, { customerId, source: 'form', formId: 'A1', changes })
}

async function doubled({ first, second, slip }: Pair): Promise<void> {
  const { name, shortName } = first.name
  const shared = Object.fromEntries(slip.shares.map((fact) => [fact, first[fact]]))
  await rewrite(second.managerId, second.id, {
    name: slip.write(name, shortName),
    taxNumber: null,
    ...shared,
  })
  if (slip.former)
    await rewrite(first.managerId, first.id, {
      name: `${shortName}健康产业有限公司`,
      formerNames: [{ name }],
    })
}

/**
 * A dozen records that were keyed in twice, found by the search of last night; one pair judged to be two firms, one merged
 * the day before yesterday.
 */
export async function replayDuplicates(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const pairs = pairsOf(customers)
  for (const [nth, pair] of pairs.entries())
    await at(time.moment(time.last - 20 + nth, 620 + 13 * nth), () => doubled(pair))
  await at(time.moment(time.last - 2, 200), () => searchAll(async () => false))
  const [merged, judged] = [pairs[1], pairs[3]]
  if (judged) {
    const pair = await db().duplicatePair.findFirst({
      where: {
        aId: { in: [judged.first.id, judged.second.id] },
        bId: { in: [judged.first.id, judged.second.id] },
      },
      select: { id: true },
    })
    if (pair)
      await at(time.moment(time.last - 1, 580), () =>
        mustAs(judged.first.gmId, judgeDuplicates, {
          pairIds: [pair.id],
          verdict: 'different',
          note: '父子两家店，各有执照',
        }),
      )
  }
  if (!merged) return
  const ids = [merged.first.id, merged.second.id]
  const rows = await db().customer.findMany({
    where: { id: { in: ids } },
    select: { id: true, version: true },
  })
  await at(time.moment(time.last - 2, 640), () =>
    mustAs(merged.first.gmId, mergeCustomers, {
      keptId: merged.first.id,
      loserIds: [merged.second.id],
      versions: Object.fromEntries(rows.map(({ id, version }) => [id, version])),
      reason: '同一家，业务经理重复建档',
    }),
  )
}
