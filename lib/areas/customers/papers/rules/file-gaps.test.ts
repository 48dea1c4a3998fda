import { describe, expect, it } from 'vitest'
import { gapsIn } from './file-gaps'

describe('whether a file may be collated', () => {
  const told = { address: '老街 1 号', bankAccount: '6222' }
  it.each([
    ['whole: yes', told, []],
    ['one fact missing is named', { ...told, bankAccount: null }, [{ what: 'bankAccount', count: 1 }]],
    ['blank is missing', { ...told, address: '' }, [{ what: 'address', count: 1 }]],
    ['several are counted', {}, [{ what: 'several', count: 2 }]],
  ])('%s', (_, facts, expected) => {
    expect(gapsIn(['address', 'bankAccount'], facts)).toMatchObject(
      expected.map((values) => ({ rule: 'R-B02', code: 'customers.file-not-whole', values })),
    )
  })
})
