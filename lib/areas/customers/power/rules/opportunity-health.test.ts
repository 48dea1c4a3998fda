import { describe, expect, test } from 'vitest'
import { opportunityHealth, type Participant } from './opportunity-health'

const who = (name: string, some: Partial<Participant> = {}): Participant => ({
  name,
  influence: 'low',
  alliance: 'neutral',
  role: null,
  ...some,
})
const colourOf = (...people: Participant[]) => {
  const { colour, reason, names } = opportunityHealth(people)
  return [colour, reason, names.join('、')]
}

describe('R-TAS3: the health of an opportunity', () => {
  test.each<[string, Participant[], [string, string, string]]>([
    ['nobody takes part yet', [], ['red', 'nobody', '']],
    ['only people without influence', [who('谈夏', { alliance: 'mentor' })], ['red', 'no-key-player', '']],
    [
      'a mentor of low influence who decides is no key player',
      [who('谈夏', { alliance: 'mentor', role: 'decision-maker' })],
      ['red', 'no-key-player', ''],
    ],
    [
      'key players, all neutral or hostile',
      [who('施闻笙', { influence: 'inner' }), who('孔映雪', { influence: 'political', alliance: 'enemy' })],
      ['red', 'no-supportive', '施闻笙、孔映雪'],
    ],
    [
      'a key player whose stance was never judged does not support',
      [who('施闻笙', { influence: 'inner', alliance: null, role: 'approver' })],
      ['red', 'no-supportive', '施闻笙'],
    ],
    [
      'one supportive key player who evaluates',
      [who('钱北辰', { influence: 'political', alliance: 'supporter', role: 'evaluator' })],
      ['amber', 'no-decider', '钱北辰'],
    ],
    [
      'support below and a neutral decision-maker above is amber',
      [
        who('施闻笙', { influence: 'inner', role: 'decision-maker' }),
        who('钱北辰', { influence: 'political', alliance: 'supporter', role: 'evaluator' }),
      ],
      ['amber', 'no-decider', '钱北辰'],
    ],
    [
      'a supportive approver is enough',
      [who('卞慎之', { influence: 'inner', alliance: 'supporter', role: 'approver' })],
      ['green', 'decider', '卞慎之'],
    ],
    [
      'a decision-maker who is our mentor, whoever else is against us',
      [
        who('施闻笙', { influence: 'political', alliance: 'mentor', role: 'decision-maker' }),
        who('裴若水', { influence: 'inner', alliance: 'enemy', role: 'approver' }),
      ],
      ['green', 'decider', '施闻笙'],
    ],
  ])('%s', (_, people, expected) => expect(colourOf(...people)).toEqual(expected))
})
