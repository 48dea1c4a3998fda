/**
 * The names of everything a person may be allowed to do, the reach of a grant, and the roles
 * (post codes) grants are given to. A name that is not here cannot be granted; what is not granted is refused.
 */
// prettier-ignore
export const permissions = [
  'customers.read', 'customers.create', 'customers.edit', 'customers.import', 'customers.export',
  'customers.hand-over', 'customers.merge', 'customers.read-personal', 'customers.read-bank',
  'customers.set-quota', 'customers.select', 'customers.review-selection', 'customers.approve-selection',
  'customers.file-change', 'customers.confirm-lost', 'customers.end-cooperation', 'customers.review-file',
  'grading.read', 'grading.rate', 'grading.review', 'grading.approve',
  'grading.propose-tier', 'grading.review-tier', 'grading.approve-tier',
  'credit.read', 'credit.apply', 'credit.decide', 'credit.freeze', 'credit.set-totals', 'credit.approve-totals',
  'trade.read', 'trade.edit-products',
  'trade.contract-create', 'trade.contract-sign', 'trade.contract-file',
  'trade.request-exception', 'trade.approve-exception',
  'trade.report-need', 'trade.order-create', 'trade.order-sign', 'trade.assign-courier', 'trade.release',
  'trade.carry', 'trade.deliver', 'trade.match-papers',
  'trade.record-receipt', 'trade.hand-in', 'trade.remit', 'trade.relax-remittance', 'trade.appraise-remittance',
  'trade.set-remittance-ratio', 'trade.write-off',
  'trade.plan-create', 'trade.plan-approve', 'trade.plan-check',
  'trade.report-create', 'trade.report-review', 'trade.report-approve',
  'visits.read', 'visits.plan', 'visits.record', 'visits.approve', 'visits.approve-costly',
  'visits.apply-gift', 'visits.approve-gift', 'visits.apply-reception', 'visits.approve-reception',
  'visits.settle-expense',
  'warnings.read', 'warnings.investigate', 'warnings.handle',
  'archive.read', 'archive.read-secret', 'archive.hand-over', 'archive.file', 'archive.lend',
  'archive.borrow-freely', 'archive.apply-loan', 'archive.approve-loan', 'archive.approve-secret-loan',
  'archive.delegate',
  'service.read', 'service.register', 'service.judge', 'service.handle', 'service.check-payout',
  'service.approve-payout', 'service.survey', 'service.set-standard',
  'development.read', 'development.edit', 'development.decide', 'development.approve',
  'development.bid-create', 'development.bid-review', 'development.bid-approve',
  'forms.read', 'forms.fill', 'forms.send-out', 'forms.design',
  'approvals.read', 'approvals.start', 'approvals.sign', 'approvals.add-signer', 'approvals.delegate',
  'approvals.administer',
  'reports.read', 'reports.export',
  'admin.organisation', 'admin.people', 'admin.roles', 'admin.settings', 'admin.audit', 'admin.jobs',
  'audit.read',
] as const

export type Permission = (typeof permissions)[number]

/** How far a grant reaches, narrow to wide: my own rows, my unit, my unit and all below, the company. */
export const scopes = ['own', 'unit', 'subtree', 'all'] as const
export type Scope = (typeof scopes)[number]

/** Post codes. A post is a role held in a unit, with dates. */
// prettier-ignore
export const roleCodes = [
  'sales-rep', 'branch-sales-manager', 'branch-gm', 'regional-manager', 'region-clerk',
  'marketing-director', 'head-of-marketing', 'marketing-officer',
  'cashier', 'accountant', 'courier',
  'collection-accountant', 'finance-officer', 'finance-manager',
  'ka-manager', 'ka-supervisor', 'ka-specialist', 'ka-clerk', 'credit-investigator',
  'department-manager', 'service-manager', 'service-officer', 'bid-officer', 'bid-reviewer',
  'archivist', 'gm-office-head', 'general-manager', 'deputy-gm',
  'administrator', 'auditor',
] as const

export type RoleCode = (typeof roleCodes)[number]

export type Grants = Record<RoleCode, Partial<Record<Permission, Scope>>>

/** The wider of two reaches. */
export function widerScope(a: Scope | null, b: Scope | null): Scope | null {
  if (a === null || b === null) return a ?? b
  return scopes.indexOf(a) >= scopes.indexOf(b) ? a : b
}

/** Is `text` the name of a permission? Unknown names mean no. */
export function isPermission(text: string): text is Permission {
  return (permissions as readonly string[]).includes(text)
}

/** Is `text` a post code? */
export function isRoleCode(text: string): text is RoleCode {
  return (roleCodes as readonly string[]).includes(text)
}

/** How far these roles together may do `permission`; null when none of them may. */
export function reachOf(grants: Grants, roles: readonly RoleCode[], permission: Permission): Scope | null {
  return roles.reduce<Scope | null>(
    (reach, role) => widerScope(reach, grants[role][permission] ?? null),
    null,
  )
}

/** Two rights that must never meet in one hand, whatever an administrator grants (segregation of duties). */
export const segregated = [
  { rule: 'R-D02', pair: ['trade.release', 'trade.order-sign'] },
  { rule: 'R-D02', pair: ['trade.release', 'trade.order-create'] },
  { rule: 'R-P01', pair: ['trade.order-create', 'trade.edit-products'] },
  { rule: 'R-A07', pair: ['archive.lend', 'archive.approve-loan'] },
  { rule: 'R-A07', pair: ['archive.lend', 'archive.approve-secret-loan'] },
] as const satisfies readonly { rule: string; pair: readonly [Permission, Permission] }[]

/** The segregations that a set of granted permissions would break; empty when it is sound. */
export function clashesOf(granted: Iterable<Permission>): readonly (typeof segregated)[number][] {
  const held = new Set<Permission>(granted)
  return segregated.filter(({ pair }) => pair.every((permission) => held.has(permission)))
}
