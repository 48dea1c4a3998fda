import { expect, test } from 'vitest'
import { localPath } from './local-path'

const rows: [string, string | string[] | undefined, string][] = [
  ['a page inside the product', '/customers/42?tab=file', '/customers/42?tab=file'],
  ['nothing asked', undefined, '/'],
  ['asked twice', ['/a', '/b'], '/'],
  ['another host', 'https://evil.example/', '/'],
  ['another host without a scheme', '//evil.example/', '/'],
  ['another host behind a backslash', '/\\evil.example/', '/'],
  ['a script', 'javascript:alert(1)', '/'],
  ['a line break', '/a\r\nSet-Cookie: x', '/'],
  ['the sign-in page itself', '/sign-in?next=/sign-in', '/'],
]

test.each(rows)('%s', (_, asked, expected) => {
  expect(localPath(asked)).toBe(expected)
})
