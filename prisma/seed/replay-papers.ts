import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { readDossier } from '@/lib/areas/customers/dossier/queries'
import { submitPaper } from '@/lib/areas/customers/papers/mutations'
import { totalCompleteness } from '@/lib/areas/customers/completeness/mutations'
import { onPool } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { type DemoCustomer } from './customers'
import { actAs, at, mustAs, sign } from './replay'
import { holderId } from './cast'
import { type Timeline } from './timeline'

const CARDS = 8

/** File cards handed in and signed by all; a fact of some changes afterwards, and one card still waits. */
export async function replayCards(customers: readonly DemoCustomer[], time: Timeline): Promise<void> {
  const keys = customers.filter((c) => c.tier !== null && c.fate.state === 'selected').slice(0, 40)
  let signed = 0
  for (const [i, c] of keys.entries()) {
    if (signed >= CARDS) break
    const handed = await at(time.moment(time.last - 9, 540 + 7 * i), () =>
      actAs(c.ownerId, submitPaper, {
        customerId: c.id,
        formId: 'A1',
        formVersion: 1,
        changes: [],
        answers: {},
      }),
    )
    // Most dossiers have gaps: theirs cannot be handed in yet.
    if (handed.kind !== 'ok' || handed.value.approvalId === null) continue
    signed += 1
    const paper = [handed.value.approvalId]
    await at(time.moment(time.last - 8, 560 + 5 * i), () => sign(c.managerId, paper))
    if (signed === CARDS) break
    await at(time.moment(time.last - 7, 570 + 5 * i), () => sign(c.gmId, paper, { remark: '属实' }))
    await at(time.moment(time.last - 6, 580 + 5 * i), () =>
      sign(holderId('marketing-director', c.region), paper, { remark: '核定' }),
    )
    if (signed % 2 === 0) continue
    await at(time.moment(time.last - 3, 600 + 5 * i), () => changeSomething(c))
  }
}

async function changeSomething(c: DemoCustomer): Promise<void> {
  const facts = (await readDossier(onPool, c.id))?.facts ?? {}
  await mustAs(c.ownerId, saveFacts, {
    customerId: c.id,
    source: 'visit',
    reason: '走访所见',
    changes: [
      { fact: 'vehicles', from: facts['vehicles'] ?? null, to: Number(facts['vehicles'] ?? 0) + 1 },
      { fact: 'sellsTo', from: facts['sellsTo'] ?? null, to: '社区卫生服务中心、单体药房、连锁门店' },
    ],
  })
}

/** The totals of completeness, as the job of the last hour left them. */
export async function replayTotals(): Promise<void> {
  const outcome = await runMutation(totalCompleteness, systemViewer('customers.completeness'), {})
  if (outcome.kind !== 'ok') throw new Error(`customers.total-completeness: ${outcome.kind}`)
}
