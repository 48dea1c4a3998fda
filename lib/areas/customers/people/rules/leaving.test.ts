import { describe, expect, it } from 'vitest'
import { decideEnd, decideJoin, isOver, type Namesake } from './leaving'

const today = '2026-11-23'
const codesOf = (decision: ReturnType<typeof decideEnd> | ReturnType<typeof decideJoin>) =>
  decision.allowed ? [] : decision.reasons.map((reason) => reason.code)

describe('the day somebody left', () => {
  it.each([
    ['today', '2026-11-23', '2024-03-01', null, []],
    ['the day he began', '2024-03-01', '2024-03-01', null, []],
    ['a day before he began', '2024-02-29', '2024-03-01', null, ['contacts.end-before-start']],
    ['any day where his first is not known', '2019-01-01', null, null, []],
    ['tomorrow', '2026-11-24', '2024-03-01', null, ['contacts.end-ahead']],
    ['a second time', '2026-11-23', '2024-03-01', '2026-01-31', ['contacts.already-ended']],
  ])('%s', (_, endsOn, startsOn, ended, codes) => {
    const post = { startsOn, endsOn: ended, name: '周明远' }
    expect(codesOf(decideEnd(post, { endsOn, leftFor: null }, today))).toEqual(codes)
  })

  it('counts as over, the day before does not', () => {
    expect([
      isOver('2026-11-23', '2026-11-22'),
      isOver('2026-11-23', '2026-11-23'),
      isOver(null, today),
    ]).toEqual([false, true, false])
  })
})

describe('somebody is added', () => {
  const there: Namesake[] = [
    { postId: 'p1', contactId: 'c1', name: '周明远', phone: '13812340417', ended: false },
    { postId: 'p2', contactId: 'c2', name: '陈静', phone: null, ended: true },
  ]
  const nobody = { contactId: null, name: '吴刚', phone: null, despiteNamesake: false }
  it.each([
    ['a new name', nobody, []],
    ['a name that is there', { ...nobody, name: '周明远' }, ['contacts.namesake']],
    ['a number that is there', { ...nobody, phone: '13812340417' }, ['contacts.namesake']],
    ['a namesake said to be another', { ...nobody, name: '周明远', despiteNamesake: true }, []],
    [
      'the same person again',
      { ...nobody, contactId: 'c1', despiteNamesake: true },
      ['contacts.already-here'],
    ],
    ['somebody who left and comes back', { ...nobody, contactId: 'c2', name: '陈静' }, []],
    ['a namesake of somebody who left', { ...nobody, name: '陈静' }, []],
  ])('%s', (_, joining, codes) => {
    expect(codesOf(decideJoin(null, joining, there))).toEqual(codes)
  })
})
