// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { fen } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { LineBlock, type OverviewView } from './overview'

afterEach(cleanup)

test.each([
  ['above its line says by how much', 12_540_000, '超出0.54'],
  ['at its line has nothing left', 12_000_000, '可用0.00'],
  ['below its line has the rest', 11_000_000, '可用1.00'],
])('a customer %s', (_name, exposure, said) => {
  const line = fen(12_000_000)
  const credit = {
    line,
    exposure: fen(exposure),
    receivable: fen(exposure),
    inTransit: fen(0),
    overdue: fen(0),
    available: fen(Math.max(0, line - exposure)),
  }
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <LineBlock view={{ credit } as OverviewView} />
    </NextIntlClientProvider>,
  )
  expect(screen.getByText(/^(超出|可用)$/).textContent).toBe(said)
})
