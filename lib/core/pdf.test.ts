import { describe, expect, it } from 'vitest'
import { isPaperAddress } from './pdf'

describe('what may become a PDF', () => {
  it.each([
    ['a paper of a customer', '/print/customers/01626177-bd60-75b6-80ad-10bbe561d7e9/A1', true],
    ['several customers', '/print/customers?form=A1&ids=a,b', true],
    ['a page that is no paper', '/customers', false],
    ['another server', 'http://evil.example/print/x', false],
    ['another server without scheme', '//evil.example/print/x', false],
    ['a way out of the papers', '/print/../admin', false],
    ['a way out, encoded', '/print/%2e%2e/admin', false],
    ['a script', '/print/x"><script>', false],
    ['a file', 'file:///etc/passwd', false],
    ['a fragment with an address', '/print/x?u=http://evil', false],
  ])('%s', (_, path, is) => expect(isPaperAddress(path)).toBe(is))
})
