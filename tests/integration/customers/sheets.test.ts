import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { POST as keepRoute } from '@/app/fill/[token]/keep/route'
import { POST as openRoute } from '@/app/fill/[token]/open/route'
import { POST as sendRoute } from '@/app/fill/[token]/send/route'
import { renewSheet, revokeSheet, sendSheet } from '@/lib/areas/customers/fill/mutations'
import { sentSheet, sheetLinks } from '@/lib/areas/customers/fill/queries'
import { sheetViewer } from '@/lib/composition/sheet-door'
import { db, sql } from '@/lib/core/db'
import { runMutation } from '@/lib/core/mutation'
import {
  company,
  rep,
  other,
  startSheets,
  moveOn,
  startEachSheets,
  must,
  openCustomer,
  send,
  type Route,
  call,
  filled,
  sentSheetOf,
} from '@/tests/factories/sheets-start'

beforeAll(startSheets)
beforeEach(startEachSheets)

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
      moveOn()
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
    moveOn()
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
    moveOn()
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
