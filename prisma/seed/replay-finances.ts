import { formA5 } from '@/lib/areas/customers/forms/a5'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { fiscalChoices } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { type DemoCustomer } from './customers'
import { financialAnswers } from './financial-figures'
import { accountsWithSheets, yearBefore } from './financial-rows'
import { at, mustAs } from './replay'
import { type Timeline } from './timeline'

const WAITING = 3

/** Sheets of the newest quarter handed in these days: they wait for the key-account manager. */
export async function replayFinances(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const [quarter] = fiscalChoices(time.today).quarters
  const waiting = accountsWithSheets(customers).slice(16, 16 + WAITING)
  for (const [nth, c] of waiting.entries()) {
    const { figures, rest } = financialAnswers(c, quarter!, yearBefore(time.today))
    await at(time.moment(time.last - 2 + Math.min(nth, 1), 620 + 9 * nth), () =>
      mustAs(c.ownerId, submitPaper, {
        customerId: c.id,
        formId: formA5.id,
        formVersion: formA5.version,
        period: quarter,
        changes: [],
        answers: { ...figures, ...rest },
      }),
    )
  }
}
