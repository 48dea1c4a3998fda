import { expect, it } from 'vitest'
import { dossierFacts } from '../../rules/dossier-facts'
import { amendedCell } from './amended-cell'

const person = { id: null, name: '吴向善', title: '采购', phone: '13800008206' }
const contact = Object.entries(dossierFacts).find(([, field]) => field.kind === 'contact')![0]
const money = Object.entries(dossierFacts).find(([, field]) => field.kind === 'money')![0]

it.each([
  ['nothing is nothing', 'address', '', null],
  ['a line of text is itself', 'address', '南湖路 8 号', '南湖路 8 号'],
  ['a choice stays a code until it is read', 'channelNature', 'private', 'private'],
  ['a unit is its name', 'branch', { id: 'x', label: '苏州分支机构' }, '苏州分支机构'],
  ['money is yuan', money, 123_456_789, '1,234,567.89'],
  ['a person is told without his number', contact, person, '吴向善，采购，138****8206'],
  ['an account is masked', 'bankAccount', '6222020200112233', '****2233'],
])('%s', (_sentence, fact, value, cell) => {
  expect(amendedCell(fact, value)).toBe(cell)
})

it('no fact prints as the machine keeps it', () => {
  const samples = [
    person,
    [{ licence: 'GSP', name: '甲' }],
    { id: 'x', label: '甲' },
    { from: '2026-01', to: '2026-02' },
  ]
  for (const [fact, field] of Object.entries(dossierFacts)) {
    const value =
      { contact: samples[0], table: samples[1], period: samples[3] }[field.kind as 'contact'] ?? samples[2]
    if (['file', 'money', 'percent', 'phone', 'date', 'bank-account'].includes(field.kind)) continue
    expect(amendedCell(fact, value), fact).not.toMatch(/[{}[\]]|object/)
  }
})
