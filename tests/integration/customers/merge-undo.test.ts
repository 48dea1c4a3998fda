import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { moveStragglers } from '@/lib/areas/customers/merge/mutations'
import { mergedInto } from '@/lib/areas/customers/merge/queries'
import { reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import { newId } from '@/lib/core/audit'
import { now } from '@/lib/core/clock'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { systemViewer } from '@/lib/core/viewer'
import { makeCustomer } from '@/tests/factories/customers'
import { filledPaper } from '@/tests/factories/papers'
import { everyRow, type Hangs, makeBusyCustomer } from '@/tests/factories/merge-world'
import { freezeClock } from '@/tests/setup/clock'
import {
  company,
  gm,
  cashier,
  manager,
  startMerge,
  merge,
  okValue,
  codesOf,
  undo,
  bare,
  busy,
} from '@/tests/factories/merge-start'

beforeAll(startMerge)

describe('taking a merge back', () => {
  it('whatever hung on the records, merge then undo leaves every row as it was', async () => {
    const hangs: fc.Arbitrary<Hangs> = fc.record({
      contacts: fc.integer({ min: 0, max: 2 }),
      visits: fc.integer({ min: 0, max: 2 }),
      orders: fc.integer({ min: 0, max: 2 }),
      receipts: fc.integer({ min: 0, max: 1 }),
      papers: fc.integer({ min: 0, max: 2 }),
      sales: fc.subarray(['2026-07', '2026-08', '2026-09']),
      lines: fc.subarray(['2026-08', '2026-09', '2026-11']),
      rated: fc.boolean(),
    })
    const facts = fc.subarray(['name', 'phone', 'address', 'postcode', 'kind'])
    await fc.assert(
      fc.asyncProperty(
        hangs,
        hangs,
        hangs,
        facts,
        fc.constantFrom(0, 1),
        async (one, two, three, chosen, up) => {
          const of = (name: string) => ({
            name,
            phone: `138${String(Math.random()).slice(2, 10)}`,
            address: name,
          })
          const kept = await makeBusyCustomer(company, one, of('甲药业'))
          const losers = [
            await makeBusyCustomer(company, two, of('乙药业')),
            await makeBusyCustomer(company, three, of('丙药业')),
          ]
          if (up === 1) {
            const group = { groupRootId: losers[0]!, groupTie: 'subsidiary' }
            await db().customer.update({ where: { id: losers[0]! }, data: { groupRootId: losers[0]! } })
            await db().customer.update({ where: { id: kept }, data: { parentId: losers[0]!, ...group } })
          }
          // What is computed from the facts of a customer made by hand is put right once, as every save does.
          const first = okValue(await merge(kept, losers, { choices: { phone: losers[0]! } }))
          okValue(await undo(first.mergeId))
          const before = await everyRow()
          const choices = Object.fromEntries(chosen.map((fact, at) => [fact, losers[at % 2]!]))
          const { mergeId } = okValue(await merge(kept, losers, { choices }))
          expect(await everyRow()).not.toEqual(before)
          expect(okValue(await undo(mergeId)).stayed).toEqual([])
          expect(await everyRow()).toEqual(before)
        },
      ),
      { numRuns: 6 },
    )
  })

  it('what a source said of a merged record and the kept file says too is closed, and waits again when taken back', async () => {
    const [kept, loser] = [
      await makeBusyCustomer(company, bare, { phone: '13800000021', address: '甲路 1 号' }),
      await makeBusyCustomer(company, bare, { phone: '13800000022', address: '乙路 2 号' }),
    ]
    const at = new Date('2026-11-01T00:00:00Z')
    const says = (customerId: string, fact: string, value: string) => ({
      id: newId(at),
      customerId,
      fact,
      value,
      against: '又一说',
      source: 'customer',
      at,
    })
    const claims = [
      says(loser, 'phone', '13800000021'),
      says(loser, 'address', '丙路 3 号'),
      says(kept, 'address', '乙路 2 号'),
    ]
    await db().factClaim.createMany({ data: claims })
    const states = async () =>
      (
        await db().factClaim.findMany({
          where: { customerId: { in: [kept, loser] } },
          orderBy: { id: 'asc' },
        })
      ).map(({ customerId, fact, state }) => [customerId === kept ? 'kept' : 'loser', fact, state])
    const { mergeId } = okValue(await merge(kept, [loser], { choices: { address: loser } }))
    expect(await states()).toEqual([
      ['kept', 'phone', 'agreed'],
      ['kept', 'address', 'open'],
      ['kept', 'address', 'agreed'],
    ])
    okValue(await undo(mergeId))
    expect(await states()).toEqual([
      ['loser', 'phone', 'open'],
      ['loser', 'address', 'open'],
      ['kept', 'address', 'open'],
    ])
  })

  describe('and the file, where signed papers came to it (W2)', () => {
    /** A record whose file has this paper signed; `whole` with every fact the basic sheet asks for. */
    const withPaper = async (formId: 'A1' | 'A6' | 'A11', fileState: string, whole: boolean) => {
      const customerId = await makeCustomer(company, 0, { fileState })
      const { changes } = await filledPaper(manager, customerId, 'A6')
      if (whole) okValue(await runMutation(saveFacts, manager, { customerId, source: 'form', changes }))
      const at = now()
      const paper = { formId, formVersion: 1, customerId, answers: {}, createdBy: gm.personId, createdAt: at }
      await db().formEntry.create({ data: { ...paper, state: 'signed', signedAt: at } })
      return customerId
    }
    const stateOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).fileState

    it.each([
      ['a card that waited, a basic sheet comes', 'A1', 'A6', 'collecting', true, 'valid'],
      ['a basic sheet, a card comes', 'A6', 'A1', 'collated', true, 'valid'],
      ['no paper of its own kind, a card comes alone', 'A11', 'A1', 'collecting', true, 'collecting'],
      ['a card that waited, but no fact of the sheet', 'A1', 'A6', 'collecting', false, 'collecting'],
      ['a file under review, another card comes', 'A1', 'A6', 'in-review', true, 'in-review'],
      ['an archived file', 'A1', 'A6', 'archived', true, 'archived'],
    ] as const)('%s', async (_name, own, other, from, whole, to) => {
      const kept = await withPaper(own, from, whole)
      const loser = await withPaper(other, 'collecting', whole)
      const { mergeId } = okValue(await merge(kept, [loser]))
      expect(await stateOf(kept)).toBe(to)
      expect(okValue(await undo(mergeId)).stayed).toEqual([])
      expect(await stateOf(kept)).toBe(from)
    })

    /** A paper of the kept record's own, signed after the merge. */
    const signAfter = async (customerId: string, formId: 'A1' | 'A6') => {
      const at = new Date(now().getTime() + 1000)
      const paper = { formId, formVersion: 1, customerId, answers: {}, createdBy: gm.personId, createdAt: at }
      await db().formEntry.updateMany({ where: { customerId, formId }, data: { state: 'replaced' } })
      await db().formEntry.create({ data: { ...paper, state: 'signed', signedAt: at } })
    }

    it.each([
      ['the same paper as came: it stays', 'A1', 'A6', 'collecting', 'A6', 'valid', ['fileState']],
      ['a paper it had: that carries it no further', 'A6', 'A1', 'collated', 'A6', 'collated', []],
    ] as const)('of a kept record that signed %s', async (_name, own, other, from, since, to, stayed) => {
      const kept = await withPaper(own, from, true)
      const loser = await withPaper(other, 'collecting', true)
      const { mergeId } = okValue(await merge(kept, [loser]))
      await signAfter(kept, since)
      expect(okValue(await undo(mergeId)).stayed).toEqual(stayed)
      expect(await stateOf(kept)).toBe(to)
    })

    it('stays where it went since', async () => {
      const [kept, loser] = [
        await withPaper('A1', 'collecting', true),
        await withPaper('A6', 'collated', true),
      ]
      const { mergeId } = okValue(await merge(kept, [loser]))
      await db().customer.update({ where: { id: kept }, data: { fileState: 'in-review' } })
      expect(okValue(await undo(mergeId)).stayed).toEqual(['fileState'])
      expect(await stateOf(kept)).toBe('in-review')
    })
  })

  it('gives each its own documents back where two brought a list to one that had none', async () => {
    const kept = await makeBusyCustomer(company, bare, { phone: '13800000011' })
    const losers = [
      await makeBusyCustomer(company, { ...bare, papers: 2 }, { phone: '13800000012' }),
      await makeBusyCustomer(company, { ...bare, papers: 2, visits: 2 }, { phone: '13800000013' }),
    ]
    const slots = async () =>
      db().documentSlot.findMany({
        where: { customerId: { in: [kept, ...losers] } },
        select: { customerId: true, slot: true },
        orderBy: { slot: 'asc' },
      })
    const before = await slots()
    expect(before).toHaveLength(2)
    const { mergeId } = okValue(await merge(kept, losers, {}))
    expect((await slots()).map((one) => one.customerId)).toEqual([kept, kept])
    okValue(await undo(mergeId))
    expect(await slots()).toEqual(before)
  })

  it('leaves with the kept one what was changed or added since, and says so', async () => {
    const [kept, loser] = [
      await makeBusyCustomer(company, busy, { phone: '13800000001' }),
      await makeBusyCustomer(company, busy, { phone: '13800000002' }),
    ]
    const { mergeId } = okValue(await merge(kept, [loser], { choices: { phone: loser } }))
    await db().customer.update({
      where: { id: kept },
      data: { phone: '13800000003' },
    })
    await db().visit.updateMany({ where: { customerId: kept }, data: { remark: '补记' } })
    await sql(
      `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt")
       VALUES ($1::uuid,$2::uuid,'2026-11-22',$3::uuid,'phone','新',$3::uuid,now())`,
      [newId(), kept, gm.personId],
    )
    expect(okValue(await undo(mergeId)).stayed).toEqual(['phone'])
    expect(await db().customer.findUnique({ where: { id: kept } })).toMatchObject({ phone: '13800000003' })
    expect(await db().visit.count({ where: { customerId: kept } })).toBe(3)
    expect(await db().visit.count({ where: { customerId: loser, remark: '补记' } })).toBe(2)
  })

  it('is refused twice, after its days, while merged on, and when a moved receipt was reversed', async () => {
    const made = () => makeBusyCustomer(company, { ...busy, contacts: 0 })
    const [a, b, c] = [await made(), await made(), await made()]
    const first = okValue(await merge(a, [b]))
    const second = okValue(await merge(c, [a]))
    expect(await mergedInto(b)).toBe(c)
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-kept-gone'])
    okValue(await undo(second.mergeId))
    expect(codesOf(await undo(second.mergeId))).toEqual(['customers.merge-undone'])
    const receipt = await db().mergedRow.findFirstOrThrow({
      where: { mergeId: first.mergeId, place: 'Receipt.customerId' },
    })
    freezeClock('2027-02-01T10:00:00+08:00')
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-too-late'])
    freezeClock('2026-11-23T10:00:00+08:00')
    okValue(await runMutation(reverseReceipt, cashier, { id: receipt.rowKey, reason: '记错' }))
    expect(codesOf(await undo(first.mergeId))).toEqual(['customers.merge-receipt-reversed'])
  })

  it('a row that still reached a merged record follows it at night', async () => {
    const [kept, loser] = [await makeCustomer(company), await makeCustomer(company)]
    okValue(await merge(kept, [loser]))
    await sql(
      `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt")
       VALUES ($1::uuid,$2::uuid,'2026-11-22',$3::uuid,'phone','迟到',$3::uuid,now())`,
      [newId(), loser, gm.personId],
    )
    okValue(await runMutation(moveStragglers, systemViewer('customers.follow-merges'), {}))
    expect(await db().visit.count({ where: { customerId: kept } })).toBe(1)
  })
})
