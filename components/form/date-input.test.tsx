// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'

import { zhCN } from '@/lib/messages/zh-CN'

import { DateInput } from './date-input'
import { TodayProvider } from './today'

afterEach(cleanup)

function renderDate() {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
  const { container } = render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <TodayProvider at="2026-11-23T10:00:00+08:00" zone="Asia/Shanghai">
        <DateInput name="date" label="登记日期" />
      </TodayProvider>
    </NextIntlClientProvider>,
  )
  const typed = screen.getByLabelText<HTMLInputElement>(/登记日期/)
  const sent = () => container.querySelector<HTMLInputElement>('input[type=hidden]')?.value
  return { typed, sent }
}

test.each([
  ['20261122', '2026-11-22'],
  ['2026/11/2', '2026-11-02'],
  ['11-22', '2026-11-22'],
  ['明天', '2026-11-24'],
])('%s typed is %s, shown so when left', (text, date) => {
  const { typed, sent } = renderDate()
  fireEvent.change(typed, { target: { value: text } })
  expect(sent()).toBe(date)
  fireEvent.blur(typed)
  expect(typed.value).toBe(date)
})

test('a text that is no date stays, says so, and goes to the server as typed', () => {
  const { typed, sent } = renderDate()
  fireEvent.change(typed, { target: { value: '2026-02-30' } })
  fireEvent.blur(typed)
  expect(typed.value).toBe('2026-02-30')
  expect(sent()).toBe('2026-02-30')
  expect(screen.getByText(/不是日期/)).toBeTruthy()
})
