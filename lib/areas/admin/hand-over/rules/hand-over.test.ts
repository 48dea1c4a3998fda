import { expect, test } from 'vitest'
import { decideHandOver } from './hand-over'

const customers = [
  { branchId: 'suzhou', regionId: 'east' },
  { branchId: 'hangzhou', regionId: 'east' },
]

test.each<[string, Parameters<typeof decideHandOver>[0], string[], string[]]>([
  [
    'to a colleague of the region',
    { fromPersonId: 'a', toPersonId: 'b', customers, receiverUnits: new Set(['east']) },
    [],
    [],
  ],
  [
    'to a colleague of one branch',
    { fromPersonId: 'a', toPersonId: 'b', customers, receiverUnits: new Set(['suzhou']) },
    [],
    ['people.receiver-elsewhere'],
  ],
  ['to the head office', { fromPersonId: 'a', toPersonId: 'b', customers, receiverUnits: null }, [], []],
  [
    'to himself',
    { fromPersonId: 'a', toPersonId: 'a', customers, receiverUnits: null },
    ['people.hand-over-self'],
    [],
  ],
  [
    'of nothing',
    { fromPersonId: 'a', toPersonId: 'b', customers: [], receiverUnits: null },
    ['people.nothing-to-hand-over'],
    [],
  ],
])('%s', (_, facts, reasons, notes) => {
  const decision = decideHandOver(facts)
  expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(reasons)
  expect(decision.allowed ? decision.notes.map((note) => note.code) : []).toEqual(notes)
})
