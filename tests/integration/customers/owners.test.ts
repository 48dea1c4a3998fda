import { beforeAll, expect, it } from 'vitest'
import { ownerChoices } from '@/lib/areas/customers/queries'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import { type Company, makeCompany } from '@/tests/factories/company'

let company: Company

beforeAll(async () => {
  company = await makeCompany()
  const startsOn = new Date('2025-01-01T00:00:00Z')
  // Another branch has very many whose names come first.
  const many = Array.from({ length: 260 }, (_, at) => ({ id: newId(), at: String(at).padStart(3, '0') }))
  await db().person.createMany({
    data: many.map(({ id, at }) => ({ id, username: `aa${at}`, name: `王${at}`, namePinyin: `aawang${at}`, createdAt: startsOn })), // prettier-ignore
  })
  await db().post.createMany({
    data: many.map(({ id, at }) => ({ id: newId(), personId: id, unitId: company.branches[3], role: at < '200' ? 'sales-rep' : 'branch-sales-manager', startsOn })), // prettier-ignore
  })
})

it('whoever stands behind two hundred others by name is found by one who reaches only his branch', async () => {
  const viewer = await company.viewer('branch-sales-manager')
  const found = await ownerChoices(viewer, '', 'customers.hand-over')
  expect(found.map(({ id }) => id)).toContain(company.personId('sales-rep', 0))
  expect(found.filter(({ name }) => name.startsWith('王'))).toEqual([])
})

it('of all people those with the post asked for are found, however many others come first', async () => {
  const viewer = await company.viewer('general-manager')
  const found = await ownerChoices(viewer, '', 'customers.read', ['branch-sales-manager'])
  expect(found).toHaveLength(12)
  expect(new Set(found.map(({ role }) => role))).toEqual(new Set(['branch-sales-manager']))
  expect(await ownerChoices(viewer, '', 'customers.read', ['cashier'])).toEqual([])
})
