import { describe, expect, it } from 'vitest'
import { decideAttachment } from './room'

const MB = 1024 * 1024
const limit = { megabytes: 10, perRecord: 3 }

describe('a file at a record', () => {
  it.each([
    ['that just fits is taken', 1, { bytes: 10 * MB - 1, atRecord: 2 }, []],
    ['that is one byte too large is refused', 2, { bytes: 10 * MB - 1, atRecord: 2 }, ['files.no-room']],
    ['over the number of a record is refused', 1, { bytes: 0, atRecord: 3 }, ['files.too-many']],
    ['says both reasons', 2, { bytes: 10 * MB, atRecord: 4 }, ['files.no-room', 'files.too-many']],
  ])('%s', (_, size, taken, codes) => {
    const decision = decideAttachment(size, taken, limit)
    expect(decision.allowed ? [] : decision.reasons.map((reason) => reason.code)).toEqual(codes)
  })
})
