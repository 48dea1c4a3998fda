import { expect, test } from 'vitest'

import { isTrustedSource, type RequestSource } from './origin'

const ours = 'https://crm.example.com'
const none: RequestSource = {
  method: 'POST',
  origin: null,
  fetchSite: null,
  authorization: null,
  cookie: 'sid=1',
}

test.each<[string, Partial<RequestSource>, boolean]>([
  ['a page is read from anywhere', { method: 'GET', origin: 'https://evil.example' }, true],
  ['our own form posts, a browser that says so', { fetchSite: 'same-origin' }, true],
  ['our own form posts, an old browser that sends only Origin', { origin: ours }, true],
  ['a post without any origin is refused', {}, false],
  ['a post with Origin null is refused', { origin: 'null' }, false],
  [
    'a post with Origin null is refused even when it claims our site',
    { origin: 'null', fetchSite: 'same-origin' },
    false,
  ],
  ['another site is refused', { origin: 'https://evil.example' }, false],
  [
    'another site is refused, as the browser says',
    { origin: 'https://evil.example', fetchSite: 'cross-site' },
    false,
  ],
  ['a sister host is refused', { origin: ours, fetchSite: 'same-site' }, false],
  ['the same host over http is refused', { origin: 'http://crm.example.com' }, false],
  ['a program with a token and no cookie passes', { authorization: 'Bearer t', cookie: null }, true],
  [
    'a token beside a cookie does not help a foreign site',
    { authorization: 'Bearer t', origin: 'https://evil.example' },
    false,
  ],
  ['DELETE counts as a change', { method: 'delete' }, false],
])('%s', (_name, change, expected) => {
  expect(isTrustedSource({ ...none, ...change }, ours)).toBe(expected)
})
