import type { Grants, Permission, RoleCode, Scope } from '@/lib/core/permissions'

/** Gives every named permission the same reach. */
function to(scope: Scope, ...names: Permission[]): Partial<Record<Permission, Scope>> {
  return Object.fromEntries(names.map((name) => [name, scope]))
}

/** What everyone who can sign in may do: fill and read his own papers, act on what waits for him. */
const everyone = to(
  'own',
  'forms.fill',
  'forms.read',
  'approvals.read',
  'approvals.start',
  'approvals.sign',
  'approvals.delegate',
  'visits.apply-reception',
  'service.register',
)

/** A superior of the sales line reads the whole business below him. */
function readsBusiness(scope: Scope) {
  return to(
    scope,
    'customers.read',
    'customers.read-personal',
    'grading.read',
    'credit.read',
    'trade.read',
    'visits.read',
    'warnings.read',
    'service.read',
    'development.read',
    'forms.read',
    'reports.read',
    'approvals.read',
  )
}

/**
 * Who may do what on a fresh installation (docs/domain roles 3.1–3.5). Administrators may change it,
 * except where two rights are segregated (see `clashesOf`).
 */
export const defaultGrants: Grants = {
  // ── the distribution company
  'sales-rep': {
    ...everyone,
    ...to('own', 'customers.read', 'customers.edit', 'customers.read-personal', 'trade.read', 'visits.read'),
    ...to('own', 'trade.report-need', 'trade.deliver', 'trade.record-receipt', 'trade.plan-check'),
    ...to('own', 'visits.plan', 'visits.record', 'visits.apply-gift'),
    ...to(
      'own',
      'warnings.read',
      'warnings.investigate',
      'service.read',
      'development.read',
      'development.edit',
    ),
    ...to('own', 'forms.send-out', 'reports.read'),
  },
  'branch-sales-manager': {
    ...everyone,
    ...readsBusiness('subtree'),
    ...to('subtree', 'customers.create', 'customers.edit', 'customers.import', 'customers.export'),
    ...to(
      'subtree',
      'customers.read-bank',
      'customers.select',
      'customers.confirm-lost',
      'customers.hand-over',
    ),
    ...to('subtree', 'grading.rate', 'credit.apply', 'credit.decide'),
    ...to('subtree', 'trade.contract-create', 'trade.contract-sign', 'trade.request-exception'),
    ...to('subtree', 'trade.order-create', 'trade.order-sign', 'trade.plan-create', 'trade.report-create'),
    ...to('subtree', 'visits.plan', 'visits.record', 'visits.apply-gift', 'development.edit'),
    ...to('subtree', 'warnings.investigate', 'warnings.handle', 'forms.send-out', 'reports.export'),
    ...to('subtree', 'service.survey'),
  },
  'branch-gm': {
    ...everyone,
    ...readsBusiness('subtree'),
    ...to('subtree', 'customers.edit', 'customers.read-bank', 'customers.export', 'customers.hand-over'),
    ...to('subtree', 'customers.review-selection', 'customers.end-cooperation', 'customers.merge'),
    ...to('subtree', 'grading.review', 'credit.decide', 'credit.freeze'),
    ...to(
      'subtree',
      'trade.contract-sign',
      'trade.approve-exception',
      'trade.order-sign',
      'trade.assign-courier',
    ),
    ...to('subtree', 'trade.plan-approve', 'trade.report-review'),
    ...to('subtree', 'visits.plan', 'visits.record', 'visits.approve'),
    ...to('subtree', 'warnings.investigate', 'warnings.handle', 'approvals.add-signer', 'reports.export'),
  },
  'regional-manager': {
    ...everyone,
    ...readsBusiness('subtree'),
    ...to('subtree', 'credit.decide', 'credit.freeze', 'visits.plan', 'visits.record', 'visits.approve'),
    ...to('subtree', 'warnings.handle', 'approvals.add-signer', 'reports.export'),
  },
  'region-clerk': {
    ...everyone,
    ...to('subtree', 'customers.read', 'customers.create', 'customers.edit', 'customers.import'),
    ...to('subtree', 'customers.read-personal', 'customers.read-bank', 'grading.read', 'trade.read'),
    ...to('subtree', 'forms.read', 'reports.read'),
  },
  'marketing-director': {
    ...everyone,
    ...readsBusiness('subtree'),
    ...to('subtree', 'customers.edit', 'customers.read-bank', 'customers.export', 'customers.hand-over'),
    ...to('subtree', 'customers.merge', 'grading.approve', 'grading.approve-tier'),
    ...to('subtree', 'credit.decide', 'credit.freeze', 'trade.report-approve'),
    ...to('subtree', 'visits.plan', 'visits.record', 'visits.approve', 'visits.approve-costly'),
    ...to('subtree', 'visits.approve-gift', 'visits.approve-reception', 'development.approve'),
    ...to('subtree', 'warnings.handle', 'approvals.add-signer', 'reports.export'),
    ...to('subtree', 'archive.borrow-freely', 'archive.read'),
  },
  'head-of-marketing': {
    ...everyone,
    ...readsBusiness('all'),
    ...to('all', 'customers.approve-selection', 'customers.file-change', 'customers.set-quota'),
    ...to('all', 'customers.export', 'credit.set-totals', 'credit.approve-totals', 'trade.contract-file'),
    ...to('all', 'trade.set-remittance-ratio', 'trade.edit-products', 'approvals.add-signer'),
    ...to('all', 'reports.export'),
  },
  'marketing-officer': {
    ...everyone,
    ...to(
      'all',
      'customers.read',
      'customers.set-quota',
      'customers.file-change',
      'grading.read',
      'credit.read',
    ),
    ...to('all', 'credit.set-totals', 'trade.read', 'trade.contract-file', 'trade.set-remittance-ratio'),
    ...to('all', 'trade.edit-products', 'forms.read', 'reports.read', 'reports.export'),
  },
  cashier: {
    ...everyone,
    ...to('subtree', 'customers.read', 'credit.read', 'grading.read', 'trade.read'),
    ...to('subtree', 'trade.release', 'trade.record-receipt', 'trade.hand-in', 'trade.remit'),
  },
  accountant: {
    ...everyone,
    ...to('subtree', 'customers.read', 'customers.read-bank', 'credit.read', 'grading.read', 'trade.read'),
    ...to('subtree', 'trade.match-papers', 'trade.record-receipt', 'reports.read', 'reports.export'),
  },
  courier: {
    ...everyone,
    ...to('own', 'trade.read', 'trade.carry'),
  },

  // ── head office, money
  'collection-accountant': {
    ...everyone,
    ...to('all', 'customers.read', 'credit.read', 'trade.read', 'trade.appraise-remittance'),
    ...to('all', 'reports.read', 'reports.export'),
  },
  'finance-officer': {
    ...everyone,
    ...to('all', 'customers.read', 'customers.read-bank', 'credit.read', 'trade.read', 'visits.read'),
    ...to('all', 'visits.settle-expense', 'service.check-payout', 'reports.read', 'reports.export'),
  },
  'finance-manager': {
    ...everyone,
    ...to('all', 'customers.read', 'customers.read-bank', 'credit.read', 'grading.read', 'trade.read'),
    ...to('all', 'trade.relax-remittance', 'trade.write-off', 'visits.read', 'visits.approve-reception'),
    ...to('all', 'visits.settle-expense', 'service.read', 'service.check-payout', 'development.bid-review'),
    ...to('all', 'reports.read', 'reports.export', 'approvals.add-signer'),
  },

  // ── the key-account department
  'ka-manager': {
    ...everyone,
    ...readsBusiness('all'),
    ...to('all', 'customers.create', 'customers.edit', 'customers.export', 'customers.hand-over'),
    ...to('all', 'customers.merge', 'customers.review-file', 'grading.propose-tier', 'grading.review-tier'),
    ...to(
      'all',
      'visits.plan',
      'visits.record',
      'visits.approve',
      'visits.approve-gift',
      'visits.approve-reception',
    ),
    ...to(
      'all',
      'development.edit',
      'development.decide',
      'warnings.handle',
      'forms.send-out',
      'reports.export',
    ),
    ...to('all', 'archive.apply-loan', 'archive.hand-over', 'approvals.add-signer', 'service.survey'),
  },
  'ka-supervisor': {
    ...everyone,
    ...readsBusiness('subtree'),
    ...to('subtree', 'customers.create', 'customers.edit', 'customers.review-file', 'grading.propose-tier'),
    ...to(
      'subtree',
      'visits.plan',
      'visits.record',
      'visits.apply-gift',
      'development.edit',
      'forms.send-out',
    ),
    ...to('subtree', 'service.handle', 'service.survey'),
  },
  'ka-specialist': {
    ...everyone,
    ...to('own', 'customers.read', 'customers.create', 'customers.edit', 'customers.read-personal'),
    ...to('own', 'grading.read', 'grading.propose-tier', 'trade.read'),
    ...to('own', 'visits.read', 'visits.plan', 'visits.record', 'visits.apply-gift'),
    ...to('own', 'warnings.read', 'service.read', 'service.survey', 'development.read', 'development.edit'),
    ...to('own', 'forms.send-out', 'reports.read'),
  },
  'ka-clerk': {
    ...everyone,
    ...to('unit', 'customers.read', 'visits.read', 'forms.read', 'reports.read', 'archive.hand-over'),
  },
  'credit-investigator': {
    ...everyone,
    ...to('subtree', 'customers.read', 'customers.read-bank', 'grading.read', 'credit.read', 'trade.read'),
    ...to('subtree', 'forms.read'),
  },

  // ── other departments
  'department-manager': {
    ...everyone,
    ...to('subtree', 'customers.read', 'visits.read', 'visits.approve', 'visits.approve-reception'),
    ...to('subtree', 'forms.read', 'reports.read', 'approvals.read', 'approvals.add-signer'),
    ...to(
      'subtree',
      'archive.read',
      'archive.apply-loan',
      'archive.hand-over',
      'service.read',
      'service.handle',
    ),
  },
  'service-manager': {
    ...everyone,
    ...to('all', 'customers.read', 'service.read', 'service.judge', 'service.handle', 'service.check-payout'),
    ...to('all', 'service.survey', 'service.set-standard', 'forms.read', 'forms.send-out', 'reports.read'),
  },
  'service-officer': {
    ...everyone,
    ...to('all', 'customers.read', 'service.read', 'service.handle', 'service.survey', 'forms.send-out'),
  },
  'bid-officer': {
    ...everyone,
    ...to('all', 'customers.read', 'development.read', 'development.edit', 'development.bid-create'),
  },
  'bid-reviewer': {
    ...everyone,
    ...to('all', 'development.read', 'development.bid-review'),
  },

  // ── the archive room and the management
  archivist: {
    ...everyone,
    ...to('all', 'archive.read', 'archive.read-secret', 'archive.file', 'archive.lend', 'customers.read'),
    ...to('all', 'customers.review-file', 'forms.read'),
  },
  'gm-office-head': {
    ...everyone,
    ...to('all', 'archive.read', 'archive.borrow-freely', 'archive.approve-loan', 'reports.read'),
  },
  'general-manager': {
    ...everyone,
    ...readsBusiness('all'),
    ...to(
      'all',
      'archive.read',
      'archive.read-secret',
      'archive.borrow-freely',
      'archive.approve-secret-loan',
    ),
    ...to(
      'all',
      'archive.delegate',
      'visits.approve-gift',
      'visits.approve-reception',
      'service.approve-payout',
    ),
    ...to('all', 'development.bid-approve', 'approvals.add-signer', 'reports.export', 'audit.read'),
  },
  'deputy-gm': {
    ...everyone,
    ...readsBusiness('all'),
    ...to(
      'all',
      'archive.read',
      'archive.read-secret',
      'archive.borrow-freely',
      'archive.approve-secret-loan',
    ),
    ...to('all', 'service.approve-payout', 'approvals.add-signer', 'reports.export'),
  },

  // ── the system itself: no business rights
  administrator: to(
    'all',
    'admin.organisation',
    'admin.people',
    'admin.roles',
    'admin.settings',
    'admin.audit',
    'admin.jobs',
    'forms.design',
    'approvals.administer',
    'audit.read',
  ),
  auditor: {
    ...readsBusiness('all'),
    ...to('all', 'archive.read', 'audit.read', 'admin.audit', 'reports.export'),
  },
} satisfies Record<RoleCode, Partial<Record<Permission, Scope>>>
