// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { fen } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { ApplySheet } from './apply-sheet'

const router = { push: vi.fn(), refresh: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/credit/apply' }))
afterEach(() => {
  cleanup()
  localStorage.clear()
})

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

type Elsewhere = { customerId: string; name: string; proposalFen: typeof row.proposalFen }[]

function sheetOf(closed: boolean, elsewhere: Elsewhere) {
  return (
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <ApplySheet
        month="2027-01"
        personId="p"
        groups={[{ grade: 3, title: '三级　1 家', word: '三级', rows: [row] }]}
        elsewhere={elsewhere}
        rooms={[]}
        closed={closed}
        action={async () => ({ kind: 'ok', value: { sheetNumber: 'B2', ids: [] }, notes: [] })}
      />
    </NextIntlClientProvider>
  )
}

/** As it comes from the server and wakes in the browser. */
function renderSheet(closed: boolean, elsewhere: Elsewhere = []) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(sheetOf(closed, elsewhere))
  render(sheetOf(closed, elsewhere), { container, hydrate: true })
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

const others = [
  { customerId: 'y', name: '别页药房', proposalFen: fen(3_000_000) },
  { customerId: 'z', name: '再别页药房', proposalFen: fen(2_000_000) },
]
const chosen = () => screen.getByText(/^已选/).textContent

test('nothing is chosen that was never on the screen; one press chooses it, and it is said how much of it goes', () => {
  renderSheet(false, others)
  expect(chosen()).toBe('已选 1 家，合计 7.80 万')
  expect(screen.queryByText(/家不在本页$/)).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '按建议数选上这 2 家' }))
  expect(chosen()).toBe('已选 3 家，合计 12.80 万')
  expect(screen.getByText('其中 2 家不在本页')).toBeDefined()
  fireEvent.click(screen.getByRole('checkbox', { name: '选别页药房', hidden: true }))
  expect(chosen()).toBe('已选 2 家，合计 9.80 万')
  fireEvent.click(screen.getByRole('button', { name: '清掉不在本页的' }))
  expect(chosen()).toBe('已选 1 家，合计 7.80 万')
})

test('what was chosen on a page once seen goes on to the next, and is said there', () => {
  const kept = { y: { amountFen: 3_000_000, chosen: true } }
  localStorage.setItem('dakehu:b2:p:2027-01', JSON.stringify(kept))
  renderSheet(false, others)
  expect(chosen()).toBe('已选 2 家，合计 10.80 万')
  expect(screen.getByText('其中 1 家不在本页')).toBeDefined()
  expect(screen.getByText('另有 1 家不在本页、没有选')).toBeDefined()
  const now = JSON.parse(localStorage.getItem('dakehu:b2:p:2027-01') ?? '{}') as Record<string, unknown>
  expect(Object.keys(now).toSorted()).toEqual(['a', 'y'])
})
