import { expect, it } from 'vitest'
import { settlements } from '@/lib/areas/customers/rules/dossier-options'
import { termsOnPaper } from './b2'

it('each way of settling has its word on the paper, a bank remittance that of cash; sale or return has none', () => {
  expect(settlements.codes.map((code) => [code, termsOnPaper(code)])).toEqual([
    ['cash', 'cash-on-delivery'],
    ['bank-remittance', 'cash-on-delivery'],
    ['agreed', 'agreed'],
    ['cleared-first', 'clear-then-deliver'],
    ['sale-or-return', null],
  ])
  expect(termsOnPaper(null)).toBeNull()
})
