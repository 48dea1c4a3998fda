import { expect, test } from 'vitest'
import type { DossierFactKey } from '../../rules/dossier-facts'
import { decideFactChanges, type FactRights, lockOf } from './fact-changes'

const none: FactRights = { personal: false, bank: false, handOver: false, terms: false }
const all: FactRights = { personal: true, bank: true, handOver: true, terms: true }

const rows: [string, DossierFactKey, unknown, FactRights, string | null][] = [
  ['an account number without the right to read them', 'bankAccount', null, none, 'guarded-bank'],
  ['an account number on file without the right', 'bankAccount', '6222', none, 'guarded-bank'],
  ['an account number with the right', 'bankAccount', null, { ...none, bank: true }, null],
  ['a birthday without the right to personal data', 'operatorBirth', null, { ...all, personal: false }, 'guarded-personal'],
  ['the owner without the right to hand over', 'salesRep', { id: 'a' }, { ...all, handOver: false }, 'hand-over-needed'],
  ['the settlement once agreed', 'paymentTerms', 'agreed', { ...all, terms: false }, 'terms-agreed'],
  ['the settlement not yet agreed', 'paymentTerms', null, { ...all, terms: false }, null],
  ['the file number, whatever the rights', 'fileNumber', 'HD-1', all, 'file-number-fixed'],
  ['the tier, whatever the rights', 'tier', 'gold', all, 'fact-decided-elsewhere'],
  ['an ordinary fact without any right', 'goods', null, none, null],
] // prettier-ignore

test.each(rows)('%s', (_name, fact, stored, rights, code) => {
  expect(lockOf(fact, stored, rights)?.code ?? null).toBe(code && `customers.${code}`)
  // What is said beside the field is what would be refused; nothing more, nothing less.
  const decided = decideFactChanges([{ fact, from: stored, to: 'otherwise' }], rights)
  expect(decided.allowed).toBe(code === null)
})
