import { tidyTaxNumber } from '@/lib/core/forms/tax-number'
import { type House, hostsOf, houseOf, mailKeysOf, phoneKeyOf } from './contact-parts'
import { type NameParts, namePartsOf } from './name-parts'

/** What is known of a firm when it is compared with others. */
export type Described = {
  name: string
  shortName: string | null
  formerNames: readonly string[]
  taxNumber: string | null
  phone: string | null
  website: string | null
  email: string | null
  address: string | null
}

/** The same, made ready for comparison. */
export type MatchFacts = {
  name: NameParts
  former: NameParts[]
  short: NameParts | null
  taxNumber: string
  phone: string | null
  hosts: string[]
  mails: string[]
  house: House | null
}

/** Makes a firm's facts ready for comparison, once, however often it is compared. */
export function matchFactsOf(firm: Described): MatchFacts {
  return {
    name: namePartsOf(firm.name),
    former: firm.formerNames.map(namePartsOf),
    short: firm.shortName ? namePartsOf(firm.shortName) : null,
    taxNumber: firm.taxNumber ? tidyTaxNumber(firm.taxNumber) : '',
    phone: phoneKeyOf(firm.phone),
    hosts: hostsOf(firm.website),
    mails: mailKeysOf(firm.email),
    house: houseOf(firm.address),
  }
}
