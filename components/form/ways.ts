/** A place where what a rule asks for is done; the word of its link stands in `ui.ways`. */
export type Way = { name: 'rating' | 'basicSheet' | 'card' | 'credit' | 'life' | 'file'; href: string }

const PLACES = {
  rating: 'rating',
  basicSheet: 'file/A6',
  card: 'file/A1',
  credit: 'credit',
  life: 'life',
  file: 'file',
} as const satisfies Record<Way['name'], string>

const WAYS: Readonly<Record<string, Way['name']>> = {
  'customers.rating-not-begun': 'rating',
  'credit.never-rated': 'rating',
  'credit.rating-overdue': 'rating',
  'credit.grade-five': 'rating',
  'customers.file-incomplete': 'basicSheet',
  'customers.file-not-whole': 'basicSheet',
  'customers.kind-unknown': 'card',
  'customers.nature-unknown': 'card',
  'customers.nature-differs': 'card',
  'customers.change-no-branch': 'file',
  'grading.no-branch': 'file',
  'customers.nothing-amended': 'file',
  'customers.debts-open': 'credit',
  'credit.no-exception': 'credit',
  'credit.no-contract': 'credit',
  'credit.contract-ended': 'credit',
  'credit.cash-terms': 'credit',
  'credit.already-pending': 'credit',
  'credit.not-selected': 'life',
  'customers.change-open': 'life',
}

/** Where a customer's reason of refusal is mended; null where no screen of his does it. */
export function wayFrom(code: string, customerId: string | null | undefined): Way | null {
  const name = WAYS[code]
  return name && customerId ? { name, href: `/customers/${customerId}/${PLACES[name]}` } : null
}
