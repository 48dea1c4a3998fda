import {
  choice,
  date,
  integer,
  longText,
  many,
  money,
  number,
  percent,
  phone,
  rating,
  table,
  text,
  wide,
} from '@/lib/core/forms/fields'
import {
  abcClasses,
  contactWays,
  customerTypes,
  dataSources,
  logisticsServices,
  ownershipNatures,
  productStates,
  repRelations,
  settlements,
  tiers,
  volumeUnits,
} from './dossier-options'
import { immediate } from './immediate-fact'
import { creditGrades } from '@/lib/areas/grading/forms/grading-options'

/** What the papers of key accounts (A2, A3, A4) and the customer's own sheet (A7) know beyond card and basic data. */
export const accountFacts = {
  openedOn: date(),
  tier: choice(tiers),
  creditGrade: choice(creditGrades),
  abcClass: choice(abcClasses),
  formerNames: table({ name: text({ required: true, max: 100, like: 'firm' }) }, { maxRows: 20 }),

  fax: phone(),
  email: text({ max: 254, like: 'email' }),
  website: text({ max: 200, like: 'website' }),
  contactWays: table(
    {
      way: wide(choice(contactWays, { required: true, other: true }), 4),
      value: wide(text({ required: true, max: 200 }), 8),
    },
    { maxRows: 30 },
  ),

  industry: text({ max: 60 }),
  industryState: longText({ max: 2000, lines: 2 }),
  ownershipNature: choice(ownershipNatures),
  customerType: choice(customerTypes, { other: true }),
  employees: integer({ unit: 'person' }),
  companySize: text({ max: 120 }),
  assets: money(),
  annualSales: money(),
  mainBusiness: longText({ max: 2000, lines: 2 }),
  businessSituation: longText({ max: 2000, lines: 3 }),

  logisticsGoods: text({ max: 120 }),
  logisticsFrom: text({ max: 120 }),
  logisticsTo: text({ max: 120 }),
  logisticsVolume: number({ decimals: 2, max: 1_000_000_000 }),
  logisticsVolumeUnit: choice(volumeUnits),
  logisticsServices: many(logisticsServices),

  contractNumber: text({ max: 40 }),
  paymentTerms: immediate('terms', choice(settlements)),
  /** What a new customer is expected to buy a month: its first lines are measured by it (R-C07). */
  expectedMonthlySales: money(),

  ourCompetitor: text({ max: 120 }),
  purchaseVolume: number({ decimals: 2, max: 1_000_000_000 }),
  purchaseVolumeUnit: text({ max: 10 }),
  technicalRequirements: longText({ max: 2000, lines: 2 }),
  priceTerms: text({ max: 200 }),
  shareOfPurchases: percent({ decimals: 1 }),

  similarProducts: table(
    {
      product: wide(text({ required: true, max: 60 }), 3),
      brand: wide(text({ max: 60 }), 3),
      quantity: wide(number({ decimals: 2 }), 2),
      year: wide(integer({ min: 1900, max: 2200 }), 2),
      state: wide(choice(productStates, { other: true }), 2),
    },
    { maxRows: 50 },
  ),
  rivalUse: longText({ max: 2000, lines: 2 }),
  rivalSatisfaction: rating(),
  rivalRep: text({ max: 60, like: 'person' }),
  rivalRepStyle: text({ max: 200 }),
  rivalRepRelation: choice(repRelations),

  purchasePlan: longText({ max: 2000, lines: 2 }),
  problemToSolve: longText({ max: 2000, lines: 2 }),
  purchaseTimetable: table(
    { stage: wide(text({ required: true, max: 60 }), 7), on: wide(date(), 5) },
    { maxRows: 30 },
  ),
  purchaseBudget: money(),
  purchaseProcess: longText({ max: 2000, lines: 2 }),
  dataSource: choice(dataSources),

  serviceArea: text({ max: 200 }),
  sellingPower: rating(),
  potential: rating(),
  culture: text({ max: 500 }),
  policy: text({ max: 500 }),
  managementStyle: text({ max: 500 }),
  salesByYear: table(
    {
      year: wide(integer({ required: true, min: 1900, max: 2200 }), 4),
      amount: wide(money({ required: true }), 8),
    },
    { maxRows: 30, blankRows: 3 },
  ),
  staffQuality: text({ max: 500, ownSide: true }),
  rivalRelations: text({ max: 500, ownSide: true }),
  attitudeToUs: text({ max: 500, ownSide: true }),

  salesActivity: longText({ max: 2000, lines: 2 }),
  salesProblems: longText({ max: 2000, lines: 2 }),
  salesStrengths: longText({ max: 2000, lines: 2 }),
  salesMeasures: longText({ max: 2000, lines: 2 }),
  reputation: text({ max: 500 }),
  creditStatus: text({ max: 500 }),
  pastCreditTrouble: text({ max: 500 }),
}
