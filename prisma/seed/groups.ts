import { setParent } from '@/lib/areas/customers/groups/mutations'
import type { GroupTie } from '@/lib/areas/customers/groups/schema'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { at, mustAs } from './replay'
import { type Timeline } from './timeline'
import { headId } from './trade-rows'

/** A group: who heads it, and of which branches its firms are, nearest first; `middle` firms have firms of their own. */
type GroupPlan = { head: string; branches: readonly string[]; middle: number }

const PLANS: readonly GroupPlan[] = [
  { head: '苇汀大药房连锁', branches: ['SZ', 'SZ', 'HZ', 'SZ', 'GZ', 'HZ', 'SZ', 'XM', 'SZ', 'HZ', 'GZ'], middle: 3 },
  { head: '芦墟同泽医药', branches: ['SZ', 'HZ', 'SZ', 'SZ', 'HZ', 'XM', 'SZ', 'GZ'], middle: 2 },
  { head: '池荷百草药房连锁', branches: ['HZ', 'HZ', 'SZ', 'HZ', 'HZ', 'XM'], middle: 2 },
  { head: '春蓼医药商贸', branches: ['GZ', 'XM', 'GZ', 'GZ'], middle: 1 },
  { head: '澄麓医药批发', branches: ['SZ', 'SZ', 'HZ'], middle: 1 },
  { head: '赤岸民丰药品', branches: ['XM', 'GZ'], middle: 0 },
] // prettier-ignore

/** Who of a branch may be bought by a group: most trade with us, a few are lost or only known. */
function candidatesOf(customers: readonly DemoCustomer[], branch: string): DemoCustomer[] {
  const named = new Set(PLANS.map((plan) => plan.head))
  return customers.filter(
    (c) =>
      c.branch === branch && !named.has(c.name.shortName) && chanceFor(c.source.id, 'group').happens(0.02),
  )
}

/** Firms that belong together, across branches and regions, as the key-account department found them out in the last weeks. */
export async function replayGroups(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const free = new Map(['SZ', 'HZ', 'GZ', 'XM'].map((branch) => [branch, candidatesOf(customers, branch)]))
  for (const [nth, plan] of PLANS.entries()) {
    const head = customers.find((c) => c.name.shortName === plan.head)
    if (!head) continue
    const firms: DemoCustomer[] = []
    for (const branch of plan.branches) {
      const firm = free.get(branch)?.shift()
      if (!firm) continue
      const above = firms.length < plan.middle + 1 ? head : firms[firms.length % (plan.middle + 1)]
      const tie: GroupTie = chanceFor(firm.source.id, 'tie').happens(0.7) ? 'subsidiary' : 'affiliate'
      const day = time.last - 34 + 5 * nth + Math.floor(firms.length / 3)
      await at(time.moment(day, 600 + 17 * firms.length), () =>
        mustAs(headId('ka-manager'), setParent, { customerId: firm.id, parentId: (above ?? head).id, tie }),
      )
      firms.push(firm)
    }
  }
}
