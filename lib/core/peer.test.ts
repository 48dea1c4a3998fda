import { expect, test } from 'vitest'
import { clientAddress } from './peer'

const rows: [string, { forwarded?: string; peer?: string; proxies: number }, string][] = [
  ['without a proxy the socket counts', { peer: '203.0.113.7', proxies: 0 }, '203.0.113.7'],
  [
    'without a proxy a claimed address is not believed',
    { forwarded: '1.2.3.4', peer: '203.0.113.7', proxies: 0 },
    '203.0.113.7',
  ],
  [
    'behind one proxy its entry counts',
    { forwarded: '198.51.100.9', peer: '10.0.0.1', proxies: 1 },
    '198.51.100.9',
  ],
  [
    'behind one proxy what the client put before is not believed',
    { forwarded: '1.2.3.4, 198.51.100.9', peer: '10.0.0.1', proxies: 1 },
    '198.51.100.9',
  ],
  [
    'behind two proxies the outer one names the client',
    { forwarded: '1.2.3.4, 198.51.100.9, 10.0.0.2', peer: '10.0.0.1', proxies: 2 },
    '198.51.100.9',
  ],
  ['a proxy that says nothing leaves the socket', { peer: '10.0.0.1', proxies: 1 }, '10.0.0.1'],
  [
    'an IPv4 address on an IPv6 socket reads as IPv4',
    { peer: '::ffff:203.0.113.7', proxies: 0 },
    '203.0.113.7',
  ],
  ['no address at all has a name too', { proxies: 0 }, 'unknown'],
]

test.each(rows)('%s', (_, { forwarded, peer, proxies }, expected) => {
  const headers: Record<string, string | undefined> = { 'x-forwarded-for': forwarded, 'x-peer-address': peer }
  expect(clientAddress((name) => headers[name], proxies)).toBe(expected)
})
