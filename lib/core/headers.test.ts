import { expect, test } from 'vitest'

import { contentSecurityPolicy, securityHeaders } from './headers'

const production = { nonce: 'abc', development: false, https: true }

test('scripts and style sheets need the nonce of this very response', () => {
  const policy = contentSecurityPolicy(production)
  expect(policy).toContain(`script-src 'self' 'nonce-abc' 'strict-dynamic';`)
  expect(policy).toContain(`style-src 'self' 'nonce-abc';`)
  expect(policy).not.toContain('unsafe-eval')
  expect(policy.match(/unsafe-inline/g)).toHaveLength(1)
})

test('nothing may frame the product, change its base or post elsewhere', () => {
  const policy = contentSecurityPolicy(production)
  for (const rule of [`frame-ancestors 'none'`, `base-uri 'none'`, `form-action 'self'`, `object-src 'none'`])
    expect(policy).toContain(rule)
})

test('strict transport security is sent only where the product is reached over https', () => {
  expect(securityHeaders(production)['strict-transport-security']).toMatch(
    /max-age=63072000; includeSubDomains/,
  )
  expect(securityHeaders({ ...production, https: false })).not.toHaveProperty('strict-transport-security')
})
