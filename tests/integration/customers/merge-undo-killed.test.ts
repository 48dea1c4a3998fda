import { afterAll, beforeAll, expect, it } from 'vitest'
import { busy, company, gm, merge, okValue, startMerge, undo } from '@/tests/factories/merge-start'
import { everyRow, makeBusyCustomer } from '@/tests/factories/merge-world'
import { endUndos, killAtWrite, startUndo } from '@/tests/setup/killed-undo'

beforeAll(startMerge)
afterAll(endUndos)

it('a process killed while it takes a merge back: it is as if nobody had begun, and can be taken back after that', async () => {
  const many = { ...busy, contacts: 20, orders: 150 }
  const kept = await makeBusyCustomer(company, many, { name: '甲药业' })
  const loser = await makeBusyCustomer(company, many, { name: '乙药业' })
  // What is computed from the facts of a customer made by hand is put right once, as every save does.
  okValue(await undo(okValue(await merge(kept, [loser])).mergeId))
  const before = await everyRow()
  const { mergeId } = okValue(await merge(kept, [loser]))
  const merged = await everyRow()
  expect(merged).not.toEqual(before)
  await killAtWrite(startUndo('merge', mergeId, gm.personId), 'MonthlySales')
  expect(await everyRow()).toEqual(merged)
  okValue(await undo(mergeId))
  expect(await everyRow()).toEqual(before)
})
