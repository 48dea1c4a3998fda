import { expect, test } from 'vitest'
import type { NavItem } from '@/components/shell/nav-item'
import { phoneNavigation, places } from './navigation'

test('a phone has four tabs, every place behind its fifth button, and opens lists before their first paper', () => {
  const items = places.map(({ href, icon, name }): NavItem => ({ href, icon, label: name }))
  const phone = phoneNavigation(items)
  expect(phone.tabs.map(({ href }) => href)).toEqual([
    '/',
    '/approvals?list',
    '/customers',
    '/trade/gate?list',
  ])
  expect(phone.places.map(({ label }) => label)).toEqual(items.map(({ label }) => label))
  expect(phone.places.filter(({ href }) => href.endsWith('?list'))).toHaveLength(2)
})
