import type { Ref } from '@/lib/core/forms/values'
import { isEmpty } from '@/lib/core/forms/values'
import {
  contactColumns,
  type ContactFactKey,
  contactFacts,
  isContactFact,
  type PersonFactKey,
  type PersonFactValues,
  type PostFactKey,
} from './person-facts'

/** A post with its contact as the tables hold them; dates as text. */
export type PersonRow = {
  postId: string; contactId: string; customerId: string; postVersion: number; contactVersion: number
  name: string; gender: string | null; phone: string | null; email: string | null; profile: Record<string, unknown>
  departmentId: string | null; departmentName: string | null; title: string | null; level: string | null
  reportsToId: string | null; buyingRole: string | null; influence: string | null; alliance: string | null
  allianceOn: string | null; coverage: string | null; counterpartId: string | null; counterpartName: string | null
  responsibleId: string | null; responsibleName: string | null; closeness: number | null; closenessWanted: number | null
  lastContactOn: string | null; goal: string | null; personalAgenda: string | null; businessAgenda: string | null
  strategy: string | null; tie: string | null; startsOn: string | null; endsOn: string | null; leftFor: string | null
  position: number; mapX: number | null; mapY: number | null
} // prettier-ignore

/** Somebody at a customer, with every fact. */
export type StoredPerson = {
  postId: string
  contactId: string
  postVersion: number
  contactVersion: number
  endsOn: string | null
  leftFor: string | null
  allianceOn: string | null
  position: number
  mapX: number | null
  mapY: number | null
  /** The department is a reference here, by its name everywhere a person types. */
  facts: PersonFactValues
}

const refOf = (id: string | null, label: string | null): Ref | null =>
  id === null ? null : { id, label: label ?? '' }

/** A row of the tables as a person with facts. @param nameOf names of the posts of the same customer, for the superior */
export function personOf(row: PersonRow, nameOf: (postId: string) => string | null): StoredPerson {
  const {
    postId,
    contactId,
    postVersion,
    contactVersion,
    endsOn,
    leftFor,
    allianceOn,
    position,
    mapX,
    mapY,
  } = row
  const facts: PersonFactValues = {
    ...row.profile,
    name: row.name,
    gender: row.gender,
    phone: row.phone,
    email: row.email,
    department: refOf(row.departmentId, row.departmentName),
    title: row.title,
    level: row.level,
    reportsTo: refOf(row.reportsToId, row.reportsToId && nameOf(row.reportsToId)),
    buyingRole: row.buyingRole,
    influence: row.influence,
    alliance: row.alliance,
    coverage: row.coverage,
    counterpart: refOf(row.counterpartId, row.counterpartName),
    responsible: refOf(row.responsibleId, row.responsibleName),
    closeness: row.closeness,
    closenessWanted: row.closenessWanted,
    lastContactOn: row.lastContactOn,
    tie: row.tie,
    goal: row.goal,
    personalAgenda: row.personalAgenda,
    businessAgenda: row.businessAgenda,
    strategy: row.strategy,
    startsOn: row.startsOn,
  }
  return {
    postId, contactId, postVersion, contactVersion, endsOn, leftFor, allianceOn, position, mapX, mapY, facts,
  } // prettier-ignore
}

const idOf = (value: unknown): string | null =>
  (value as { id?: string | null } | null | undefined)?.id ?? null

const COLUMN_OF: Partial<Record<PostFactKey, string>> = {
  department: 'departmentId',
  reportsTo: 'reportsToId',
  counterpart: 'counterpartId',
  responsible: 'responsibleId',
}

/** The columns of the post for its facts. */
export function postColumns(facts: PersonFactValues): Record<string, unknown> {
  const entries = Object.entries(facts).filter(([key]) => !isContactFact(key as PersonFactKey))
  return Object.fromEntries(
    entries.map(([key, value]) => {
      const column = COLUMN_OF[key as PostFactKey]
      return column ? [column, idOf(value)] : [key, isEmpty(value) ? null : value]
    }),
  )
}

const columns: readonly string[] = contactColumns

/** What lies in the profile of the contact: every fact of his without a column. */
export function profileOf(facts: PersonFactValues): Record<string, unknown> {
  const rest = (Object.keys(contactFacts) as ContactFactKey[]).filter((key) => !columns.includes(key))
  return Object.fromEntries(rest.flatMap((key) => (isEmpty(facts[key]) ? [] : [[key, facts[key]]])))
}
