// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { WholeCodes } from './whole-codes'

afterEach(cleanup)

test.each([
  ['放行 FH-2026-11-0501，¥132,430.00', ['FH-2026-11-0501']],
  ['C1-2026-11-0132 is being signed', ['C1-2026-11-0132']],
  ['改资本的必填（R-A10），会通知有关的人', ['R-A10']],
  ['陈一帆建档', []],
])('codes in “%s” stay whole', (text, codes) => {
  const { container } = render(<WholeCodes text={text} />)
  expect(container.textContent).toBe(text)
  expect([...container.querySelectorAll('.nowrap')].map((one) => one.textContent)).toEqual(codes)
})
