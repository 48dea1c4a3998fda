// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { AreaRoom } from './area-room'

afterEach(cleanup)

test('a count that was stopped is not shown as the number, and an area without a number says so', () => {
  const one = {
    unitId: 'r',
    name: '华东大区',
    quota: null,
    present: 1000,
    more: true,
    channelDominance: null,
  }
  const two = { ...one, unitId: 'b', name: '苏州', quota: 1200, present: 1187, more: false }
  render(
    <NextIntlClientProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={zhCN}>
      <AreaRoom areas={[two, one]} />
    </NextIntlClientProvider>,
  )
  const cells = (name: string) =>
    [...screen.getByText(name).closest('tr')!.cells].slice(1, 4).map((cell) => cell.textContent)
  expect(cells('苏州')).toEqual(['1,200', '1,187', '13'])
  expect(cells('华东大区')).toEqual(['未定', '超过 1,000', ''])
})
