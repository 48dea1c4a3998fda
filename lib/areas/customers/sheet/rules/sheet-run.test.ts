import { describe, expect, it } from 'vitest'
import { decideRun } from './sheet-run'

describe('writing an edited list', () => {
  it.each([
    ['goes on once it was looked through', 'ready', 0, '', []],
    ['wants the reason of one change of capital', 'ready', 1, '', ['customers.sheet-reason-needed']],
    ['goes on with it', 'ready', 1, '增资', []],
    ['never begins twice', 'queued', 0, '', ['customers.import-under-way']],
  ])('%s', (_, state, concerned, reason, codes) => {
    const decision = decideRun(state, concerned, reason)
    expect(decision.allowed ? [] : decision.reasons.map(({ code }) => code)).toEqual(codes)
  })
})
