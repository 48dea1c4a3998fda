// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Dialog } from '@/components/ui/dialog'
import { zhCN } from '@/lib/messages/zh-CN'
import { FilterButton } from './filter-button'
import type { FilterField } from './filter-field'
import { OrderButton } from './order-button'

afterEach(cleanup)

/** A dialog drawn only while it is open, whose field takes the focus. */
function Asking() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        建档
      </button>
      {open && (
        <Dialog open title="建档" onOpenChange={setOpen}>
          <input autoFocus aria-label="客户名称" />
        </Dialog>
      )}
    </>
  )
}

const columns = ['客户', '电话'].map((label, at) => ({ id: `c${at}`, label, group: '客户' }))
const order = <OrderButton columns={columns} shown={['c0']} onChange={() => {}} onReset={() => {}} />
const field: FilterField = {
  id: 'phone',
  label: '电话',
  operators: [{ key: 'phone', label: '含', editor: { type: 'text' } }],
}
const filter = (
  <FilterButton fields={[field]} value="" label="加条件" face="筛选" className="chip" onApply={() => {}} />
)

test.each<[string, string, string, ReactNode]>([
  ['a dialog with a field that takes the focus', '建档', '客户名称', <Asking key="dialog" />],
  ['the choice of columns', '列 1', '找列', order],
  ['the form of a filter', '筛选', '值', filter],
])('%s gives the focus back to its button, time after time', async (_what, button, inside, drawn) => {
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      {drawn}
    </NextIntlClientProvider>,
  )
  for (const _ of [1, 2]) {
    const opener = screen.getByRole('button', { name: button })
    opener.focus()
    fireEvent.click(opener)
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText(inside, { selector: 'input' })),
    )
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: button })))
  }
})
