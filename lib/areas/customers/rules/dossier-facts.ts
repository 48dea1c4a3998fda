import {
  bankAccount,
  choice,
  contact,
  date,
  integer,
  longText,
  money,
  number,
  person,
  phone,
  rating,
  taxNumber,
  text,
  unit,
} from '@/lib/core/forms/fields'
import { bindTo } from '@/lib/core/forms/facts'
import type { FilledValueOf } from '@/lib/core/forms/kinds'
import { accountFacts } from './account-facts'
import {
  archiveClasses,
  channelNatures,
  customerKinds,
  displays,
  locations,
  marriage,
  peerPositions,
  popMaterials,
  premisesTenures,
} from './dossier-options'
import { immediate, type ImmediateKind } from './immediate-fact'

/**
 * Everything a dossier knows of a customer, each fact once. Forms bind to these keys, so the file card, the
 * basic-data sheet and the customer's own sheet show one stored value. Words: `forms.facts.<key>`.
 * Which form wants a fact filled stands in the form (`requiredFactsOf`).
 */
export const dossierFacts = {
  name: text({ max: 100, like: 'firm' }),
  fileNumber: text({ max: 30 }),
  phone: phone(),
  address: text({ max: 120, like: 'address' }),
  region: unit({ of: 'region' }),
  branch: unit({ of: 'branch' }),
  marketOffice: unit({ of: 'market-office' }),
  salesRep: person({ posts: ['sales-rep', 'ka-specialist'] }),
  archiveClass: choice(archiveClasses),
  channelNature: choice(channelNatures),
  kind: choice(customerKinds),
  taxNumber: taxNumber(),

  postcode: text({ like: 'postcode' }),
  owner: immediate('management', text({ max: 60, like: 'person' })),
  foundedOn: date(),
  dealingsSince: date(),
  bank: text({ max: 60, like: 'bank' }),
  bankAccount: bankAccount(),

  premises: choice(premisesTenures),
  floorArea: number({ unit: 'm2', decimals: 1, max: 1_000_000 }),
  vehicles: integer({ unit: 'vehicle', max: 10_000 }),
  location: choice(locations),
  display: choice(displays),
  popMaterial: choice(popMaterials),
  shopSign: text({ max: 60 }),
  shopStaff: integer({ unit: 'person', max: 100_000 }),

  goods: text({ max: 120 }),
  brands: text({ max: 120 }),
  brandsDistributed: text({ max: 200 }),
  sellsTo: text({ max: 120 }),
  capital: immediate('capital', money()),
  registeredOn: date(),
  tradingTerms: immediate('terms', text({ max: 120 })),

  legalRepresentative: immediate('management', text({ max: 60, like: 'person' })),
  legalRepresentativeBirth: date({ personal: true }),
  legalRepresentativeMarriage: choice(marriage, { personal: true }),
  legalRepresentativeHome: text({ max: 120, like: 'address', personal: true }),
  legalRepresentativePhone: phone({ personal: true }),
  operator: immediate('management', text({ max: 60, like: 'person' })),
  operatorBirth: date({ personal: true }),
  operatorMarriage: choice(marriage, { personal: true }),
  operatorHome: text({ max: 120, like: 'address', personal: true }),
  operatorPhone: phone({ personal: true }),
  operatorClubs: text({ max: 120 }),
  operatorHobbies: text({ max: 120 }),

  loyalty: rating(),
  sellingStrength: rating(),
  dedication: rating(),
  appraisal: longText({ max: 1000, lines: 2 }),
  analysisPerson: longText({ max: 1000, lines: 2 }),
  analysisFinance: longText({ max: 1000, lines: 2 }),
  analysisSales: longText({ max: 1000, lines: 2 }),
  analysisPeers: choice(peerPositions),
  analysisOther: longText({ max: 1000 }),

  businessContact: contact(),
  paymentContact: contact(),

  distributionAbility: rating(),
  distributionAbilityNote: text({ max: 120 }),
  funds: rating(),
  fundsNote: text({ max: 120 }),
  cooperation: rating(),
  cooperationNote: text({ max: 120 }),

  ...accountFacts,
}

export type DossierFactKey = keyof typeof dossierFacts
/** The stored value of a fact. */
export type DossierFact<K extends DossierFactKey> = FilledValueOf<(typeof dossierFacts)[K]>

/** Facts with a column of their own in the customer's table; all others lie in its map of facts. */
export const columnFacts = [
  'name',
  'fileNumber',
  'phone',
  'address',
  'region',
  'branch',
  'marketOffice',
  'salesRep',
  'archiveClass',
  'channelNature',
  'kind',
  'taxNumber',
  'tier',
  'creditGrade',
  'abcClass',
  'paymentTerms',
  'formerNames',
  'website',
  'email',
] as const satisfies readonly DossierFactKey[]

/** Facts hidden from those without the right to read personal data or account numbers. */
export const guardedFacts: readonly DossierFactKey[] = (Object.keys(dossierFacts) as DossierFactKey[]).filter(
  (key) => dossierFacts[key].kind === 'bank-account' || 'personal' in dossierFacts[key],
)

/** Facts other procedures decide (tier, ABC, rating): shown on papers, never typed into the dossier. */
export const decidedFacts = ['tier', 'creditGrade', 'abcClass'] as const satisfies readonly DossierFactKey[]

/** Facts only our side writes: never on a sheet that goes to the customer (A7). */
export const ownSideFacts: readonly DossierFactKey[] = (Object.keys(dossierFacts) as DossierFactKey[]).filter(
  (key) => 'ownSide' in dossierFacts[key],
)

/** How a change of this fact concerns others at once (R-A10); null: it does not. */
export function immediateKindOf(key: DossierFactKey): ImmediateKind | null {
  const field = dossierFacts[key]
  return 'immediate' in field ? field.immediate : null
}

/** A form field that shows a fact. */
export const fact = bindTo(dossierFacts)
