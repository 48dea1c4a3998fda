import { defaultGrants } from '@/lib/composition/default-grants'
import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'
import type { RoleCode } from '@/lib/core/permissions'
import type { Viewer } from '@/lib/core/scope'
import { viewerOf } from '@/lib/core/viewer'

/** A small company: head office, two regions with two branches each, and one person a post. */
export type Company = {
  headOffice: string
  regions: [string, string]
  branches: [string, string, string, string]
  offices: [string, string, string, string]
  /** The holder of `role`, in branch or region number `at` (0-based) where the role belongs to one. */
  viewer: (role: RoleCode, at?: number) => Promise<Viewer>
  personId: (role: RoleCode, at?: number) => string
}

const HEAD: RoleCode[] = [
  'head-of-marketing',
  'marketing-officer',
  'administrator',
  'auditor',
  'finance-officer',
  'archivist',
  'general-manager',
  'ka-manager',
  'ka-specialist',
]
const REGION: RoleCode[] = ['regional-manager', 'marketing-director', 'region-clerk']
const BRANCH: RoleCode[] = [
  'branch-gm',
  'branch-sales-manager',
  'cashier',
  'accountant',
  'courier',
  'credit-investigator',
]

async function makeUnit(
  code: string,
  kind: string,
  parent: { id: string; path: string } | null,
): Promise<{ id: string; path: string }> {
  const id = newId()
  const path = parent ? `${parent.path}${id}/` : `/${id}/`
  const quota = kind === 'branch' ? 1000 : null
  await db().unit.create({
    data: {
      id,
      code,
      name: code,
      kind,
      parentId: parent?.id ?? null,
      path,
      customerQuota: quota,
      channelDominance: 'half',
      createdAt: new Date('2025-01-01T00:00:00Z'),
    },
  })
  return { id, path }
}

/** Makes the company in the database of the test file, with the default grants. */
export async function makeCompany(): Promise<Company> {
  await db().roleGrant.createMany({
    data: Object.entries(defaultGrants).flatMap(([role, grants]) =>
      Object.entries(grants).map(([permission, scope]) => ({ role, permission, scope })),
    ),
    skipDuplicates: true,
  })
  const people = new Map<string, string>()
  async function person(role: RoleCode, unitId: string, key: string): Promise<void> {
    const id = newId()
    people.set(key, id)
    const name = key.replace(/[^a-z0-9]/g, '')
    await db().person.create({
      data: {
        id, username: name, name: key, namePinyin: name, createdAt: new Date('2025-01-01T00:00:00Z'),
        posts: { create: { id: newId(), unitId, role, startsOn: new Date('2025-01-01T00:00:00Z') } },
      },
    }) // prettier-ignore
  }
  const head = await makeUnit('HQ', 'head-office', null)
  for (const role of HEAD) await person(role, head.id, `${role}0`)
  const regions: string[] = []
  const branches: string[] = []
  const offices: string[] = []
  for (const r of [0, 1]) {
    const region = await makeUnit(`R${r}`, 'region', head)
    regions.push(region.id)
    for (const role of REGION) await person(role, region.id, `${role}${r}`)
    for (const b of [0, 1]) {
      const at = r * 2 + b
      const branch = await makeUnit(`R${r}-B${b}`, 'branch', region)
      branches.push(branch.id)
      for (const role of BRANCH) await person(role, branch.id, `${role}${at}`)
      const office = await makeUnit(`R${r}-B${b}-M`, 'market-office', branch)
      offices.push(office.id)
      await person('sales-rep', office.id, `sales-rep${at}`)
    }
  }
  const personId = (role: RoleCode, at = 0): string => {
    const id = people.get(`${role}${at}`)
    if (!id) throw new Error(`nobody holds ${role} at ${at}`)
    return id
  }
  return {
    headOffice: head.id,
    regions: regions as Company['regions'],
    branches: branches as Company['branches'],
    offices: offices as Company['offices'],
    personId,
    viewer: (role, at = 0) => viewerOf(personId(role, at), 'web'),
  }
}
