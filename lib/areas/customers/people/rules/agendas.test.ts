import { expect, test } from 'vitest'
import { lockedPersonFacts } from './agendas'

const stored = { name: '钱北辰', birth: null, phone: '13800001234', personalAgenda: '想接总经理的位子' }

test.each([
  [
    'personal data, filled or not, are not his',
    false,
    stored,
    ['birth', 'personalAgenda'],
    ['name', 'phone'],
  ],
  ['nor is a private number', false, { ...stored, phonePrivate: true }, ['phone', 'phonePrivate'], ['name']],
  ['an agenda nobody wrote yet he may write', false, {}, ['birth'], ['personalAgenda', 'strategy']],
  ['whoever may read personal data may change all', true, stored, [], ['birth', 'personalAgenda']],
])('without the right to personal data: %s', (_, mayRead, facts, shut, open) => {
  const locked: readonly string[] = lockedPersonFacts(facts, mayRead)
  expect(locked).toEqual(expect.arrayContaining(shut))
  expect(open.filter((fact) => locked.includes(fact))).toEqual([])
})
