import { describe, expect, it } from 'vitest'
import { curvePoints } from './curve-points'

const size = { width: 340, foot: 80, head: 6, steps: 30, top: 100 }

describe('the points of a curve', () => {
  it.each([
    ['none', [], 30, 100, []],
    ['from the foot to the head, over the whole width', [0, 50, 100], 3, 100, [[0, 80], [170, 43], [340, 6]]],
    ['half of the days leave half of the width empty', [100, 100], 3, 100, [[0, 6], [170, 6]]],
    ['nothing sold stays on the ground', [0, 0], 2, 0, [[0, 80], [340, 80]]],
    ['below nothing stays on the ground', [-5], 30, 100, [[0, 80]]],
    ['a single step stands at the left', [100], 1, 100, [[0, 6]]],
  ])('%s', (_, values, steps, top, points) => {
    expect(curvePoints(values, { ...size, steps, top })).toEqual(points)
  }) // prettier-ignore
})
