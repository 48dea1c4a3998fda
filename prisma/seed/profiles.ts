import type { goodsFlows, natures, residences } from '@/lib/areas/grading/rules/indicator-bands'
import { type Chance } from './random'
import { chanceFor, type CustomerKind } from './names'
import { officeShares, type Place, placeIn, streetAddress } from './places'
import { invoiceTotal, type SourceCustomer } from './trade-history'

export type PaymentTerms = 'cash' | 'bank-remittance' | 'agreed' | 'cleared-first' | 'sale-or-return'
/** How a customer pays what he owes: on time, now and then late, often late, very late. */
export type Habit = 'prompt' | 'slips' | 'late' | 'bad'

/** What stands about a customer before any trade: drawn by lot, better for those who buy more. */
export type Profile = {
  id: number
  kind: CustomerKind
  channelNature: 'state' | 'private'
  nature: (typeof natures)[number]
  place: Place
  street: string
  terms: PaymentTerms
  termDays: number
  habit: Habit
  /** Days before today on which credit was allowed to one who needs the exception of R-P02; null = never. */
  exceptionDaysAgo: number | null
  contractDaysLeft: number | null
  annualTurnoverFen: number
  /** Days until the licences end; null without end; negative = over. */
  licences: readonly { name: string; status: 'held' | 'in-renewal' | 'missing'; daysLeft: number | null }[]
  residence: (typeof residences)[number]
  goodsFlow: (typeof goodsFlows)[number]
  yearsInBusiness: number
  foundedDay: number
  /** 0 … 1: what the lots above lean on. */
  strength: number
}

const BRANCH_STATE_SHARE: Record<string, number> = { SZ: 0.2, HZ: 0.12, GZ: 0.1, XM: 0.28 }

function natureOf(kind: CustomerKind, state: boolean, strength: number, chance: Chance): Profile['nature'] {
  if (state) return 'state'
  if (kind === 'chain')
    return chance.weighted([
      ['large-chain', 4 + 4 * strength],
      ['listed', strength],
      ['private', 3],
    ])
  if (kind === 'large-pharmacy')
    return chance.weighted([
      ['individual', 5 - 3 * strength],
      ['private', 4],
      ['joint-stock', strength],
    ])
  return chance.weighted([
    ['private', 10],
    ['joint-stock', 1 + 2 * strength],
    ['individual', 1.2 - strength],
    ['listed', 0.6 * strength],
  ])
}

function termsOf(state: boolean, strength: number, active: boolean, chance: Chance): PaymentTerms {
  if (!active)
    return chance.weighted([
      ['cash', 12],
      ['bank-remittance', 1],
      ['sale-or-return', 0.2],
    ])
  if (state)
    return chance.weighted([
      ['agreed', 5],
      ['bank-remittance', 2 + 2 * strength],
      ['cleared-first', 2],
      ['cash', 2],
    ])
  return chance.weighted([
    ['cash', 6 - 4 * strength],
    ['bank-remittance', 1 + 2 * strength],
    ['cleared-first', 3 + 5 * strength],
    ['sale-or-return', 0.15],
  ])
}

const TERM_DAYS: Record<PaymentTerms, readonly (readonly [number, number])[]> = {
  cash: [[0, 1]],
  'bank-remittance': [[0, 1]],
  agreed: [
    [30, 6],
    [25, 2],
    [20, 1],
  ],
  'cleared-first': [
    [30, 6],
    [15, 3],
    [20, 2],
  ],
  'sale-or-return': [[60, 1]],
}

function licencesOf(strength: number, chance: Chance): Profile['licences'] {
  const mishap = chance.weighted([
    ['none', 8 + 18 * strength],
    ['near', 4],
    ['renewal', 2],
    ['minor', 4 - 2 * strength],
    ['gone', 1.3 - strength],
  ])
  const held = (name: string, daysLeft: number | null) => ({ name, status: 'held' as const, daysLeft })
  const far = () => chance.between(140, 1500)
  return [
    held('营业执照', null),
    mishap === 'gone'
      ? held('药品经营许可证', -chance.between(3, 70))
      : held('药品经营许可证', mishap === 'near' && chance.happens(0.5) ? chance.between(6, 88) : far()),
    mishap === 'renewal'
      ? { name: 'GSP认证证书', status: 'in-renewal', daysLeft: chance.between(95, 130) }
      : held('GSP认证证书', mishap === 'near' ? chance.between(6, 88) : far()),
    held('食品经营许可证', far()),
    mishap === 'minor'
      ? { name: '医疗器械经营备案凭证', status: 'missing', daysLeft: null }
      : held('医疗器械经营备案凭证', null),
  ]
}

/** The profile of one customer of the source. `rank` is its place by net sales, 0 the largest, of `count`. */
export function profileOf(source: SourceCustomer, rank: number, count: number): Profile {
  const chance = chanceFor(source.id, 'profile')
  const orders = source.invoices.filter((i) => !i.isReturn)
  const strength = Math.min(1, Math.max(0, 1 - rank / count + (chance.next() - 0.5) * 0.5))
  const kind = chance.weighted([
    ['wholesaler', 3 + 2 * strength],
    ['pharma-company', 5],
    ['chain', 0.4 + 2.2 * strength],
    ['large-pharmacy', 5 - 4 * strength],
  ] as const)
  const place = placeIn(chance.weighted(officeShares), chance)
  const state = kind !== 'large-pharmacy' && chance.happens(BRANCH_STATE_SHARE[place.office.slice(0, 2)]!)
  const terms = termsOf(
    state,
    strength,
    orders.length >= 3 && orders.some((i) => invoiceTotal(i) > 0),
    chance,
  )
  const onCredit = terms === 'agreed' || terms === 'cleared-first' || terms === 'bank-remittance'
  const years = chance.weighted([
    [1, 2.4 - 2 * strength],
    [3, 4 - 2.5 * strength],
    [8, 3.5],
    [16, 2 + strength],
    [28, state ? 2 : 0.4],
  ])
  const yearsInBusiness = Math.max(1, years + chance.between(-1, 3))
  const size = chance.weighted([
    [90_000_000_00, 0.4 + 3.4 * strength],
    [24_000_000_00, 3],
    [5_000_000_00, 3.4 - 2.6 * strength],
  ])
  return {
    id: source.id,
    kind,
    channelNature: state ? 'state' : 'private',
    nature: natureOf(kind, state, strength, chance),
    place,
    street: streetAddress(chance),
    terms,
    termDays: chance.weighted(TERM_DAYS[terms]),
    habit: chance.weighted([
      ['prompt', 7 + 9 * strength],
      ['slips', 6],
      ['late', 5],
      ['bad', 3 - strength],
    ]),
    exceptionDaysAgo:
      onCredit && (!state || (terms === 'agreed' && chance.happens(0.75))) ? chance.between(395, 700) : null,
    contractDaysLeft: onCredit
      ? chance.weighted([
          [chance.between(100, 640), 12],
          [chance.between(5, 60), 2],
          [-chance.between(3, 40), 0.5],
        ])
      : null,
    annualTurnoverFen: Math.round((size * (0.6 + chance.next())) / 1_000_000) * 1_000_000,
    licences: licencesOf(strength, chance),
    residence: chance.weighted([
      ['local', 3 + 7 * strength],
      ['province', 3],
      ['elsewhere', 2.4 - strength],
    ]),
    goodsFlow: chance.weighted([
      ['traceable', 3 + 6 * strength],
      ['mostly-traceable', 4],
      ['strayed-or-unknown', 2.6 - 1.6 * strength],
    ]),
    yearsInBusiness,
    foundedDay: -Math.round(yearsInBusiness * 365.25) - chance.between(0, 300),
    strength,
  }
}
