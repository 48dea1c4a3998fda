import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decideClaims } from '@/lib/areas/customers/claims/mutations'
import { openClaims } from '@/lib/areas/customers/claims/queries'
import { insertClaims } from '@/lib/areas/customers/claims/writes'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { newId } from '@/lib/core/audit'
import { now, today } from '@/lib/core/clock'
import { db, sqlTransaction } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import { settingsFrom } from '@/lib/core/settings'
import {
  manager,
  must,
  openCustomer,
  rep,
  returned,
  startEachSheets,
  startSheets,
} from '@/tests/factories/sheets-start'

beforeAll(startSheets)
beforeEach(startEachSheets)

const theirs = '苏州市澄麓路 8 号'
const ours = '苏州市澄麓路 1 号'

const save = async (customerId: string, fact: string, from: unknown, to: unknown) =>
  must(await runMutation(saveFacts, manager, { customerId, source: 'visit', changes: [{ fact, from, to }] }))
const open = async (customerId: string) =>
  (await openClaims(rep, customerId))!.rows.map(({ fact }) => fact).toSorted()
const claim = (customerId: string, fact: string) =>
  db().factClaim.findFirstOrThrow({ where: { customerId, fact }, orderBy: { id: 'desc' } })
const trail = (customerId: string) =>
  db().auditEvent.findMany({ where: { customerId, kind: 'customers.claims-agreed' } })

describe('what another source said', () => {
  it('is closed as agreeing once the fact is changed to the same, with its trail; the others wait on', async () => {
    const customerId = await openCustomer()
    await returned(customerId)
    const before = await open(customerId)
    expect(before).toContain('address')
    await save(customerId, 'address', ours, theirs)

    expect(await open(customerId)).toEqual(before.filter((fact) => fact !== 'address'))
    expect(await claim(customerId, 'address')).toMatchObject({
      state: 'agreed',
      decidedBy: manager.personId,
      settled: null,
    })
    expect(await trail(customerId)).toMatchObject([
      { personId: manager.personId, values: { facts: ['address'], count: 1 } },
    ])
    // The file says otherwise again: what was closed stays closed.
    await save(customerId, 'address', theirs, ours)
    expect(await open(customerId)).not.toContain('address')
    expect(await trail(customerId)).toHaveLength(1)
  })

  it('waits on when the file comes to say a third thing, or the same of another fact', async () => {
    const customerId = await openCustomer()
    await returned(customerId)
    await save(customerId, 'address', ours, '苏州市澄麓路 3 号')
    await save(customerId, 'sellsTo', null, theirs)
    expect(await open(customerId)).toContain('address')
    expect(await trail(customerId)).toEqual([])
  })

  it('twice the same, one taken closes the other as agreeing, and is itself taken', async () => {
    const customerId = await openCustomer()
    await returned(customerId)
    const said = await claim(customerId, 'address')
    await db().factClaim.create({
      data: { customerId, fact: 'address', value: theirs, against: ours, source: 'survey', at: now() },
    })
    const first = (await openClaims(rep, customerId))!.rows.find(({ id }) => id === said.id)!
    must(
      await runMutation(decideClaims, rep, {
        customerId,
        decisions: [{ claimId: first.id, verdict: 'accept', seen: first.seen }],
      }),
    )
    const states = await db().factClaim.findMany({
      where: { customerId, fact: 'address' },
      select: { id: true, state: true },
    })
    expect(states.find(({ id }) => id === first.id)?.state).toBe('accepted')
    expect(states.filter(({ id }) => id !== first.id).map(({ state }) => state)).toEqual(['agreed'])
    expect(await trail(customerId)).toMatchObject([{ values: { count: 1 } }])
  })

  it('that comes in equal to the file never waits', async () => {
    const customerId = await openCustomer()
    const at = {
      now: now(),
      today: today(),
      zone: 'Asia/Shanghai',
      settings: settingsFrom([]),
      correlationId: newId(),
    }
    const said = [ours, theirs].map((value) => ({ customerId, fact: 'address', value, against: ours }))
    const origin = { source: 'survey', personId: null, byName: '测评公司', ref: null } as const
    const waiting = await sqlTransaction((tx) => insertClaims(tx, at, said, origin))
    expect(waiting).toBe(1)
    const kept = await db().factClaim.findMany({ where: { customerId }, orderBy: { id: 'asc' } })
    expect(kept.map(({ state, value, decidedAt }) => [state, value, decidedAt !== null])).toEqual([
      ['agreed', ours, true],
      ['open', theirs, false],
    ])
  })
})
