import { expect, test } from 'vitest'
import { newId } from './audit'

test('ids of one moment keep their order, however many there are, and are uuids of version 7', () => {
  const at = new Date('2026-11-23T10:00:00+08:00')
  const ids = Array.from({ length: 70_000 }, () => newId(at))
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids.slice(0, 9000))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an id begins with its moment in milliseconds', () => {
  const at = new Date('2026-11-23T02:00:00.123Z')
  expect(parseInt(newId(at).replace('-', '').slice(0, 12), 16)).toBe(at.getTime())
})
