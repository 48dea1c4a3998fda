// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { zhCN } from '@/lib/messages/zh-CN'

import type { Selection } from './column'
import { DataTable } from './data-table'
import { ListArea } from './list-area'

type Row = { id: string; name: string; line: number }

const rows: Row[] = ['曹甸仁济', '长荻泽', '常浒国营', '辰塘同益', '陈墓浦', '成蹊堂'].map((name, at) => ({
  id: `c${at}`,
  name,
  line: at,
}))
const NO_FILTERS: string[] = []

let narrow = false
beforeEach(() => {
  narrow = false
  vi.stubGlobal('matchMedia', () => ({
    matches: narrow,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

function renderTable({ data = rows, address = '' }: { data?: Row[]; address?: string } = {}) {
  const addresses: string[] = []
  const runs: Selection[] = []
  const layouts: string[][] = []
  const onUrlUpdate: OnUrlUpdateFunction = ({ queryString }) => void addresses.push(queryString)
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <NuqsTestingAdapter searchParams={address} onUrlUpdate={onUrlUpdate} hasMemory>
        <ListArea filterKeys={NO_FILTERS}>
          <DataTable
            label="客户"
            rows={data}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            usualSort="name"
            next="NEXT"
            previous={null}
            total={4967}
            bulk={[{ label: '排拜访', onRun: (selection) => runs.push(selection) }]}
            card={(row) => ({ title: row.name })}
            columns={[
              {
                id: 'name',
                header: '客户',
                fixed: true,
                sort: 'asc',
                cell: (row) => <a href={`/${row.id}`}>{row.name}</a>,
              },
              {
                id: 'line',
                header: '额度',
                look: 'money',
                sort: 'desc',
                cell: (row) => row.line,
                foot: '15',
              },
              { id: 'owner', header: '负责人', hidden: true, cell: () => '沈' },
            ]}
            sumLabel="小计"
            onLayout={({ hidden }) => layouts.push(hidden)}
          />
        </ListArea>
      </NuqsTestingAdapter>
    </NextIntlClientProvider>,
  )
  return { addresses, runs, layouts }
}

test('a press on a head sorts on the server and goes back to the first page', async () => {
  const { addresses } = renderTable({ address: '?after=ABC' })
  fireEvent.click(screen.getByRole('button', { name: '额度' }))
  await waitFor(() => expect(addresses.at(-1)).toBe('?sort=-line'))
  const head = screen.getByRole('columnheader', { name: /额度/ })
  await waitFor(() => expect(head.getAttribute('aria-sort')).toBe('descending'))
})

test('the order nobody asked for is marked too, and a press turns it', async () => {
  const { addresses } = renderTable()
  const head = screen.getByRole('columnheader', { name: /客户/ })
  expect(head.getAttribute('aria-sort')).toBe('ascending')
  fireEvent.click(screen.getByRole('button', { name: '客户' }))
  await waitFor(() => expect(addresses.at(-1)).toBe('?sort=-name'))
})

test('pages are turned by cursor', async () => {
  const { addresses } = renderTable()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '上一页' }).disabled).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: '下一页' }))
  await waitFor(() => expect(addresses.at(-1)).toBe('?after=NEXT'))
})

test('chosen rows bring the bar; all that match can be taken instead', () => {
  const { runs } = renderTable()
  expect(screen.queryByRole('toolbar')).toBeNull()
  fireEvent.click(screen.getByRole('checkbox', { name: '选 长荻泽' }))
  fireEvent.click(screen.getByRole('button', { name: '排拜访' }))
  fireEvent.click(screen.getByRole('button', { name: '选全部 4,967 家' }))
  fireEvent.click(screen.getByRole('button', { name: '排拜访' }))
  expect(runs).toEqual([
    { ids: ['c1'], all: false },
    { ids: ['c1'], all: true },
  ])
  fireEvent.click(screen.getByRole('button', { name: '取消选择' }))
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('the box in the head takes the page and is mixed for a part of it', () => {
  renderTable()
  const page = screen.getByRole<HTMLInputElement>('checkbox', { name: '选本页' })
  fireEvent.click(screen.getByRole('checkbox', { name: '选 长荻泽' }))
  expect(page.indeterminate).toBe(true)
  fireEvent.click(page)
  expect(page.indeterminate).toBe(false)
  expect(screen.getByRole('toolbar').textContent).toContain('已选 6 家')
})

test('j and k walk the rows, x takes the row, and none of it happens in a text field', () => {
  renderTable()
  const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
  for (const key of ['j', 'j', 'k', 'j', 'x']) press(key)
  expect(document.activeElement?.closest('tr')?.textContent).toContain('长荻泽')
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '选 长荻泽' }).checked).toBe(true)
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  press('j')
  expect(document.activeElement).toBe(field)
  field.remove()
})

test('columns hidden at first are not there, the total stands under its column', () => {
  renderTable()
  expect(screen.queryByRole('columnheader', { name: '负责人' })).toBeNull()
  const foot = screen.getByText('小计').closest('tr')!
  expect(
    within(foot)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['', '小计', '15'])
  expect(document.querySelectorAll('tr.five')).toHaveLength(1)
})

test('nothing that matches is not the same as nothing there', () => {
  renderTable({ data: [], address: '?q=没有' })
  expect(screen.getByText('没有符合的')).toBeTruthy()
  cleanup()
  renderTable({ data: [] })
  expect(screen.getByText('这里还没有内容')).toBeTruthy()
})

test('on a phone the rows are cards, not a table', () => {
  narrow = true
  renderTable()
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getAllByRole('listitem')).toHaveLength(6)
})

test('columns opened on one list do not open by themselves on the next', async () => {
  renderTable()
  fireEvent.click(screen.getByRole('button', { name: '列 2' }))
  expect(await screen.findByRole('dialog')).toBeDefined()
  cleanup()
  renderTable()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('arrows go from row to row as j and k do, and Enter opens the row whose checkbox has the focus', () => {
  renderTable()
  const boxes = screen.getAllByRole('checkbox', { name: /曹甸仁济|长荻泽/ })
  const opened = vi.fn((event: Event) => event.preventDefault())
  screen.getByRole('link', { name: '长荻泽' }).addEventListener('click', opened)
  fireEvent.keyDown(document.body, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(document.body)
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement).toBe(boxes[0])
  fireEvent.keyDown(boxes[0]!, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(boxes[1])
  fireEvent.keyDown(boxes[1]!, { key: 'Enter' })
  expect(opened).toHaveBeenCalledOnce()
  fireEvent.keyDown(boxes[1]!, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(boxes[0])
  const search = document.body.appendChild(document.createElement('input'))
  search.focus()
  fireEvent.keyDown(search, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(search)
  search.remove()
})
