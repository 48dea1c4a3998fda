/** Blocks of the dossier a review goes through, each with its facts; what is in none belongs to the results. */
const blocks = {
  basics: [
    'name',
    'address',
    'phone',
    'postcode',
    'owner',
    'foundedOn',
    'taxNumber',
    'kind',
    'channelNature',
  ],
  premises: [
    'premises',
    'floorArea',
    'vehicles',
    'location',
    'display',
    'popMaterial',
    'shopSign',
    'shopStaff',
  ],
  business: ['goods', 'brands', 'brandsDistributed', 'sellsTo', 'capital', 'registeredOn', 'mainBusiness'],
  people: [
    'legalRepresentative', 'legalRepresentativePhone', 'operator', 'operatorPhone', 'businessContact', 'paymentContact', 'people',
  ], // prettier-ignore
  bank: ['bank', 'bankAccount'],
  licences: ['registeredOn'],
  terms: ['tradingTerms', 'paymentTerms'],
  results: [],
} as const

export type ReviewBlock = keyof typeof blocks
export const reviewBlockNames = Object.keys(blocks) as [ReviewBlock, ...ReviewBlock[]]

/** The block a fact belongs to. */
export function blockOf(fact: string): ReviewBlock {
  const found = reviewBlockNames.find((block) => (blocks[block] as readonly string[]).includes(fact))
  return found ?? 'results'
}
