import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as sendRoute } from '@/app/fill/[token]/send/route'
import { decideClaims } from '@/lib/areas/customers/claims/mutations'
import { factSources, openClaims } from '@/lib/areas/customers/claims/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { dossierFactsOf } from '@/lib/areas/customers/dossier/queries'
import { takeOverSheet } from '@/lib/areas/customers/fill/mutations'
import { returnedSheet, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { db } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import {
  rep,
  manager,
  other,
  startSheets,
  startEachSheets,
  must,
  openCustomer,
  send,
  call,
  filled,
  returned,
  sentSheetOf,
} from '@/tests/factories/sheets-start'

beforeAll(startSheets)
beforeEach(startEachSheets)

describe('a sheet that came back', () => {
  it('overwrites nothing; its owner is told, and sees ours beside theirs', async () => {
    const customerId = await openCustomer()
    const linkId = await returned(customerId)
    const view = (await dossierFactsOf(rep, customerId))!
    expect(view.facts['address']).toBe('苏州市澄麓路 1 号')
    expect(view.facts).not.toHaveProperty('owner')
    const sheet = (await returnedSheet(rep, linkId))!
    expect(sheet.claims.map(({ fact }) => fact).sort()).toEqual([
      'address',
      'kind',
      'name',
      'operator',
      'owner',
    ])
    expect(sheet.claims.find(({ fact }) => fact === 'address')).toMatchObject({
      ours: '苏州市澄麓路 1 号',
      theirs: '苏州市澄麓路 8 号',
      from: { source: 'visit', personName: manager.name },
      said: { source: 'customer', byName: '裴清禾', personName: null },
    })
    const notice = await db().notice.findMany({
      where: { personId: rep.personId, kind: 'customers.sheet-returned', key: `sheet-returned:${linkId}` },
    })
    expect(notice).toHaveLength(1)
    expect(await returnedSheet(other, linkId)).toBeNull()
  })

  it('is taken over field by field: taken, kept or written otherwise; then it stands in the file', async () => {
    const customerId = await openCustomer()
    const linkId = await returned(customerId)
    const { claims } = (await returnedSheet(rep, linkId))!
    const decisions = claims.map(({ id, fact, seen }) => ({
      claimId: id,
      seen,
      ...(fact === 'address'
        ? { verdict: 'keep' }
        : fact === 'owner'
          ? { verdict: 'edit', value: '裴清和' }
          : { verdict: 'accept' }),
    }))
    expect(await runMutation(takeOverSheet, other, { linkId, decisions })).toEqual({ kind: 'not-found' })
    const done = must(await runMutation(takeOverSheet, rep, { linkId, decisions }))
    expect(done.entryId).not.toBeNull()
    const facts = (await dossierFactsOf(rep, customerId))!.facts
    expect(facts).toMatchObject({
      name: filled.name,
      address: '苏州市澄麓路 1 号',
      owner: '裴清和',
      operator: '冷书墨',
    })
    const sources = new Map((await factSources(rep, customerId))!.map((one) => [one.fact, one]))
    expect(sources.get('operator')).toMatchObject({
      source: 'customer',
      byName: '裴清禾',
      personName: rep.name,
      ref: { type: 'fill-link', id: linkId },
    })
    expect(sources.get('owner')).toMatchObject({ source: 'form', byName: null })
    expect(sources.get('address')).toMatchObject({ source: 'visit' })
    const entry = await db().formEntry.findUniqueOrThrow({ where: { id: done.entryId! } })
    expect(entry).toMatchObject({
      formId: 'A7',
      state: 'signed',
      createdBy: rep.personId,
      answers: { owner: '裴清禾' },
    })
    expect((await sheetLinks(rep, customerId))?.rows[0]).toMatchObject({ state: 'taken-over', open: 0 })
    expect((await openClaims(rep, customerId))?.rows).toEqual([])
  })

  it('looked at before somebody changed a fact, conflicts: nothing of it is written', async () => {
    const customerId = await openCustomer()
    const linkId = await returned(customerId)
    const { claims } = (await returnedSheet(rep, linkId))!
    const change = { fact: 'address', from: '苏州市澄麓路 1 号', to: '苏州市澄麓路 3 号' }
    must(await runMutation(saveFacts, manager, { customerId, source: 'visit', changes: [change] }))
    const decisions = claims.map(({ id, seen }) => ({ claimId: id, seen, verdict: 'accept' }))
    const stale = await runMutation(takeOverSheet, rep, { linkId, decisions })
    expect(stale).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'facts.address', theirs: '苏州市澄麓路 3 号', mine: '苏州市澄麓路 8 号' }],
    })
    expect((await dossierFactsOf(rep, customerId))!.facts['operator']).toBeUndefined()
  })

  it('decided by several at once is decided once', async () => {
    const customerId = await openCustomer()
    const linkId = await returned(customerId)
    const { claims } = (await returnedSheet(rep, linkId))!
    const decisions = claims.map(({ id, seen }) => ({ claimId: id, seen, verdict: 'accept' }))
    const all = await Promise.all([
      ...Array.from({ length: 6 }, () => runMutation(takeOverSheet, rep, { linkId, decisions })),
      ...Array.from({ length: 6 }, () => runMutation(decideClaims, manager, { customerId, decisions })),
    ])
    expect(all.filter((one) => one.kind === 'ok')).toHaveLength(1)
    expect(all.filter((one) => one.kind === 'conflict')).toHaveLength(11)
    expect(await db().factChange.count({ where: { customerId, fact: 'operator' } })).toBe(1)
  })

  it('sent twenty times at once is received once', async () => {
    const customerId = await openCustomer()
    const { token } = await send(customerId)
    const answers = { ...must(await sentSheetOf(token)), ...filled }
    const all = await Promise.all(Array.from({ length: 20 }, () => call(sendRoute, token, { answers })))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await db().factClaim.count({ where: { customerId, fact: 'operator' } })).toBe(1)
  })

  it('a field left as it came says nothing, one emptied says there is none', async () => {
    const customerId = await openCustomer()
    const { token, linkId } = await send(customerId)
    const prefill = must(await sentSheetOf(token))
    const { name, address: place, ...rest } = filled
    const answers = { ...rest, ...prefill, kind: 'chain', dealingsSince: null }
    expect([name, place]).toHaveLength(2)
    expect((await call(sendRoute, token, { answers })).status).toBe(200)
    const sheet = (await returnedSheet(rep, linkId))!
    expect(sheet.claims.map(({ fact }) => fact).sort()).toEqual(['kind', 'operator', 'owner'])
  })
})
