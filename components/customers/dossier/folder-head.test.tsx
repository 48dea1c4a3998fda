// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'

import type { BusinessDate } from '@/lib/core/dates'
import { zhCN } from '@/lib/messages/zh-CN'
import { FolderHead, type FolderView } from './folder-head'

vi.mock('@/components/ui/link-tabs', () => ({ LinkTabs: () => null }))
afterEach(cleanup)

const folder = {
  id: 'c',
  name: '曹甸仁济',
  fileNumber: 'HD-SZ-0037',
  state: 'selected',
  fileState: 'valid',
  tier: null,
  abc: 'A',
  grade: null,
  archiveClass: null,
  units: ['吴江市场部'],
  ownerName: '陈一帆',
} as unknown as FolderView

test('every word at the head says what it is of', () => {
  const { container } = render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <FolderHead folder={folder} today={'2026-12-01' as BusinessDate} tabs={[]} />
    </NextIntlClientProvider>,
  )
  expect(container.textContent).toContain('状态已选定')
  expect(screen.getByText('A 类')).toBeTruthy()
  expect(screen.getByText('有效').parentElement?.textContent).toBe('档案 有效')
})
