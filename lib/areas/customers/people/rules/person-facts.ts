import {
  choice,
  date,
  integer,
  longText,
  person,
  phone,
  rating,
  reference,
  table,
  text,
  wide,
  yesNo,
} from '@/lib/core/forms/fields'
import { bindTo } from '@/lib/core/forms/facts'
import { alliances, buyingRoles, contactLevels, coverages, genders, influences } from './person-options'

/** What somebody decides by, the most important first. */
const criteria = () =>
  table(
    {
      criterion: wide(text({ max: 100, required: true }), 9),
      weight: wide(integer({ min: 1, max: 100 }), 3),
    },
    { ordered: true, totals: ['weight'], maxRows: 20 },
  )

/** What is known of the person himself, wherever he holds a post (A3, A4, G3 p.6). */
export const contactFacts = {
  name: text({ max: 60, like: 'person' }),
  gender: choice(genders),
  phone: phone(),
  /** The number is masked like personal data. */
  phonePrivate: yesNo(),
  email: text({ max: 120 }),
  fax: phone(),
  address: text({ max: 120, like: 'address' }),
  birth: date({ personal: true }),
  education: text({ max: 60 }),
  nativePlace: text({ max: 60, personal: true }),
  personality: longText({ max: 500, lines: 2 }),
  home: text({ max: 120, like: 'address', personal: true }),
  hobbies: text({ max: 200, personal: true }),
  family: text({ max: 200, personal: true }),
  spouse: text({ max: 60, personal: true }),
  secretary: text({ max: 60, like: 'person' }),
  employer: text({ max: 100, like: 'firm' }),
  background: longText({ max: 1000, lines: 2 }),
  achievements: longText({ max: 1000, lines: 2 }),
  responsibilities: table(
    { duty: wide(text({ max: 120, required: true }), 12) },
    { ordered: true, maxRows: 20 },
  ),
  productCriteria: criteria(),
  businessCriteria: criteria(),
  remark: text({ max: 200 }),
}

/** How he stands at this customer and to us (A9, G3 p.7). */
export const postFacts = {
  /** By its name; a name not yet known opens the department. */
  department: text({ max: 60 }),
  title: text({ max: 60 }),
  level: choice(contactLevels),
  reportsTo: reference({ of: 'contact' }),
  buyingRole: choice(buyingRoles),
  influence: choice(influences),
  alliance: choice(alliances),
  coverage: choice(coverages),
  /** Our person who keeps the contact, and who answers for the goal. */
  counterpart: person(),
  responsible: person(),
  closeness: rating(),
  closenessWanted: rating(),
  lastContactOn: date(),
  /** 与决策层关系 */
  tie: text({ max: 100 }),
  goal: text({ max: 200 }),
  personalAgenda: longText({ max: 1000, lines: 2 }),
  businessAgenda: longText({ max: 1000, lines: 2 }),
  strategy: longText({ max: 1000, lines: 2 }),
  startsOn: date(),
}

/** Everything kept of a person at a customer, each fact once; papers bind to these keys. Words: `contacts.fact.<key>`. */
export const personFacts = { ...contactFacts, ...postFacts }

export type ContactFactKey = keyof typeof contactFacts
export type PostFactKey = keyof typeof postFacts
export type PersonFactKey = keyof typeof personFacts
export type PersonFactValues = Partial<Record<PersonFactKey, unknown>>

export const personFactKeys = Object.keys(personFacts) as PersonFactKey[]

export function isPersonFact(key: string): key is PersonFactKey {
  return Object.hasOwn(personFacts, key)
}

/** Is it known of the person himself, not of his post? */
export function isContactFact(key: PersonFactKey): key is ContactFactKey {
  return Object.hasOwn(contactFacts, key)
}

/** Contact facts with a column of their own; the others lie in the profile. */
export const contactColumns = [
  'name',
  'gender',
  'phone',
  'email',
] as const satisfies readonly ContactFactKey[]

/** A form field that shows a fact of a person. */
export const personFact = bindTo(personFacts)
