import { beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { customerHeader, dossierFactsOf, dossierOverview } from '@/lib/areas/customers/dossier/queries'
import { folderHead, folderOverview } from '@/lib/areas/customers/folder/queries'
import { handOverCustomers } from '@/lib/areas/customers/hand-over/mutations'
import { dossierEvents, factHistory } from '@/lib/areas/customers/history/queries'
import { customerCount, customerList } from '@/lib/areas/customers/list/queries'
import { listOf } from '@/lib/areas/customers/list/rules/list-address'
import { createCustomer, deleteCustomers, restoreCustomers } from '@/lib/areas/customers/mutations'
import { paperEntries, paperStates } from '@/lib/areas/customers/papers/queries'
import { likelyCustomers } from '@/lib/areas/customers/duplicates/queries'
import { typedFirmInput } from '@/lib/areas/customers/duplicates/schema'
import { customerPlace, customerSearch } from '@/lib/areas/customers/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'

let company: Company
let id: string
let manager: Viewer
const name = '寒山拾得药材行'

beforeAll(async () => {
  company = await makeCompany()
  manager = await company.viewer('branch-sales-manager', 0)
  const made = await runMutation(createCustomer, manager, {
    name,
    unitId: company.offices[0],
    ownerId: company.personId('sales-rep', 0),
  })
  id = made.kind === 'ok' ? made.value.id : ''
  const changes = [
    { fact: 'phone', from: null, to: '0512-55504321' },
    { fact: 'operatorPhone', from: null, to: '13812340417' },
    { fact: 'bankAccount', from: null, to: '6222020200001234567' },
  ]
  await runMutation(saveFacts, manager, { customerId: id, source: 'form', changes })
})

/** Every read of a customer: what it finds of this one, nothing for strangers. */
const reads: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  place: (viewer) => customerPlace(viewer, id),
  head: (viewer) => customerHeader(viewer, id),
  folder: (viewer) => folderHead(viewer, id),
  'first tab': async (viewer) => folderOverview(viewer, (await customerHeader(manager, id))!, 8),
  facts: (viewer) => dossierFactsOf(viewer, id),
  overview: (viewer) => dossierOverview(viewer, id),
  events: (viewer) => dossierEvents(viewer, id, {}),
  'changes of facts': (viewer) => factHistory(viewer, id, {}),
  'state of papers': (viewer) => paperStates(viewer, id),
  papers: (viewer) => paperEntries(viewer, id, 'A1'),
  list: async (viewer) => (await customerList(viewer, listOf({}))).rows.find((row) => row.id === id) ?? null,
  'list by an id it was told': async (viewer) =>
    (await customerCount(viewer, { search: name, filters: {} })).count > 0 ? true : null,
  'search by name': async (viewer) => (await customerSearch(viewer, '寒山拾得'))[0] ?? null,
  'search by initials': async (viewer) => (await customerSearch(viewer, 'hssd'))[0] ?? null,
  'search by telephone': async (viewer) => (await customerSearch(viewer, '4321'))[0] ?? null,
  doubles: async (viewer) => (await likelyCustomers(viewer, typedFirmInput.parse({ name })))[0] ?? null,
}

const strangers = [
  ['a rep of another branch', 'sales-rep', 1],
  ['a manager of another branch', 'branch-sales-manager', 1],
  ['a director of another region', 'marketing-director', 1],
  ['the administrator', 'administrator', 0],
  ['a courier', 'courier', 0],
] as const

describe('a customer is there for those within reach', () => {
  it.each(Object.keys(reads))('%s', async (read) => {
    const near = [
      manager,
      await company.viewer('sales-rep', 0),
      await company.viewer('branch-gm', 0),
      await company.viewer('head-of-marketing'),
    ]
    for (const viewer of near) expect(await reads[read]!(viewer), viewer.name).not.toBeNull()
  })
})

describe.each(strangers)('for %s it does not exist', (_, role, at) => {
  it.each(Object.keys(reads))('%s', async (read) => {
    expect(await reads[read]!(await company.viewer(role, at))).toBeNull()
  })

  it('and cannot be changed', async () => {
    const stranger = await company.viewer(role, at)
    const change = { customerId: id, source: 'form', changes: [{ fact: 'vehicles', from: null, to: 1 }] }
    const tries = [
      runMutation(saveFacts, stranger, change),
      runMutation(handOverCustomers, stranger, {
        chosen: { ids: [id] },
        toPersonId: stranger.personId,
        reason: 'x',
      }),
      runMutation(deleteCustomers, stranger, { customerIds: [id], reason: 'x' }),
      runMutation(restoreCustomers, stranger, { customerIds: [id] }),
    ]
    for (const outcome of await Promise.all(tries)) expect(outcome).toEqual({ kind: 'not-found' })
  })
})

describe('guarded facts', () => {
  it('leave the database masked, whoever asks, in facts and in their history', async () => {
    for (const viewer of [manager, await company.viewer('head-of-marketing')]) {
      const seen = JSON.stringify([
        await dossierFactsOf(viewer, id),
        await factHistory(viewer, id, {}),
        await dossierEvents(viewer, id, {}),
        await dossierOverview(viewer, id),
        await folderOverview(viewer, (await customerHeader(viewer, id))!, 8),
      ])
      expect(seen).not.toMatch(/13812340417|6222020200001234567/)
      expect(seen).toMatch(/138\*{4}0417/)
    }
  })
  it('offer to be shown only to those with the right', async () => {
    const clerk = await company.viewer('cashier', 0)
    expect((await dossierFactsOf(clerk, id))?.mayUnmask).toEqual([])
    expect((await dossierFactsOf(await company.viewer('sales-rep', 0), id))?.mayUnmask).not.toContain(
      'bankAccount',
    )
    expect((await dossierFactsOf(manager, id))?.mayUnmask).toContain('bankAccount')
  })
})

describe('ids that are none', () => {
  it.each(['', 'x', "1' OR 1=1", '00000000-0000-0000-0000-000000000000'])(
    '%j read as unknown',
    async (wrong) => {
      expect(await customerHeader(manager, wrong)).toBeNull()
      expect(await dossierFactsOf(manager, wrong)).toBeNull()
      expect(await factHistory(manager, wrong, {})).toBeNull()
      expect(await db().customer.count()).toBe(1)
    },
  )
})
