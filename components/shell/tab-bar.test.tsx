// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { Crumbs } from './crumbs'
import type { NavItem } from './nav-item'
import { TabBar } from './tab-bar'

const router = { push: vi.fn(), refresh: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/grading/7' }))
afterEach(cleanup)

const words = zhCN.shell
const places: NavItem[] = [
  { href: '/', label: '工作台', icon: 'desk' },
  { href: '/approvals?list', label: '审批', icon: 'check', count: 3 },
  { href: '/grading', label: '评级', icon: 'chart' },
]
const draw = () =>
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <TabBar tabs={places.slice(0, 2)} places={places} person={{ name: '葛岱', post: '销售经理' }} />
    </NextIntlClientProvider>,
  )

test('the last tab opens every place and the account; a followed link closes it', async () => {
  draw()
  const bar = screen.getByRole('navigation', { name: words.phoneNav })
  expect(within(bar).queryByRole('link', { name: '评级' })).toBeNull()
  fireEvent.click(within(bar).getByRole('button', { name: words.mine }))
  const menu = await screen.findByRole('dialog', { name: words.mine })
  const links = within(within(menu).getByRole('navigation', { name: words.mainNav })).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/', '/approvals?list', '/grading'])
  expect(links[2]!.getAttribute('aria-current')).toBe('page')
  fireEvent.click(within(menu).getByRole('button', { name: /葛岱/ }))
  expect(await screen.findByRole('menuitem', { name: words.signOut })).toBeDefined()
  const profile = screen.getByRole('menuitem', { name: words.profile })
  profile.addEventListener('click', (event) => event.preventDefault())
  fireEvent.click(profile)
  await vi.waitFor(() => expect(screen.queryByRole('dialog', { name: words.mine })).toBeNull())
})

test('the way back on a phone leads to the nearest page above that can be opened', () => {
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <Crumbs items={[{ label: '审批', href: '/approvals?list' }, { label: '组' }, { label: '某药房' }]} />
    </NextIntlClientProvider>,
  )
  expect(screen.getByRole('link', { name: '回到审批' }).getAttribute('href')).toBe('/approvals?list')
})
