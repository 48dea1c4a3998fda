// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { takeToasts } from '@/components/ui/toast-store'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import type { ColumnSpec } from './column-spec'
import { type ListChoice, useAllColumns } from './use-all-columns'

const spec = (id: string, label: string): ColumnSpec => ({
  id,
  label,
  group: '',
  kind: 'text',
  sortable: false,
  ops: [],
})
const given: ListChoice = { specs: [spec('name', '客户')], units: [] }
const all: ListChoice = { specs: [spec('name', '客户'), spec('goods', '品种')], units: [] }

const router = { push: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router }))

const said: string[] = []
takeToasts(({ text }) => void said.push(text))

afterEach(() => {
  cleanup()
  said.length = 0
  vi.unstubAllGlobals()
})

/** The list in a language that may change under it; `answer` is what the server says. */
function list(answer: () => Promise<Response>) {
  const asked = vi.fn(answer)
  vi.stubGlobal('fetch', asked)
  let locale: 'zh-CN' | 'en' = 'zh-CN'
  const wrapper = ({ children }: { children: ReactNode }) => (
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zhCN} timeZone="Asia/Shanghai">
      {children}
    </NextIntlClientProvider>
  )
  const hook = renderHook(() => useAllColumns(given), { wrapper })
  return {
    asked,
    now: () => hook.result.current,
    speak: (next: typeof locale) => {
      locale = next
      hook.rerender()
    },
  }
}

test('all columns are asked for when something offers them, once', async () => {
  const { asked, now } = list(() => Promise.resolve(Response.json(all)))
  const opened = vi.fn()
  expect(now().specs).toHaveLength(1)
  act(() => now().withAll(opened))
  act(() => now().withAll(opened))
  await waitFor(() => expect(opened).toHaveBeenCalledTimes(1))
  await waitFor(() => expect(now().specs).toHaveLength(2))
  act(() => now().withAll(opened))
  expect(opened).toHaveBeenCalledTimes(2)
  expect(asked).toHaveBeenCalledTimes(1)
})

test('in another language they are asked for anew: until then those of the page stand', async () => {
  const { asked, now, speak } = list(() => Promise.resolve(Response.json(all)))
  act(() => now().withAll(() => undefined))
  await waitFor(() => expect(now().specs).toHaveLength(2))
  speak('en')
  expect(now().specs).toEqual(given.specs)
  act(() => now().withAll(() => undefined))
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
  expect(asked.mock.calls).toEqual([['/customers/columns?locale=zh-CN'], ['/customers/columns?locale=en']])
})

test('after the session has ended it leads to the sign-in page and back to this list', async () => {
  router.push.mockReset()
  history.replaceState(null, '', '/customers?tier=1&size=50')
  const { now } = list(() => Promise.resolve(Response.json(null, { status: 401 })))
  const opened = vi.fn()
  act(() => now().withAll(opened))
  await waitFor(() =>
    expect(router.push).toHaveBeenCalledWith(
      `/sign-in?next=${encodeURIComponent('/customers?tier=1&size=50')}`,
    ),
  )
  expect(opened).not.toHaveBeenCalled()
  expect(said).toEqual([])
})

test.each<[string, () => Promise<Response>]>([
  ['without a network', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['when the answer breaks off', () => Promise.resolve(new Response('{"specs":['))],
])('%s nothing opens, it is said, and can be tried again', async (_name, answer) => {
  const { asked, now } = list(answer)
  const opened = vi.fn()
  act(() => now().withAll(opened))
  await waitFor(() => expect(said).toEqual([zhCN.ui.notFetched]))
  expect(opened).not.toHaveBeenCalled()
  act(() => now().withAll(opened))
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2))
})
