import { describe, expect, it } from 'vitest'
import type { MapPerson } from '../../power/rules/map-people'
import { keyProfiles } from './profile-state'

const person = (more: Partial<MapPerson>) =>
  ({
    name: '卞慎之',
    title: '董事长',
    keyPlayer: true,
    ended: false,
    unsupported: false,
    seen: [],
    ...more,
  }) as MapPerson
const facts = {
  name: '卞慎之',
  title: '董事长',
  alliance: 'neutral',
  personalAgenda: '退居二线',
  strategy: '只谈规划',
  productCriteria: [{ criterion: '质量', weight: 100 }],
  businessCriteria: [{ criterion: '账期', weight: 100 }],
}
const stateOf = (more: Partial<MapPerson>, superiors: string[] = [], known: object = facts) =>
  keyProfiles([{ postId: 'p', facts: known, person: person(more), superiors }])

describe('how the profiles of the key players stand', () => {
  it.each([
    ['a key player nobody is above need not say whom he reports to', stateOf({}), [0]],
    ['a key player somebody is above must', stateOf({}, ['s']), [1]],
    ['what is required and not known is counted', stateOf({}, [], { name: '卞慎之' }), [6]],
    ['whoever is no key player needs none', stateOf({ keyPlayer: false }), []],
    ['whoever left needs none any more', stateOf({ ended: true }), []],
  ])('%s', (_, states, missing) => expect(states.map((state) => state.missing)).toEqual(missing))
})
