import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  addUnit,
  editUnit,
  endUnit,
  foundCompany,
  moveUnit,
  reopenUnit,
  setArea,
} from '@/lib/areas/admin/organisation/mutations'
import { unitTree } from '@/lib/areas/admin/organisation/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'
import { makeCustomer } from '../../factories/customers'

let company: Company
let admin: Viewer

beforeAll(async () => {
  company = await makeCompany()
  admin = await company.viewer('administrator')
})

const unit = (id: string) => db().unit.findUniqueOrThrow({ where: { id } })

async function add(parentId: string, kind: string, code: string): Promise<string> {
  const outcome = await runMutation(addUnit, admin, { parentId, kind, code, name: code })
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value.unitId
}

async function move(unitId: string, parentId: string) {
  return runMutation(moveUnit, admin, { unitId, parentId, version: (await unit(unitId)).version })
}

async function end(unitId: string) {
  return runMutation(endUnit, admin, { unitId, version: (await unit(unitId)).version })
}

/** Units whose path is not the chain of their parents. */
async function wrongPaths(): Promise<string[]> {
  const units = await db().unit.findMany()
  const byId = new Map(units.map((one) => [one.id, one]))
  const chain = (id: string | null): string => (id === null ? '/' : `${chain(byId.get(id)!.parentId)}${id}/`)
  return units.filter((one) => one.path !== chain(one.id)).map((one) => one.code)
}

describe('the tree of units', () => {
  test('grows under the right kinds only', async () => {
    const office = await add(company.branches[0], 'market-office', 'new-1')
    expect((await unit(office)).path).toBe(`${(await unit(company.branches[0])).path}${office}/`)
    const wrong = await runMutation(addUnit, admin, {
      parentId: company.headOffice,
      kind: 'branch',
      code: 'X',
      name: 'X',
    })
    expect(wrong).toMatchObject({
      kind: 'refused',
      reasons: [{ rule: 'ORG-01', code: 'organisation.wrong-place' }],
    })
  })

  test('has every code once', async () => {
    const outcome = await runMutation(addUnit, admin, {
      parentId: company.headOffice,
      kind: 'department',
      code: 'new-1',
      name: 'X',
    })
    expect(outcome).toEqual({ kind: 'invalid', errors: { code: [{ code: 'errors.taken' }] } })
  })

  test('has one head office', async () => {
    expect(await runMutation(foundCompany, admin, { name: '第二总部', code: 'HQ2' })).toMatchObject({
      kind: 'refused',
    })
  })

  test('moves a unit with everything below it', async () => {
    const branch = await add(company.regions[0], 'branch', 'MB')
    const office = await add(branch, 'market-office', 'MB-1')
    const department = await add(branch, 'department', 'MB-2')
    expect(await move(branch, company.regions[1])).toMatchObject({ kind: 'ok', value: { moved: 3 } })
    const region = await unit(company.regions[1])
    expect((await unit(office)).path).toBe(`${region.path}${branch}/${office}/`)
    expect((await unit(department)).path).toBe(`${region.path}${branch}/${department}/`)
    expect(await wrongPaths()).toEqual([])
  })

  test('does not move a branch with customers', async () => {
    await makeCustomer(company, 1)
    expect(await move(company.branches[1], company.regions[1])).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'organisation.move-has-customers', values: { count: 1 } }],
    })
  })

  test('stays whole whatever is moved at the same time', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((name) => add(company.headOffice, 'department', `dep-${name}`)),
    )
    const step = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        await Promise.all(steps.map(([one, under]) => move(ids[one]!, ids[under]!)))
        expect(await wrongPaths()).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  test('ends a unit only when it is empty, and takes it back', async () => {
    const branch = await add(company.regions[0], 'branch', 'EB')
    const office = await add(branch, 'market-office', 'EB-1')
    expect(await end(branch)).toMatchObject({
      kind: 'refused',
      reasons: [{ code: 'organisation.has-children' }],
    })
    expect(await end(company.branches[0])).toMatchObject({ kind: 'refused' })
    expect((await end(office)).kind).toBe('ok')
    expect((await end(branch)).kind).toBe('ok')
    const early = await runMutation(reopenUnit, admin, {
      unitId: office,
      version: (await unit(office)).version,
    })
    expect(early).toMatchObject({ kind: 'refused', reasons: [{ code: 'organisation.parent-ended' }] })
    const back = await runMutation(reopenUnit, admin, {
      unitId: branch,
      version: (await unit(branch)).version,
    })
    expect(back.kind).toBe('ok')
  })

  test('tells a stale edit what stands there now', async () => {
    const { code, version } = await unit(company.branches[2])
    const ref = { unitId: company.branches[2], code, version }
    expect((await runMutation(editUnit, admin, { ...ref, name: '广州分支机构' })).kind).toBe('ok')
    expect(await runMutation(editUnit, admin, { ...ref, name: '穗分支机构' })).toMatchObject({
      kind: 'conflict',
      conflicts: [{ theirs: '广州分支机构' }],
      version: version + 1,
    })
  })

  test('shows how many hold posts where, and leaves the quota to the marketing department', async () => {
    const tree = await unitTree(admin)
    expect(tree?.[0]).toMatchObject({ id: company.headOffice, depth: 0 })
    expect(tree?.find((row) => row.id === company.branches[0])?.posts).toBeGreaterThan(3)
    const { version } = await unit(company.branches[3])
    const area = { unitId: company.branches[3], version, customerQuota: 900, channelDominance: 'state' }
    expect((await runMutation(setArea, admin, area)).kind).toBe('not-found')
    expect((await runMutation(setArea, await company.viewer('marketing-officer'), area)).kind).toBe('ok')
  })
})

describe('the tree is not changed', () => {
  test.each(['branch-gm', 'marketing-officer', 'auditor', 'general-manager'] as const)(
    'by a %s',
    async (role) => {
      const viewer = await company.viewer(role)
      const { version, code } = await unit(company.branches[3])
      const ref = { unitId: company.branches[3], version }
      const outcomes = await Promise.all([
        runMutation(addUnit, viewer, {
          parentId: company.headOffice,
          kind: 'department',
          code: 'no',
          name: 'no',
        }),
        runMutation(addUnit, viewer, { parentId: company.headOffice, kind: 'department', code, name: 'no' }),
        runMutation(editUnit, viewer, { ...ref, code: 'NO', name: 'no' }),
        runMutation(moveUnit, viewer, { ...ref, parentId: company.regions[0] }),
        runMutation(endUnit, viewer, ref),
      ])
      expect(new Set(outcomes.map((outcome) => outcome.kind))).toEqual(new Set(['not-found']))
    },
  )

  test.each(['path', 'endedOn', 'customerQuota', 'parentId', '__proto__'])(
    'through a smuggled %s',
    async (field) => {
      const { version, code } = await unit(company.branches[3])
      const raw = JSON.parse(
        `{"unitId":"${company.branches[3]}","version":${version},"code":"${code}","name":"n","${field}":null}`,
      ) as object
      const outcome = await runMutation(editUnit, admin, raw)
      expect(outcome.kind).toBe('invalid')
    },
  )
})
