import { expect, test } from 'vitest'

import { linesOf, readableValues, sayFrom, sayLines } from './problem-text'

const say = sayFrom('zh-CN', {
  errors: { required: '请填写', custom: '不符合要求' },
  reasons: { gate: { 'over-line': '发完会超额度 {overFen}。' } },
})

test.each([
  ['a bare code is an error', 'required', undefined, '请填写'],
  ['a full path is taken as it stands', 'errors.required', undefined, '请填写'],
  [
    'a reason is found under its area, with fen read as yuan',
    'gate.over-line',
    { overFen: 2_170_000 },
    '发完会超额度 ¥21,700.00。',
  ],
  [
    'an unknown code still says something, and which code',
    'nowhere.at-all',
    undefined,
    '不符合要求 (nowhere.at-all)',
  ],
])('%s', (_name, code, values, sentence) => {
  expect(say(code, values)).toBe(sentence)
})

test('only figures named Fen are money', () => {
  expect(readableValues({ days: 30, dueFen: 5, textFen: 'x' })).toEqual({
    days: 30,
    dueFen: '¥0.05',
    textFen: 'x',
  })
})

test.each([
  ['zh-CN', '“凭签字发货。”\n请签字。', '“凭签字发货。”请签字。', '请签字。'],
  ['en', 'Nobody signed.\nSign it.', 'Nobody signed. Sign it.', 'Sign it.'],
] as const)('the way out stands on its own line or in one sentence (%s)', (locale, text, whole, way) => {
  const messages = { reasons: { gate: { 'not-signed': text } } }
  expect(sayFrom(locale, messages)('gate.not-signed')).toBe(whole)
  expect(linesOf(sayLines(locale, messages)('gate.not-signed')).way).toBe(way)
})
