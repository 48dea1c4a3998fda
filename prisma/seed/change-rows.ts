import { type DossierFactKey } from '@/lib/areas/customers/rules/dossier-facts'
import { fen } from '@/lib/core/money'
import { unitId } from './cast'
import { changeApproval } from './change-approvals'
import { type Cell, type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor, personName } from './names'
import { demoUnits } from './people'
import { mobile } from './places'
import { type Chance, idAt } from './random'
import { type Timeline } from './timeline'
import { headId } from './trade-rows'

const nameOf = (code: string) => demoUnits.find((u) => u.code === code)!.name

type Change = {
  c: DemoCustomer
  kind: 'add' | 'disqualify' | 'lost' | 'end'
  day: number
  at: Date
  chance: Chance
}

const REMOVALS = {
  disqualify: ['plan-missed', '七至九月计划均未完成', '连续三个月完成不到六成'],
  lost: ['no-purchase', '转向他家进货，经理两次拜访未果', '门店关停，不再进货'],
  end: ['own-wish', '客户转行，协商终止', '股权变更，新东家另有渠道'],
} as const

const KIND_ON_PAPER = {
  add: 'add',
  disqualify: 'remove-disqualified',
  lost: 'remove-lost',
  end: 'remove-ended',
} as const
const REMOVED = { lost: 'lost', disqualified: 'disqualify', ended: 'end' } as const

/** Selections and removals of the past year, in the order they were filled in. */
function changesOf(customers: readonly DemoCustomer[], time: Timeline): Change[] {
  const changes = customers.flatMap((c): Change[] => {
    const chance = chanceFor(c.source.id, 'change')
    const made: Change[] = []
    const add = (kind: Change['kind'], day: number) =>
      made.push({ c, kind, day, at: time.moment(day, chance.between(560, 1030)), chance })
    if (c.fate.selectedDay >= 0 && c.fate.selectedDay < time.last)
      add('add', Math.max(0, c.fate.selectedDay - 2))
    const removed = c.fate.restoring ? 'lost' : REMOVED[c.fate.state as keyof typeof REMOVED]
    if (removed && c.fate.changedDay !== null) add(removed, c.fate.changedDay)
    return made
  })
  return changes.sort((a, b) => a.at.getTime() - b.at.getTime() || a.c.rank - b.c.rank)
}

function answersOf(
  { c, kind, day, chance }: Change,
  number: string,
  present: number,
  quota: number,
  time: Timeline,
): Record<string, unknown> {
  const shared = {
    number,
    unit: { id: unitId(c.branch), label: nameOf(c.branch) },
    filledOn: time.date(day),
    changeKind: KIND_ON_PAPER[kind],
    customer: { id: c.id, label: c.name.name },
    channelNature: c.profile.channelNature,
  }
  if (kind !== 'add') {
    const [code, ...notes] = REMOVALS[kind]
    return {
      ...shared,
      removalReason: code,
      removalNote: chance.pick(notes),
      receivable: fen(Math.max(0, c.trading.receivableFen)),
    }
  }
  const pharmacy = c.profile.kind === 'large-pharmacy'
  return {
    ...shared,
    basis: pharmacy ? 'large-pharmacy' : 'strong-local-channel',
    canDistribute: true,
    canDistributeNote: c.facts.distributionAbilityNote ?? null,
    hasFunds: true,
    hasFundsNote: c.facts.fundsNote ?? null,
    hasWill: true,
    hasWillNote: c.facts.cooperationNote ?? null,
    quota,
    present,
    ...(pharmacy ? { pharmacyCase: '城区人流最大的药房之一，批发商供不进去' } : {}),
  }
}

/** Rows of form C1: who came in and who was let go, all signed and filed with the marketing department. */
export function changeRows(
  customers: readonly DemoCustomer[],
  quotas: ReadonlyMap<string, number>,
  time: Timeline,
  counters: Map<string, number>,
): Record<'CustomerChange' | 'Approval' | 'ApprovalStep', Rows> {
  const changes = changesOf(customers, time)
  const present = new Map<string, number>()
  for (const c of customers)
    if (c.fate.selectedDay < 0) present.set(c.branch, (present.get(c.branch) ?? 0) + 1)
  const papers: ReturnType<typeof changeApproval>[] = []
  const rows = changes.map((change) => {
    const { c, kind, day, at, chance } = change
    const period = time.month(day)
    const running = (counters.get(`C1 ${period}`) ?? 0) + 1
    counters.set(`C1 ${period}`, running)
    const number = `C1-${period}-${String(running).padStart(4, '0')}`
    const before = present.get(c.branch) ?? 0
    present.set(c.branch, before + (kind === 'add' ? 1 : -1))
    const id = idAt(at, chance)
    const paper = changeApproval({ c, id, number, kind, day, filledAt: at }, time)
    papers.push(paper)
    // What was signed in the last week lies partly unfiled, some of it beyond its days (R-S04).
    const isFiled = day < time.last - 7 || chance.happens(0.4)
    return {
      id,
      number,
      customerId: c.id,
      branchId: unitId(c.branch),
      kind,
      answers: answersOf(change, number, before, quotas.get(c.branch)!, time),
      state: isFiled ? 'filed' : 'approved',
      fromState: kind === 'add' ? 'potential' : 'selected',
      approvalId: paper.id,
      filledOn: time.date(day),
      filedById: isFiled ? headId('marketing-officer') : null,
      filedAt: isFiled ? time.moment(Math.min(time.last, day + 2), 620) : null,
      createdBy: kind === 'end' ? c.gmId : c.managerId,
      createdAt: at,
      version: 4,
    }
  })
  return {
    CustomerChange: rows,
    Approval: papers.map((paper) => paper.approval),
    ApprovalStep: papers.flatMap((paper) => paper.steps),
  }
}

type Amended = {
  fact: DossierFactKey
  before: unknown
  source: 'form' | 'visit' | 'customer'
  reason: string | null
}

function amendmentOf(c: DemoCustomer, chance: Chance): Amended {
  const { facts } = c
  return chance.weighted<Amended>([
    [
      {
        fact: 'businessContact',
        before: {
          id: null,
          name: personName(chance),
          title: '采购',
          phone: mobile(chance.between(5000, 8900)),
        },
        source: 'visit',
        reason: '原联系人离职',
      },
      facts.businessContact ? 4 : 0,
    ],
    [{ fact: 'paymentContact', before: null, source: 'form', reason: null }, facts.paymentContact ? 3 : 0],
    [
      {
        fact: 'capital',
        before: fen(Math.round((facts.capital ?? 0) / 2_000_000) * 1_000_000),
        source: 'customer',
        reason: '增资，已见变更登记',
      },
      facts.capital ? 2 : 0,
    ],
    [
      {
        fact: 'sellingStrength',
        before: Math.max(1, (facts.sellingStrength ?? 3) - 1),
        source: 'visit',
        reason: '近三月销售增长，重新评定',
      },
      facts.sellingStrength ? 3 : 0,
    ],
    [
      { fact: 'tradingTerms', before: '现款现货', source: 'form', reason: '付款条件变更' },
      facts.tradingTerms && c.profile.exceptionDaysAgo !== null ? 2 : 0,
    ],
    [
      { fact: 'shopStaff', before: (facts.shopStaff ?? 5) + 3, source: 'visit', reason: null },
      facts.shopStaff ? 2 : 0,
    ],
    [{ fact: 'postcode', before: null, source: 'form', reason: null }, 0.2],
  ])
}

/** Rows of facts that changed in the last four months: what the dossier says now, and what it said before. */
export function factChangeRows(customers: readonly DemoCustomer[], time: Timeline): Rows {
  const rows = customers.flatMap((c) => {
    const chance = chanceFor(c.source.id, 'facts')
    if (c.fate.state !== 'selected' || !chance.happens(0.12 + 0.25 * c.profile.strength)) return []
    const { fact, before, source, reason } = amendmentOf(c, chance)
    const after = c.facts[fact]
    if (after === undefined) return []
    const at = time.moment(time.last - chance.between(1, 120), chance.between(540, 1050))
    if (at < c.createdAt) return []
    return [
      {
        id: idAt(at, chance),
        customerId: c.id,
        fact,
        before: json(before),
        after: json(after),
        source,
        personId: source === 'form' ? c.managerId : c.ownerId,
        reason,
        at,
      },
    ]
  })
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** JSON text for a column that also takes bare numbers and strings. */
function json(value: unknown): Cell {
  return value === null ? null : JSON.stringify(value)
}
