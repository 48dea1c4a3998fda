// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { setKeysOn } from '@/components/shell/keys-preference'
import { useShellKeys } from '@/components/shell/use-shell-keys'
import { zhCN } from '@/lib/messages/zh-CN'
import { DecisionBar } from './decision-bar'

const router = { push: vi.fn(), refresh: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/approvals/1' }))
afterEach(() => {
  cleanup()
  setKeysOn(true)
  router.push.mockClear()
})

const nav = [{ href: '/approvals', label: '审批', icon: 'check' as const, key: 'a' }]
const nothing = () => undefined

function Frame() {
  useShellKeys(nav, nothing, nothing)
  return null
}

function draw() {
  const action = vi.fn(() => new Promise<never>(nothing))
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <Frame />
      <DecisionBar
        id="1"
        name="某药房"
        customerId="c"
        version={1}
        answer={{}}
        approveLabel="批准"
        previous="0"
        next="2"
        action={action}
      />
    </NextIntlClientProvider>,
  )
  return action
}

test('switched off, single keys sign nothing, return nothing and lead nowhere', () => {
  setKeysOn(false)
  const action = draw()
  for (const key of ['a', 'r', 'x', 'j', 'k']) fireEvent.keyDown(document.body, { key })
  expect(action).not.toHaveBeenCalled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(router.push).not.toHaveBeenCalled()
})

test('A signs, unless it is the second half of a way to another page', async () => {
  const action = draw()
  fireEvent.keyDown(document.body, { key: 'g' })
  fireEvent.keyDown(document.body, { key: 'a' })
  expect(router.push).toHaveBeenCalledWith('/approvals')
  await Promise.resolve()
  expect(action).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(router.push).toHaveBeenCalledWith('/approvals/2')
  fireEvent.keyDown(document.body, { key: 'k' })
  expect(router.push).toHaveBeenCalledWith('/approvals/0')
  fireEvent.keyDown(document.body, { key: 'a' })
  await vi.waitFor(() => expect(action).toHaveBeenCalledOnce())
})
