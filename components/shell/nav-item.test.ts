import { expect, test } from 'vitest'

import { currentHref } from './nav-item'

const items = ['/', '/customers', '/credit', '/credit/gate'].map((href) => ({ href }))

test.each([
  ['the desk is current only on itself', '/', '/'],
  ['a dossier belongs to the customers', '/customers/42/people', '/customers'],
  ['the gate is nearer than credit', '/credit/gate/7', '/credit/gate'],
  ['a name that only begins alike does not count', '/customers-old', undefined],
  ['an unknown page has no entry', '/help', undefined],
])('%s', (_name, path, expected) => {
  expect(currentHref(path, items)).toBe(expected)
})

test('a query of an entry is no part of its place', () => {
  expect(currentHref('/approvals/7', [{ href: '/' }, { href: '/approvals?list' }])).toBe('/approvals?list')
})
