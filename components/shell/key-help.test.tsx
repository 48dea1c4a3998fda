// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { KeyHelp } from './key-help'

afterEach(cleanup)

test('the keys that decide a paper stand in the list of keys', () => {
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <KeyHelp open onClose={vi.fn()} nav={[]} />
    </NextIntlClientProvider>,
  )
  const { keyApprove, keyReturn, keyRefuse, keyNextPaper } = zhCN.shell
  const keysOf = (what: string) => screen.getByText(what).previousElementSibling?.textContent
  expect([keyApprove, keyReturn, keyRefuse, keyNextPaper].map(keysOf)).toEqual(['a', 'r', 'x', 'j'])
})
