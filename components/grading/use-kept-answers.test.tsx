// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OfflineCopy } from '@/components/form-sheet/offline-copy'
import type { Answers } from '@/lib/core/forms/definition'

const kept = vi.hoisted(() => new Map<string, OfflineCopy>())
vi.mock('@/components/form-sheet/offline-copy', () => ({
  deviceCopies: {
    put: async (key: string, copy: OfflineCopy) => void kept.set(key, copy),
    get: async (key: string) => kept.get(key) ?? null,
    clear: async (key: string) => void kept.delete(key),
  },
}))
const { useKeptAnswers } = await import('./use-kept-answers')

const keyOf = (ratingId: string | null) => `B1:rep:customer:${ratingId ?? 'first'}`

/** A sheet opened over what the server has. */
function open(fromServer: Answers, ratingId: string | null = null, stored = 0) {
  return renderHook(() => {
    const [answers, setAnswers] = useState(fromServer)
    const [version, setVersion] = useState(stored)
    const type = (change: Answers) => setAnswers((before) => ({ ...before, ...change }))
    const restore = (change: Answers, over: number | null) => {
      type(change)
      if (over !== null) setVersion(over)
    }
    const keeping = useKeptAnswers({ keyOf, ratingId, version, fromServer, answers, restore })
    return { ...keeping, answers, version, type }
  }).result
}

beforeEach(() => kept.clear())
afterEach(cleanup)

test('what was typed and not saved is back when the sheet is opened again, beside what the server has since', async () => {
  const first = open({ monthlySales: 100 })
  act(() => first.current.type({ annualSales: 700, nature: 'private' }))
  cleanup()
  const again = open({ monthlySales: 200 })
  await waitFor(() => expect(again.current.restoredAt).not.toBeNull())
  expect(again.current.answers).toEqual({ monthlySales: 200, annualSales: 700, nature: 'private' })
})

test('nothing comes back of a sheet that was saved, and what was typed meanwhile stays with the rating', async () => {
  const first = open({})
  act(() => first.current.type({ nature: 'private' }))
  const sent = first.current.answers
  act(() => first.current.saved('r1', sent, 1))
  expect(kept.size).toBe(0)
  act(() => first.current.type({ nature: 'state' }))
  act(() => first.current.saved('r1', sent, 1))
  expect([...kept.keys()]).toEqual([keyOf('r1')])
})

test('a copy the server has caught up with is forgotten without a word', async () => {
  const first = open({})
  act(() => first.current.type({ nature: 'private' }))
  cleanup()
  const again = open({ nature: 'private' })
  await waitFor(() => expect(kept.size).toBe(0))
  expect(again.current.restoredAt).toBeNull()
})

test('an answer somebody saved since is not overwritten unasked: it goes over the version it was typed over, each time', async () => {
  const first = open({ nature: 'private' }, 'r1', 3)
  act(() => first.current.type({ nature: 'state' }))
  cleanup()
  const again = open({ nature: 'foreign' }, 'r1', 4)
  await waitFor(() => expect(again.current.answers).toEqual({ nature: 'state' }))
  expect(again.current.version).toBe(3)
  act(() => again.current.type({ annualSales: 5 }))
  cleanup()
  const third = open({ nature: 'foreign' }, 'r1', 4)
  await waitFor(() => expect(third.current.answers).toEqual({ nature: 'state', annualSales: 5 }))
  expect(third.current.version).toBe(3)
})

test('what was typed before anybody saved comes back with the rating somebody opened since, once', async () => {
  const first = open({})
  act(() => first.current.type({ annualSales: 5 }))
  cleanup()
  const opened = open({ nature: 'state' }, 'r1', 1)
  await waitFor(() => expect(opened.current.answers).toEqual({ nature: 'state', annualSales: 5 }))
  expect(opened.current.version).toBe(1)
  await waitFor(() => expect([...kept.keys()]).toEqual([keyOf('r1')]))
})

test('given up, it is gone', async () => {
  const first = open({}, 'r1', 1)
  act(() => first.current.type({ annualSales: 5 }))
  await act(() => first.current.forget())
  expect(kept.size).toBe(0)
})
