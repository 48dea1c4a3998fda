import { expect, test } from 'vitest'
import { keptWhileUnchanged } from './kept-people'

/** A database that answers with the version it is at, and counts how often it is asked. */
function database(version: string | null) {
  const at = { version, asked: 0 }
  const who = keptWhileUnchanged(async (personId, day) => {
    at.asked++
    return { version: at.version, value: `${personId} ${day} ${at.version}` }
  })
  return { at, who: (personId: string, day: string) => who(personId, day, at.version), ask: who }
}

test('a person is read once while nothing changes', async () => {
  const { at, who } = database('a')
  expect(await who('li', '2026-11-30')).toBe('li 2026-11-30 a')
  expect(await who('li', '2026-11-30')).toBe('li 2026-11-30 a')
  expect(await who('wu', '2026-11-30')).toBe('wu 2026-11-30 a')
  expect(at.asked).toBe(2)
})

test('another version or another day forgets everybody', async () => {
  const { at, who } = database('a')
  await who('li', '2026-11-30')
  at.version = 'b'
  expect(await who('li', '2026-11-30')).toBe('li 2026-11-30 b')
  expect(await who('li', '2026-12-01')).toBe('li 2026-12-01 b')
  expect(at.asked).toBe(3)
})

test('an answer that comes late is kept for the version it was read at, not for the one that was asked for', async () => {
  const { at, ask } = database('a')
  const late = ask('li', '2026-11-30', 'older')
  expect(await late).toBe('li 2026-11-30 a')
  await ask('li', '2026-11-30', 'older')
  expect(at.asked).toBe(2)
  await ask('li', '2026-11-30', 'a')
  expect(at.asked).toBe(2)
})

test('without a version nothing is kept', async () => {
  const { at, who } = database(null)
  await who('li', '2026-11-30')
  await who('li', '2026-11-30')
  expect(at.asked).toBe(2)
})

test('nobody stays nobody without being read again', async () => {
  let asked = 0
  const who = keptWhileUnchanged(async () => ({ version: 'a', value: (asked++, null) }))
  expect(await who('li', '2026-11-30', 'a')).toBeNull()
  expect(await who('li', '2026-11-30', 'a')).toBeNull()
  expect(asked).toBe(1)
})

test('of ten thousand people the newest two thousand are kept', async () => {
  const { at, who } = database('a')
  for (let nth = 0; nth < 10_000; nth++) await who(`p${nth}`, '2026-11-30')
  await who('p9999', '2026-11-30')
  await who('p8000', '2026-11-30')
  expect(at.asked).toBe(10_000)
  await who('p7999', '2026-11-30')
  expect(at.asked).toBe(10_001)
})
