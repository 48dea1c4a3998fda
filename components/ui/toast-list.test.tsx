// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { ToastList } from './toast-list'
import { toast } from './toast-store'

afterEach(cleanup)

function say(message: Parameters<typeof toast>[0]) {
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <ToastList />
    </NextIntlClientProvider>,
  )
  act(() => toast(message))
}

test.each([
  ['ok', 'dialog'],
  ['bad', 'alertdialog'],
] as const)(
  'a message of tone %s and its buttons can be reached by a reader before anything has the focus',
  (tone, role) => {
    say({ text: '已存', tone, undo: { onUndo: () => undefined } })
    expect(screen.getByRole(role, { name: '已存' })).toBeDefined()
    expect(screen.getByRole('button', { name: zhCN.ui.undo })).toBeDefined()
    expect(screen.getByRole('button', { name: zhCN.ui.close })).toBeDefined()
  },
)

test('what is urgent is spoken by an alert, and not by the list again', () => {
  say({ text: '没有存下', tone: 'bad' })
  expect(screen.getByRole('alert').textContent).toBe('没有存下')
  expect(screen.getByRole('alertdialog').getAttribute('aria-live')).toBe('off')
})

test('what is not urgent is spoken by the list alone', () => {
  say({ text: '已存', tone: 'ok' })
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('dialog').closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite')
})
