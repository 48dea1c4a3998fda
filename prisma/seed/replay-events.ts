import { reportLawsuit } from '@/lib/areas/grading/events/mutations'
import { usageOf, type DemoCustomer } from './customers'
import { at, mustAs } from './replay'
import { type Timeline } from './timeline'

const NOTES = [
  ['SZ', 1, 580, '供货商澄和药业起诉追讨货款 38.6 万元，区法院已立案，传票由客户会计转来。'],
  ['HZ', 3, 910, '被运输公司起诉拖欠运费和货款，十二月上旬开庭；客户称可调解。'],
] as const

/** Two customers in the middle of their rating were sued: the sales managers reported it, the sheets wait to be filled in (W3). */
export async function replayLawsuits(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  for (const [branch, daysAgo, minute, note] of NOTES) {
    const sued = customers.find(
      (c) =>
        c.branch === branch &&
        c.fate.state === 'selected' &&
        c.ratings.length > 0 &&
        c.ratings.at(-1)!.day > time.last - 50 &&
        c.ratings.at(-1)!.result.grade === 3 &&
        usageOf(c, time) < 0.5,
    )
    if (!sued) continue
    const on = time.date(time.last - daysAgo - 2)
    await at(time.moment(time.last - daysAgo, minute), () =>
      mustAs(sued.managerId, reportLawsuit, { customerId: sued.id, on, note }),
    )
  }
}
