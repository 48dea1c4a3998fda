import type { Anchor } from '@/lib/areas/approvals/rules/plan'
import type { Form } from '@/lib/core/forms/definition'
import type { Permission, RoleCode } from '@/lib/core/permissions'
import type { FileState } from '../../rules/customer-kinds'
import { formA1 } from '../../forms/a1'
import { formA11 } from '../../forms/a11'
import { formA13 } from '../../forms/a13'
import { formA2 } from '../../forms/a2'
import { formA9 } from '../../forms/a9'
import { formA3 } from '../../forms/a3'
import { formA4 } from '../../forms/a4'
import { formA5 } from '../../forms/a5'
import { formA6 } from '../../forms/a6'
import { formA7 } from '../../forms/a7'

/** One signature of a paper's route, after it was handed in. */
export type RouteStep = {
  /** A key of `approvals.steps`. */
  name: string
  /** Step of the form at which the signature stands. */
  cell: string
  role: RoleCode
  at: Anchor
  /** `last`: never left out. `stand-in`: only where every other step fell away. */
  duty?: 'last' | 'stand-in'
}

/** What the house knows of a paper of the dossier. Adding one takes an entry here, its form and its words. */
export type PaperEntry = {
  /** Its versions, the newest last. */
  forms: readonly [Form, ...Form[]]
  /** Whose dossier wants it: everybody's, a key account's (one with a tier), nobody's by itself. */
  wanted: 'all' | 'key-account' | 'none'
  /** Who may fill it: whoever has the permission on the customer, or holds one of the posts. */
  fill: { permission: Permission; posts?: readonly RoleCode[] }
  /** Step of the form at which it is handed in. */
  first: string
  /** Signatures after that, in order; a step falls away where its post handed the paper in. None: it holds when keyed in. */
  route: readonly RouteStep[]
  /** W2: where the file moves with the last signature, or later, when it comes to such a state with the paper signed. */
  moves?: { from: readonly FileState[]; to: FileState }
  /**
   * What the house does by it besides. `card`: the card the file opens with, changes are told against it. `basic`: it
   * is signed last only while no fact it requires is missing in the file (W2: 汇总). `review`: it answers the review that
   * waits and its last signature closes that review (R-A03). `own-word`: the customer says it.
   */
  serves?: PaperService
  /** One a customer and period, not one a customer: each period has its own versions and signatures. */
  per?: 'fiscal-period'
}

export type PaperService = 'card' | 'basic' | 'review' | 'own-word'

/** The papers of the dossier, in the order of the paper index. */
export const paperTable = {
  /** 填卡 → 业务 → 主管 → 核定 */
  A1: {
    forms: [formA1],
    wanted: 'all',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [
      { name: 'review', cell: 'sales', role: 'branch-sales-manager', at: 'branch' },
      { name: 'supervise', cell: 'supervisor', role: 'branch-gm', at: 'branch' },
      { name: 'approve', cell: 'approved', role: 'marketing-director', at: 'region', duty: 'last' },
    ],
    moves: { from: ['collated', 'in-review'], to: 'valid' },
    serves: 'card',
  },
  /** 填表 → 大客户部经理 → 营销总监 */
  A2: {
    forms: [formA2],
    wanted: 'key-account',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [
      { name: 'review', cell: 'reviewed', role: 'ka-manager', at: 'head-office' },
      { name: 'approve', cell: 'approved', role: 'marketing-director', at: 'region', duty: 'last' },
    ],
  },
  /** 填表 → 大客户部经理 */
  A3: {
    forms: [formA3],
    wanted: 'key-account',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [{ name: 'review', cell: 'reviewed', role: 'ka-manager', at: 'head-office', duty: 'last' }],
  },
  /** 填表 → 大客户部经理 */
  A4: {
    forms: [formA4],
    wanted: 'key-account',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [{ name: 'review', cell: 'reviewed', role: 'ka-manager', at: 'head-office', duty: 'last' }],
  },
  /** 填表 → 大客户部经理: one a fiscal year or quarter. */
  A5: {
    forms: [formA5],
    wanted: 'key-account',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [{ name: 'review', cell: 'reviewed', role: 'ka-manager', at: 'head-office', duty: 'last' }],
    per: 'fiscal-period',
  },
  /** 填报 → 汇总 */
  A6: {
    forms: [formA6],
    wanted: 'all',
    fill: { permission: 'customers.edit' },
    first: 'filed',
    route: [
      { name: 'collate', cell: 'collated', role: 'branch-gm', at: 'branch' },
      { name: 'approve', cell: 'collated', role: 'marketing-director', at: 'region', duty: 'stand-in' },
    ],
    moves: { from: ['collecting'], to: 'collated' },
    serves: 'basic',
  },
  /** The customer fills it; our side keys it in (R-A12). */
  A7: {
    forms: [formA7],
    wanted: 'none',
    fill: { permission: 'customers.edit' },
    first: 'keyed',
    route: [],
    serves: 'own-word',
  },
  /** 填表 → 大客户部经理 */
  A9: {
    forms: [formA9],
    wanted: 'key-account',
    fill: { permission: 'customers.edit' },
    first: 'filled',
    route: [{ name: 'review', cell: 'reviewed', role: 'ka-manager', at: 'head-office', duty: 'last' }],
  },
  /** 调查 → 阅 */
  A11: {
    forms: [formA11],
    wanted: 'none',
    fill: { permission: 'grading.rate', posts: ['credit-investigator'] },
    first: 'investigated',
    route: [{ name: 'approve', cell: 'read', role: 'marketing-director', at: 'region', duty: 'last' }],
  },
  /** 核查 → 审核: opened by the calendar (R-A03). */
  A13: {
    forms: [formA13],
    wanted: 'none',
    fill: { permission: 'customers.edit', posts: ['archivist'] },
    first: 'reviewed',
    route: [
      { name: 'approve', cell: 'approved', role: 'branch-gm', at: 'branch' },
      { name: 'approve', cell: 'approved', role: 'marketing-director', at: 'region', duty: 'stand-in' },
    ],
    moves: { from: ['in-review'], to: 'valid' },
    serves: 'review',
  },
} as const satisfies Readonly<Record<string, PaperEntry>>

export type DossierPaperId = keyof typeof paperTable
export const dossierPapers = Object.keys(paperTable) as [DossierPaperId, ...DossierPaperId[]]

/** Is this the id of a paper of the dossier? */
export function isDossierPaper(id: string): id is DossierPaperId {
  return Object.hasOwn(paperTable, id)
}

/** What is known of a paper. */
export function paperOf(id: DossierPaperId): PaperEntry {
  return paperTable[id]
}

/** Papers whose last signature moves the file (W2). */
export const papersThatMove = dossierPapers.filter((id) => paperOf(id).moves)

/** Has a customer one of this paper for each fiscal period? */
export function isPerPeriod(id: DossierPaperId): boolean {
  return paperOf(id).per === 'fiscal-period'
}

/** Is this paper (of any kind of form) the one that serves so? */
export function serves(id: string, service: PaperService): boolean {
  return isDossierPaper(id) && paperOf(id).serves === service
}

/** The paper that serves so; exactly one does. */
export function paperThatServes(service: PaperService): DossierPaperId {
  return dossierPapers.find((id) => serves(id, service))!
}

/** What the steps of a paper are chosen by: which, who handed it in, and whether the customer belongs to a branch. */
export type SignedPaper = { formId: DossierPaperId; by: readonly string[]; hasBranch: boolean }

/** The signatures this paper goes through. The last word is never left out; a stand-in signs where nobody else would. */
export function routeOf({ formId, by, hasBranch }: SignedPaper): readonly RouteStep[] {
  const { route } = paperOf(formId)
  const kept = route.filter(
    ({ duty, role, at }) =>
      duty === 'last' || (duty === undefined && !by.includes(role) && (at !== 'branch' || hasBranch)),
  )
  return kept.length > 0 ? kept : route.filter(({ duty }) => duty === 'stand-in')
}

/**
 * Steps that fell away because the one who handed the paper in holds their post; `stands`: names of the steps it has. Where
 * no step of the branch stands the customer may have none, which says nothing about him.
 */
export function fellToFirst(id: DossierPaperId, stands: readonly string[]): readonly RouteStep[] {
  const { route } = paperOf(id)
  const hasBranch = route.some(({ at, name }) => at === 'branch' && stands.includes(name))
  return route.filter(
    ({ duty, at, name }) => duty === undefined && !stands.includes(name) && (at !== 'branch' || hasBranch),
  )
}

/** Is this paper part of the dossier of a customer with this tier (null = none)? */
export function isWanted(id: DossierPaperId, tier: unknown): boolean {
  const { wanted } = paperOf(id)
  return wanted === 'all' || (wanted === 'key-account' && tier !== null && tier !== undefined)
}

/** The cell of the form at which a step of the route signs. */
export function cellOfStep(id: DossierPaperId, step: string): string | null {
  return paperOf(id).route.find(({ name }) => name === step)?.cell ?? null
}
