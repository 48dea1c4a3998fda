/** A column that names a customer, and what a merge does with it. */
export type MovedPlace = {
  table: string
  /** Column that names the customer; `text` columns hold the id as text. */
  column: string
  text?: true
  /** Primary key. */
  key: readonly string[]
  /** Only these rows, as a condition on the table called `t`; `:month` is the month of the merge. */
  when?: string
  /** A row stays when the kept record has one with the same values here (none named: when it has any). */
  unless?: readonly string[]
}

const plain = (table: string): MovedPlace => ({ table, column: 'customerId', key: ['id'] })

/**
 * Everything that goes to the kept record when customers are merged, and back when the merge is undone. Every model with a
 * customerId stands here or in `stayingTables` (tests/architecture/merge-tables.test.ts): a new table joins one of them.
 */
export const movedPlaces: readonly MovedPlace[] = [
  // People
  plain('ContactPost'),
  plain('Behaviour'),
  plain('ContactTie'),
  plain('Department'),
  plain('Opportunity'),
  { table: 'OpportunityRole', column: 'customerId', key: ['opportunityId', 'postId'] },
  plain('Visit'),
  // Papers
  plain('CustomerChange'),
  plain('FormEntry'),
  plain('StoredFile'),
  plain('Approval'),
  plain('Note'),
  plain('FillLink'),
  plain('FactClaim'),
  { table: 'Note', column: 'subjectId', key: ['id'], when: `t."subjectType"='customer'` },
  {
    table: 'StoredFile',
    column: 'subjectId',
    text: true,
    key: ['id'],
    when: `t."subjectType"='customer'`,
  },
  {
    table: 'FormEntry',
    column: 'subjectId',
    text: true,
    key: ['id'],
    when: `t."subjectType"='customer'`,
  },
  { table: 'Draft', column: 'subjectId', text: true, key: ['id'], unless: ['personId', 'formId'] },
  { table: 'OperatingRecord', column: 'customerId', key: ['id'], unless: ['month'] },
  { table: 'FileReview', column: 'customerId', key: ['id'], unless: ['periodFrom'] },
  // The list takes its slots along; where both have a list, slots the kept one lacks go over to it.
  { table: 'DocumentList', column: 'customerId', key: ['customerId'], unless: [] },
  { table: 'DocumentSlot', column: 'customerId', key: ['customerId', 'slot'], unless: ['slot'] },
  // Credit and trade: only what is over; what is open forbids the merge (decision 012)
  plain('CreditRating'),
  { table: 'CreditEvent', column: 'customerId', key: ['id'], unless: ['kind', 'on'] },
  plain('LineApplication'),
  {
    table: 'CreditLine',
    column: 'customerId',
    key: ['customerId', 'month'],
    when: `t."month" < :month`,
    unless: ['month'],
  },
  plain('ShippingOrder'),
  plain('Receipt'),
]

/** Tables that name a customer and are not moved, each with the reason. */
export const stayingTables: Readonly<Record<string, string>> = {
  Dossier: 'the facts of a record as they were; the chosen ones are written to the kept record',
  FactChange: 'append-only; read together with the kept record (records_of)',
  ContactChange: 'append-only; read together with the kept record (records_of)',
  AuditEvent: 'append-only; read together with the kept record (records_of)',
  LedgerEntry: 'append-only and numbered per customer; only a settled account is merged, so its sum is zero',
  CreditPosition: 'the sum of the ledger, zero when merged',
  MonthlySales: 'a sum per month: added to the kept record, taken off again by an undo',
  BulkRow: 'what a bulk edit changed of the record as it was then; its undo leaves a merged record alone',
  DuplicateKeys: 'computed from the facts of the record',
}
