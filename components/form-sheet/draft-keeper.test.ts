import { describe, expect, test } from 'vitest'

import type { Answers } from '@/lib/core/forms/definition'
import type { FieldErrors, Outcome } from '@/lib/core/outcome'

import { createDraftKeeper, type SavedDraft } from './draft-keeper'

const AT = '2026-11-23T01:52:08Z'
const ok = (version: number): Outcome<SavedDraft> => ({
  kind: 'ok',
  value: { version, savedAt: AT },
  notes: [],
})

/** A keeper with a server that answers as told and a clock that runs when told. */
function trial(replies: (Outcome<SavedDraft> | 'unreachable' | Promise<Outcome<SavedDraft>>)[]) {
  const state = { answers: { name: '甲' } as Answers }
  const calls: { answers: Answers; base: number }[] = []
  const waiting: { milliseconds: number; task: () => void }[] = []
  const copies: { answers: Answers; base: number }[] = []
  let copy: { answers: Answers; base: number } | null = null
  let refused: FieldErrors | null = null
  const from: Answers[] = []
  const keeper = createDraftKeeper({
    read: () => state.answers,
    base: 7,
    async save(answers, base) {
      calls.push({ answers, base })
      const reply = await replies.shift()
      if (reply === undefined || reply === 'unreachable') throw new TypeError('fetch failed')
      return reply
    },
    copy: {
      async put(answers, base, had) {
        copy = { answers, base }
        copies.push(copy)
        from.push(had)
      },
      async clear() {
        copy = null
      },
    },
    onInvalid: (errors) => (refused = errors),
    onNewer: (values) => {
      state.answers = { ...state.answers, ...values }
      keeper.changed()
    },
    after(milliseconds, task) {
      const entry = { milliseconds, task }
      waiting.push(entry)
      return () => void waiting.splice(waiting.indexOf(entry), waiting.includes(entry) ? 1 : 0)
    },
  })
  return {
    keeper,
    calls,
    waiting,
    copies,
    from,
    shown: () => state.answers,
    copy: () => copy,
    refused: () => refused,
    type(answers: Answers) {
      state.answers = answers
      keeper.changed()
    },
    async wait() {
      waiting.shift()?.task()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('a draft that saves itself', () => {
  test('waits for a pause, sends the newest answers once and builds on the new version', async () => {
    const t = trial([ok(8), ok(9)])
    t.type({ name: '乙' })
    t.type({ name: '丙' })
    expect(t.keeper.status()).toEqual({ kind: 'unsaved' })
    expect(t.waiting).toHaveLength(1)
    await t.wait()
    expect(t.calls).toEqual([{ answers: { name: '丙' }, base: 7 }])
    expect(t.keeper.status()).toEqual({ kind: 'saved', at: AT })
    t.type({ name: '丁' })
    await t.wait()
    expect(t.calls[1]).toEqual({ answers: { name: '丁' }, base: 8 })
    expect(t.keeper.isPending()).toBe(false)
  })

  test('sends nothing when nothing changed', async () => {
    const t = trial([ok(8)])
    await t.keeper.flush()
    expect(t.calls).toEqual([])
  })

  test('typing while a request is under way is sent after it, never beside it', async () => {
    let answer: (outcome: Outcome<SavedDraft>) => void = () => undefined
    const t = trial([new Promise((resolve) => (answer = resolve)), ok(9)])
    t.type({ name: '乙' })
    await t.wait()
    t.type({ name: '丙' })
    await t.wait()
    expect(t.calls).toHaveLength(1)
    expect(t.keeper.isPending()).toBe(true)
    answer(ok(8))
    await t.wait()
    await t.wait()
    expect(t.calls[1]).toEqual({ answers: { name: '丙' }, base: 8 })
  })

  test('without a network a copy stays here, sending is tried again, then the copy goes', async () => {
    const t = trial(['unreachable', ok(8)])
    t.type({ name: '乙' })
    await t.wait()
    expect(t.keeper.status()).toEqual({ kind: 'offline' })
    expect(t.copy()).toEqual({ answers: { name: '乙' }, base: 7 })
    expect(t.from).toEqual([{ name: '甲' }])
    expect(t.keeper.isPending()).toBe(true)
    await t.wait()
    expect(t.keeper.status()).toEqual({ kind: 'saved', at: AT })
    expect(t.copy()).toBeNull()
  })

  test('of a closed sheet it goes on trying; when the sheet is open anew once more, and no more', async () => {
    const { keeper, calls, waiting, copy, type, wait } = trial(['unreachable', 'unreachable', 'unreachable'])
    type({ name: '乙' })
    await wait()
    keeper.stop()
    void keeper.flush()
    await wait()
    expect(calls).toHaveLength(2)
    expect(waiting).toHaveLength(1)
    await keeper.replace()
    expect(calls).toHaveLength(3)
    expect(waiting).toEqual([])
    expect(copy()).toEqual({ answers: { name: '乙' }, base: 7 })
  })

  test('a newer version stops saving until the person has chosen, then builds on it', async () => {
    const conflicts = [{ field: 'name', base: '甲', theirs: '戊', mine: '乙' }]
    const t = trial([{ kind: 'conflict', conflicts, version: 12 }, ok(13)])
    t.type({ name: '乙' })
    await t.wait()
    expect(t.keeper.status()).toEqual({ kind: 'conflict', conflicts, version: 12, nth: 1 })
    t.type({ name: '己' })
    await t.keeper.flush()
    expect(t.calls).toHaveLength(1)
    t.keeper.settle(12)
    await t.wait()
    expect(t.calls[1]).toEqual({ answers: { name: '己' }, base: 12 })
  })

  test('of a newer version comes what was not touched here, and saving goes on without a question', async () => {
    const conflicts = [
      { field: 'phone', base: null, theirs: '0512-1', mine: null },
      { field: 'name', base: null, theirs: '甲', mine: '乙' },
    ]
    const t = trial([{ kind: 'conflict', conflicts, version: 12 }, ok(13)])
    t.type({ name: '乙' })
    await t.wait()
    expect(t.shown()).toEqual({ name: '乙', phone: '0512-1' })
    await t.wait()
    expect(t.calls[1]).toEqual({ answers: { name: '乙', phone: '0512-1' }, base: 12 })
    expect(t.keeper.status()).toEqual({ kind: 'saved', at: AT })
  })

  test('only the field typed in on both sides is asked for; the others are there already', async () => {
    const name = { field: 'name', base: null, theirs: '戊', mine: '乙' }
    const phone = { field: 'phone', base: null, theirs: '0512-1', mine: null }
    const t = trial([{ kind: 'conflict', conflicts: [phone, name], version: 12 }])
    t.type({ name: '乙' })
    await t.wait()
    expect(t.keeper.status()).toEqual({ kind: 'conflict', conflicts: [name], version: 12, nth: 1 })
    expect(t.shown()).toEqual({ name: '乙', phone: '0512-1' })
  })

  test('who asks to send while sending is under way waits until all is sent', async () => {
    let answer: (outcome: Outcome<SavedDraft>) => void = () => undefined
    const t = trial([new Promise((resolve) => (answer = resolve)), ok(9)])
    t.type({ name: '乙' })
    void t.keeper.flush()
    t.type({ name: '丙' })
    const all = t.keeper.flush()
    answer(ok(8))
    await all
    expect(t.calls.map(({ base }) => base)).toEqual([7, 8])
    expect(t.keeper.isPending()).toBe(false)
  })

  test.each<[string, Outcome<SavedDraft>, string]>([
    ['a sign-in that ended keeps the copy', { kind: 'signed-out' }, 'signed-out'],
    [
      'too many requests are tried again after the time told',
      { kind: 'rate-limited', retryAfterSeconds: 30 },
      'failed',
    ],
    [
      'a refused draft says where',
      { kind: 'invalid', errors: { name: [{ code: 'forms.checks.too-long' }] } },
      'failed',
    ],
  ])('%s', async (_name, reply, status) => {
    const t = trial([reply])
    t.type({ name: '乙' })
    await t.wait()
    expect(t.keeper.status().kind).toBe(status)
    expect(t.copy()).toEqual({ answers: { name: '乙' }, base: 7 })
    if (reply.kind === 'rate-limited') expect(t.waiting[0]?.milliseconds).toBe(30_000)
    if (reply.kind === 'invalid') expect(t.refused()).toEqual(reply.errors)
  })

  test('a copy brought back is sent over the version it was written on', async () => {
    const t = trial([ok(8)])
    t.type({ name: '断网时写的' })
    t.keeper.resume(5)
    await t.wait()
    expect(t.calls).toEqual([{ answers: { name: '断网时写的' }, base: 5 }])
  })
})
