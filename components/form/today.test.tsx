// @vitest-environment jsdom
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { TodayProvider, useToday } from './today'

function Day() {
  return <p>{useToday()}</p>
}
const sheet = (at: string) => (
  <TodayProvider at={at} zone="Asia/Shanghai">
    <Day />
  </TodayProvider>
)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a device nine days behind shows the day of the server from the first moment', async () => {
  const at = '2026-12-10T23:30:00+08:00'
  vi.setSystemTime(at)
  const box = document.createElement('div')
  box.innerHTML = renderToString(sheet(at))
  expect(box.textContent).toBe('2026-12-10')
  vi.setSystemTime('2026-12-01T08:00:00+08:00')
  const unlike = vi.fn()
  const root = await act(() => hydrateRoot(box, sheet(at), { onRecoverableError: unlike }))
  expect(box.textContent).toBe('2026-12-10')
  expect(unlike).not.toHaveBeenCalled()
  act(() => root.unmount())
})

test('what is opened after midnight shows the new day, though its page is of the day before', async () => {
  const at = '2026-12-10T23:30:00+08:00'
  vi.setSystemTime('2026-12-01T08:00:00+08:00')
  const box = document.createElement('div')
  const page = (open: boolean) => (
    <TodayProvider at={at} zone="Asia/Shanghai">
      {open && <Day />}
    </TodayProvider>
  )
  box.innerHTML = renderToString(page(false))
  const root = await act(() => hydrateRoot(box, page(false)))
  vi.setSystemTime('2026-12-01T08:31:00+08:00')
  act(() => root.render(page(true)))
  expect(box.textContent).toBe('2026-12-11')
  act(() => root.unmount())
})
