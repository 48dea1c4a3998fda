/** What the security headers depend on. */
export type HeaderFacts = { nonce: string; development: boolean; https: boolean }

/**
 * The content security policy of one response. Scripts and style sheets run only with this response's nonce;
 * style attributes are allowed. Development also needs eval and the hot-reload socket.
 */
export function contentSecurityPolicy({ nonce, development, https }: HeaderFacts): string {
  const style = development ? `'self' 'unsafe-inline'` : `'self' 'nonce-${nonce}'`
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src ${style}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    ...(https && !development ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Every security header of a page or an API answer, by name. */
export function securityHeaders(facts: HeaderFacts): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(facts),
    ...fixedHeaders,
    ...(facts.https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

const fixedHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)',
  'x-frame-options': 'DENY',
} as const
