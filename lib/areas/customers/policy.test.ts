import { expect, it } from 'vitest'
import { armSql, type ReachArm } from './policy'

it.each<[ReachArm, string]>([
  [{ column: 'ownerId', ids: [] }, 'c."ownerId"=ANY($2::uuid[])'],
  [{ column: 'branchId', ids: [] }, 'c."branchId"=ANY($2::uuid[])'],
  [{ column: 'marketOfficeId', ids: [], lowest: true }, 'c."marketOfficeId"=ANY($2::uuid[])'],
  [
    { column: 'branchId', ids: [], lowest: true },
    '(c."branchId"=ANY($2::uuid[]) AND c."marketOfficeId" IS NULL)',
  ],
  [{ column: 'regionId', ids: [], lowest: true }, '(c."regionId"=ANY($2::uuid[]) AND c."branchId" IS NULL)'],
])('a way of reach %o is the condition %s', (arm, condition) => {
  expect(armSql(arm, 2)).toBe(condition)
})
