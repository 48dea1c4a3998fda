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
function open(fromServer: Answers) {
  return renderHook(() => {
    const [answers, setAnswers] = useState(fromServer)
    const restore = (change: Answers) => setAnswers((before) => ({ ...before, ...change }))
    const keeping = useKeptAnswers({ keyOf, ratingId: null, version: null, fromServer, answers, restore })
    return { ...keeping, answers, type: restore }
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
