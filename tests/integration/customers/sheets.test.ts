import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as keepRoute } from '@/app/fill/[token]/keep/route'
import { POST as openRoute } from '@/app/fill/[token]/open/route'
import { POST as sendRoute } from '@/app/fill/[token]/send/route'
import { decideClaims } from '@/lib/areas/customers/claims/mutations'
import { factSources, openClaims } from '@/lib/areas/customers/claims/queries'
import { saveFacts } from '@/lib/areas/customers/dossier/mutations'
import { dossierFactsOf } from '@/lib/areas/customers/dossier/queries'
import { renewSheet, revokeSheet, sendSheet, takeOverSheet } from '@/lib/areas/customers/fill/mutations'
import { returnedSheet, sentSheet, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { createCustomer } from '@/lib/areas/customers/mutations'
import { sheetViewer } from '@/lib/composition/sheet-door'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import type { Outcome } from '@/lib/core/outcome'
import type { Viewer } from '@/lib/core/scope'
import { type Company, makeCompany } from '../../factories/company'

let company: Company
let rep: Viewer
let manager: Viewer
let other: Viewer
beforeAll(async () => {
  company = await makeCompany()
  rep = await company.viewer('sales-rep', 0)
  manager = await company.viewer('branch-sales-manager', 0)
  other = await company.viewer('sales-rep', 1)
})
// Every test calls from an address of its own, so that limits of one do not reach the next.
let address = 10
beforeEach(() => {
  address += 1
})

function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome))
  return outcome.value
}

let opened = 0
async function openCustomer(): Promise<string> {
  opened += 1
  const made = await runMutation(createCustomer, manager, {
    name: `澄麓医药${opened}号店`,
    unitId: company.offices[0],
    ownerId: rep.personId,
  })
  const customerId = must(made).id
  const facts = { phone: '0512-55500417', address: '苏州市澄麓路 1 号', bankAccount: '6228480402564890018' }
  const changes = Object.entries(facts).map(([fact, to]) => ({ fact, from: null, to }))
  must(await runMutation(saveFacts, manager, { customerId, source: 'visit', changes }))
  return customerId
}

async function send(customerId: string, change: Record<string, unknown> = {}) {
  const input = { customerId, formId: 'A7', days: 14, prefilled: true, ...change }
  return must(await runMutation(sendSheet, rep, input))
}

type Route = (request: Request, context: { params: Promise<{ token: string }> }) => Promise<Response>
async function call(route: Route, token: string, body: unknown, raw?: string) {
  const request = new Request(`http://x/fill/${encodeURIComponent(token)}/x`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-peer-address': `10.0.0.${address}` },
    body: raw ?? JSON.stringify(body),
  })
  const answer = await route(request, { params: Promise.resolve({ token }) })
  const text = await answer.text()
  return {
    status: answer.status,
    text,
    json: JSON.parse(text) as Record<string, never>,
    headers: answer.headers,
  }
}

const filled = {
  name: '澄麓医药新名店',
  address: '苏州市澄麓路 8 号',
  phone: '0512-55500417',
  kind: 'chain',
  owner: '裴清禾',
  operator: '冷书墨',
  filledBy: '裴清禾',
  filledOn: '2026-11-20',
}

async function returned(customerId: string, change: Record<string, unknown> = {}) {
  const link = await send(customerId)
  const sheet = must(await sentSheetOf(link.token))
  const answer = await call(sendRoute, link.token, { answers: { ...sheet, ...filled, ...change } })
  if (answer.status !== 200) throw new Error(answer.text)
  return link.linkId
}
async function sentSheetOf(token: string): Promise<Outcome<Record<string, unknown>>> {
  const found = await sentSheet(sheetViewer(), token)
  return found?.kind === 'sheet'
    ? { kind: 'ok', value: found.sheet.answers, notes: [] }
    : { kind: 'not-found' }
}

describe('a link', () => {
  it('keeps no secret: only a hash lies in the database, in the trail and nowhere else', async () => {
    const customerId = await openCustomer()
    const { token, code } = await send(customerId, { withCode: true })
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(code).toMatch(/^\d{6}$/)
    const rows = await sql<{ all: string }>(
      `SELECT to_jsonb(l)::text AS all FROM "FillLink" l WHERE "customerId"=$1::uuid UNION ALL SELECT to_jsonb(a)::text FROM "AuditEvent" a UNION ALL SELECT to_jsonb(i)::text FROM "IdempotencyKey" i`,
      [customerId],
    )
    const everything = rows.map((row) => row.all).join('\n')
    expect(everything).not.toContain(token)
    expect(everything).not.toContain(`"${code}"`)
  })

  it('is made, renewed and taken back by whoever may send to this customer, and by nobody else', async () => {
    const customerId = await openCustomer()
    const { linkId } = await send(customerId)
    const stranger = { customerId, formId: 'A7', days: 14, prefilled: true }
    expect(await runMutation(sendSheet, other, stranger)).toEqual({ kind: 'not-found' })
    expect(await runMutation(revokeSheet, other, { linkId })).toEqual({ kind: 'not-found' })
    expect(await runMutation(renewSheet, await company.viewer('cashier', 0), { linkId, days: 7 })).toEqual({
      kind: 'not-found',
    })
    expect(await sheetLinks(other, customerId)).toBeNull()
    expect((await sheetLinks(rep, customerId))?.rows).toMatchObject([{ id: linkId, state: 'made' }])
  })

  it('is one a customer and sheet, and not longer than the house allows', async () => {
    const customerId = await openCustomer()
    await send(customerId)
    const again = await runMutation(sendSheet, rep, { customerId, formId: 'A7', days: 61, prefilled: false })
    expect(again).toMatchObject({
      kind: 'refused',
      reasons: [
        { code: 'customers.sheet-out-already' },
        { code: 'customers.sheet-too-long', values: { days: 60 } },
      ],
    })
  })

  it('ten presses at once make one', async () => {
    const customerId = await openCustomer()
    const input = { customerId, formId: 'A7', days: 14, prefilled: true }
    const made = await Promise.all(Array.from({ length: 10 }, () => runMutation(sendSheet, rep, input)))
    expect(made.filter((one) => one.kind === 'ok')).toHaveLength(1)
  })

  it('renewed has a new address, and the old one is dead; what was typed stays', async () => {
    const customerId = await openCustomer()
    const first = await send(customerId)
    await call(keepRoute, first.token, { answers: { owner: '裴清禾' }, base: 0 })
    const second = must(await runMutation(renewSheet, rep, { linkId: first.linkId, days: 30 }))
    expect((await call(openRoute, first.token, {})).status).toBe(404)
    const sheet = (await call(openRoute, second.token, {})).json as { value?: { answers: object } }
    expect(sheet.value?.answers).toMatchObject({ owner: '裴清禾' })
    expect((await sheetLinks(rep, customerId))?.rows[0]?.state).toBe('in-work')
  })
})

describe('a stranger with a secret that opens nothing', () => {
  it('learns nothing: unknown, expired, taken back and used answer byte for byte alike', async () => {
    const [expired, revoked, used, gone] = await Promise.all([
      openCustomer(), openCustomer(), openCustomer(), openCustomer(),
    ]) // prettier-ignore
    const links = await Promise.all([send(expired), send(revoked), send(used), send(gone)])
    await db().fillLink.update({
      where: { id: links[0].linkId },
      data: { expiresAt: new Date('2020-01-01') },
    })
    must(await runMutation(revokeSheet, rep, { linkId: links[1].linkId }))
    const answers = { ...must(await sentSheetOf(links[2].token)), ...filled }
    expect((await call(sendRoute, links[2].token, { answers })).status).toBe(200)
    await db().customer.update({ where: { id: gone }, data: { deletedAt: new Date('2026-11-01') } })
    const secrets = ['A'.repeat(43), '', '../../x', 'x'.repeat(3000), ...links.map(({ token }) => token)]
    const bodies: [Route, object][] = [
      [openRoute, {}],
      [openRoute, { code: '123456' }],
      [sendRoute, { answers }],
    ]
    for (const [route, body] of bodies) {
      const said = await Promise.all(secrets.map((token) => call(route, token, body)))
      expect(new Set(said.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
      expect(said[0]).toMatchObject({ status: 404 })
      address += 1
    }
    for (const token of secrets) expect(await sentSheet(sheetViewer(), token)).toBeNull()
  })

  it('who guesses in parallel is no longer looked up after twenty, and the answer then is the same for a right one', async () => {
    const { token } = await send(await openCustomer())
    const guesses = await Promise.all(
      Array.from({ length: 60 }, (_, at) => call(openRoute, `guess-${at}`, {})),
    )
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(20)
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(40)
    expect((await call(openRoute, token, {})).status).toBe(429)
    address += 1
    expect((await call(openRoute, token, {})).status).toBe(200)
  })

  it('guesses a code five times, at once or one by one; then even the right one waits', async () => {
    const { token, code } = await send(await openCustomer(), { withCode: true })
    expect(await sentSheet(sheetViewer(), token)).toEqual({ kind: 'code', formId: 'A7' })
    const tries = Array.from({ length: 20 }, (_, at) =>
      String((Number(code) + at + 1) % 1_000_000).padStart(6, '0'),
    )
    const said = await Promise.all(tries.map((guess) => call(openRoute, token, { code: guess })))
    expect(said.filter(({ text }) => text.includes('fill.wrongCode'))).toHaveLength(5)
    expect(said.filter(({ status }) => status === 429)).toHaveLength(15)
    address += 1
    expect((await call(openRoute, token, { code })).status).toBe(429)
  })

  it('with the code it opens, without it nothing is kept or sent', async () => {
    const { token, code } = await send(await openCustomer(), { withCode: true })
    expect((await call(keepRoute, token, { answers: {}, base: 0 })).status).toBe(400)
    expect((await call(sendRoute, token, { answers: filled })).status).toBe(400)
    expect((await call(openRoute, token, { code })).status).toBe(200)
    expect((await call(keepRoute, token, { code, answers: { owner: '甲' }, base: 0 })).status).toBe(200)
  })
})

describe('what leaves the house', () => {
  it('is what the sheet shows, filled with what we have, guarded facts blank', async () => {
    const customerId = await openCustomer()
    const { token } = await send(customerId)
    const said = await call(openRoute, token, {})
    expect(said.text).toContain('0512-55500417')
    expect(said.text).not.toContain('6228480402564890018')
    expect(said.text).not.toContain('0018')
    for (const word of [customerId, rep.personId, 'ownSide', 'region', 'fileNumber', 'salesRep'])
      expect(said.text, word).not.toContain(word)
    expect(said.headers.get('cache-control')).toContain('no-store')
    expect(said.headers.get('set-cookie')).toBeNull()
  })

  it('blank, it tells no more than the name of the customer', async () => {
    const { token } = await send(await openCustomer(), { prefilled: false })
    const said = await call(openRoute, token, {})
    expect(said.text).not.toContain('55500417')
  })
})

describe('what comes in', () => {
  const hostile: [string, string, number][] = [
    ['a field that is none', '{"answers":{"creditLine":5},"base":0}', 400],
    ['__proto__', '{"answers":{"__proto__":{"admin":true}},"base":0}', 400],
    ['constructor', '{"answers":{"constructor":"x"},"base":0}', 400],
    ['a column of the row beside', '{"answers":{},"base":0,"state":"taken-over","customerId":"x"}', 400],
    ['a list for a text', '{"answers":{"owner":["a"]},"base":0}', 400],
    ['an object for a text', '{"answers":{"owner":{"$gt":""}},"base":0}', 400],
    ['a number for a text', '{"answers":{"owner":1e308},"base":0}', 400],
    ['NUL', '{"answers":{"owner":"a\\u0000b"},"base":0}', 400],
    ['half a pair', '{"answers":{"owner":"\\ud800"},"base":0}', 400],
    ['a deep nest', `{"answers":{"owner":${'['.repeat(20_000)}${']'.repeat(20_000)}},"base":0}`, 400],
    ['no JSON', '{"answers":', 400],
    ['a list as body', '[]', 400],
    ['a text of ten megabytes', `{"answers":{"owner":"${'长'.repeat(4_000_000)}"},"base":0}`, 413],
  ]
  it.each(hostile)('%s is refused, and nothing changes', async (_, raw, status) => {
    const { token, linkId } = await send(await openCustomer())
    expect((await call(keepRoute, token, null, raw)).status).toBe(status)
    const link = await db().fillLink.findUniqueOrThrow({ where: { id: linkId } })
    expect(link).toMatchObject({ answers: null, draftVersion: 0, state: 'made' })
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it.each([
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a formula', '=HYPERLINK("http://x","y")'],
    ['SQL', `'); DROP TABLE "Customer";--`],
    ['a reversed name', '医药\u202Egnp.exe'],
    ['a name with nothing seen in it', '澄\u200b麓'],
    ['a rare character', '𠮷野家'],
  ])('%s is text, kept as it was typed', async (_, text) => {
    const { token, linkId } = await send(await openCustomer())
    expect((await call(keepRoute, token, { answers: { owner: text }, base: 0 })).status).toBe(200)
    const link = await db().fillLink.findUniqueOrThrow({ where: { id: linkId } })
    expect(link.answers).toMatchObject({ owner: text })
  })

  it('two tabs do not overwrite each other; a save whose answer was lost may come again', async () => {
    const { token } = await send(await openCustomer())
    const body = { answers: { owner: '甲' }, base: 0 }
    expect((await call(keepRoute, token, body)).json).toMatchObject({ value: { version: 1 } })
    expect((await call(keepRoute, token, body)).json).toMatchObject({ value: { version: 1 } })
    const late = await call(keepRoute, token, { answers: { owner: '乙' }, base: 0 })
    expect(late.status).toBe(409)
    expect(late.text).toContain('"version":1')
    expect(late.text).toContain('{"field":"owner","base":null,"theirs":"甲","mine":"乙"}')
  })

  it('gaps and faults stand at their fields, and the link stays open', async () => {
    const { token } = await send(await openCustomer(), { prefilled: false })
    const answers = { ...filled, filledOn: '2099-01-01', phone: '12', owner: '' }
    const said = await call(sendRoute, token, { answers })
    expect(said.status).toBe(400)
    expect(Object.keys((said.json as unknown as { errors: object }).errors).sort()).toEqual([
      'filledOn',
      'owner',
      'phone',
    ])
    expect((await call(openRoute, token, {})).status).toBe(200)
  })
})

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
