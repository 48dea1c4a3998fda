import { expect, test } from 'vitest'
import { placeToFill } from './place-to-fill'

test.each([
  ['a sheet of the dossier at that sheet', 'forms.sign', { formId: 'A1' }, '/customers/c/file/A1'],
  [
    'one of a period at that period',
    'forms.sign',
    { formId: 'A5', period: '2025Q3' },
    '/customers/c/file/A5?period=2025Q3',
  ],
  ['a rating at the rating', 'grading.rating', {}, '/customers/c/rating'],
  [
    'a change at the change of its kind',
    'customers.change',
    { kind: 'lost' },
    '/customers/c/change?kind=lost',
  ],
  [
    'a line at the sheet of its month, at that customer',
    'credit.line',
    { month: '2026-12' },
    '/credit/apply?month=2026-12&customer=c',
  ],
  ['what no screen fills nowhere', 'archive.loan', {}, null],
])('what came back is filled in anew: %s', (_, plan, facts, place) => {
  expect(placeToFill({ plan, customerId: 'c', facts })).toBe(place)
})
