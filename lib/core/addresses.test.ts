import { describe, expect, test } from 'vitest'
import { addressesOf } from './addresses'

const read = (path: string) => ({ kind: 'read' as const, path })
const write = (path: string) => ({ kind: 'write' as const, path })
const at = addressesOf([
  read('/customers/{customerId}/{part}'),
  read('/customers/{customerId}'),
  read('/customers/count'),
  read('/customers/{customerId}/facts'),
  read('/{kind}/count/facts'),
  read('/customers'),
  write('/customers/delete'),
])

describe('the operation at an address', () => {
  test.each([
    ['a path of fixed words', 'GET', '/customers', '/customers', {}],
    ['a parameter', 'GET', '/customers/7', '/customers/{customerId}', { customerId: '7' }],
    ['fixed words before a parameter', 'GET', '/customers/count', '/customers/count', {}],
    ['one parameter before two', 'GET', '/customers/7/facts', '/customers/{customerId}/facts', { customerId: '7' }],
    ['of alike ones the first', 'GET', '/customers/count/facts', '/customers/{customerId}/facts', { customerId: 'count' }],
    ['two parameters', 'GET', '/customers/7/x', '/customers/{customerId}/{part}', { customerId: '7', part: 'x' }],
    ['a mutation', 'POST', '/customers/delete', '/customers/delete', {}],
    ['an empty part', 'GET', '/customers/', '/customers/{customerId}', { customerId: '' }],
  ])('%s', (_what, method, path, found, params) => {
    const operation = at(method, path)
    expect(operation?.operation.path).toBe(found)
    expect(operation?.params).toEqual(params)
  }) // prettier-ignore

  test.each([
    ['no such word', 'GET', '/nothing'],
    ['more parts than any', 'GET', '/customers/7/facts/8'],
    ['a read under the name of a mutation', 'POST', '/customers/count'],
    ['a read is not posted', 'POST', '/customers'],
    ['another method', 'DELETE', '/customers'],
    ['a method named like a property', 'constructor', '/customers'],
  ])('is none: %s', (_what, method, path) => {
    expect(at(method, path)).toBeNull()
  })
})
