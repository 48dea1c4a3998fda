import { describe, expect, it, test } from 'vitest'
import { defineForm } from '@/lib/core/forms/definition'
import { formA1 } from '../../forms/a1'
import { fact } from '../../rules/dossier-facts'
import { carriesSignatures, changedSince, inVersion } from './signed-changes'

const signed = { phone: '051255500417', address: '澄麓路 1 号', region: { id: 'r1', label: '华东大区' } }

describe('what changed since a paper was signed', () => {
  it.each([
    ['nothing', {}, []],
    ['a fact', { phone: '051255500418' }, ['phone']],
    ['a fact that was emptied', { address: null }, ['address']],
    ['a fact filled since', { vehicles: 3 }, ['vehicles']],
    ['not a region that only got another name', { region: { id: 'r1', label: '东部大区' } }, []],
  ])('%s', (_, change, fields) => {
    expect(changedSince(formA1, signed, { ...signed, ...change }).map(({ field }) => field)).toEqual(fields)
  })
})

describe('what was signed, shown in a newer version of the form', () => {
  const newer = defineForm({
    id: 'A1',
    version: 2,
    secrecy: 1,
    sections: { head: { fields: { tel: fact('phone'), address: fact('address'), fax: fact('fax') } } },
    signOff: {},
  })
  it('stands where the newer version shows the fact', () => {
    expect(inVersion(newer, formA1, signed)).toMatchObject({ tel: '051255500417', address: '澄麓路 1 号' })
    expect(changedSince(newer, inVersion(newer, formA1, signed), signed)).toEqual([])
  })
})

test.each<[string, { id: string } | null, { id: string } | null, number, boolean]>([
  ['signed and unchanged', { id: 'a' }, { id: 'a' }, 0, true],
  ['a fact changed since', { id: 'a' }, { id: 'a' }, 1, false],
  ['handed in again and not signed yet', { id: 'b' }, { id: 'a' }, 0, false],
  ['never signed', { id: 'a' }, null, 0, false],
  ['never handed in', null, null, 0, false],
])(
  'a paper as it stands carries its signatures only while it says what was signed: %s',
  (_, newest, signed, changed, carries) => {
    expect(carriesSignatures(newest, signed, changed)).toBe(carries)
  },
)
