// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { fen } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { ApplySheet } from './apply-sheet'

const router = { push: vi.fn(), refresh: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/credit/apply' }))
afterEach(cleanup)

const row = {
  customerId: 'a',
  name: '曹甸仁济药材',
  fileNumber: 'HD-0001',
  grade: 3 as const,
  terms: '',
  lastLineFen: fen(0),
  lastShippedFen: fen(0),
  receivableFen: fen(0),
  overdueFen: fen(0),
  averageFen: fen(0),
  ceilingFen: fen(14_912_000),
  advisoryFen: null,
  proposalFen: fen(7_800_000),
  blocked: [],
}

function renderSheet(closed: boolean) {
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <ApplySheet
        month="2027-01"
        personId="p"
        groups={[{ grade: 3, title: '三级　1 家', word: '三级', rows: [row] }]}
        elsewhere={[]}
        rooms={[]}
        closed={closed}
        action={async () => ({ kind: 'ok', value: { sheetNumber: 'B2', ids: [] }, notes: [] })}
      />
    </NextIntlClientProvider>,
  )
}

test('inside the window a row stands chosen with its proposal, to be changed and handed in (R-C09)', () => {
  renderSheet(false)
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '选曹甸仁济药材' }).checked).toBe(true)
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('78,000.00')
  expect(screen.getByRole('button', { name: '提交申请' })).toBeDefined()
})

test('outside it the sheet is only to read: nothing is chosen, typed or handed in (R-C09)', () => {
  renderSheet(true)
  expect(screen.queryAllByRole('checkbox')).toEqual([])
  expect(screen.queryAllByRole('textbox')).toEqual([])
  expect(screen.queryAllByRole('button')).toEqual([])
  expect(screen.getByText('7.80')).toBeDefined()
})
