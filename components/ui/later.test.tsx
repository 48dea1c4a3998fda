// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import type { ComponentType, ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { later, useLater } from './later'
import { takeToasts } from './toast-store'

const Drawn: ComponentType = () => null

const said: string[] = []
takeToasts(({ text }) => void said.push(text))

afterEach(() => {
  cleanup()
  said.length = 0
})

/** A part whose program comes as `answers` say, one for each time it is fetched. */
function part(...answers: (() => Promise<ComponentType>)[]) {
  const fetch = vi.fn(() => answers.shift()!())
  const made = later(fetch)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>
  )
  const draw = () => renderHook(() => useLater(made), { wrapper })
  return { fetch, draw, ...draw() }
}

const comes = () => Promise.resolve(Drawn)
const fails = () => Promise.reject(new Error('Failed to load chunk'))

test('a part is fetched when it is asked for, once, and then at hand for every place that uses it', async () => {
  const { fetch, result, draw } = part(comes)
  const opened = vi.fn()
  expect(result.current.Part).toBeNull()
  act(() => result.current.ask(opened))
  act(() => result.current.ask(opened))
  await waitFor(() => expect(opened).toHaveBeenCalledTimes(1))
  expect(result.current.Part).toBe(Drawn)
  expect(draw().result.current.Part).toBe(Drawn)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('a part that cannot be had opens nothing, is said, and can be asked for again', async () => {
  const { result } = part(fails, comes)
  const opened = vi.fn()
  act(() => result.current.ask(opened))
  await waitFor(() => expect(result.current.failed).toBe(true))
  expect(said).toEqual([zhCN.ui.notFetched])
  expect(opened).not.toHaveBeenCalled()
  act(() => result.current.ask(opened))
  await waitFor(() => expect(opened).toHaveBeenCalledTimes(1))
  expect(result.current).toMatchObject({ failed: false, Part: Drawn })
})

test('nothing opens, and nothing is said, on a page that was left meanwhile', async () => {
  let arrive: (drawn: ComponentType) => void = () => {}
  const { result, unmount } = part(() => new Promise((resolve) => (arrive = resolve)))
  const opened = vi.fn()
  act(() => result.current.ask(opened))
  unmount()
  await act(async () => arrive(Drawn))
  expect(opened).not.toHaveBeenCalled()
  expect(said).toEqual([])
})
