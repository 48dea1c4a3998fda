// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { indicators, type Letters } from '@/lib/areas/grading/rules/credit-grade'
import { type Banded, defaultBands } from '@/lib/areas/grading/rules/indicator-bands'
import { zhCN } from '@/lib/messages/zh-CN'
import { GradeChanges } from './grade-changes'
import type { SheetModel } from './rating-model'

afterEach(cleanup)

test('what would change the grade says what does it: a distance, or what the band asks for', () => {
  const all = Object.fromEntries(indicators.map((one) => [one, 'B'])) as Letters
  const letters: Letters = { ...all, paymentMethod: 'C', reliability: 'A' }
  const banded = Object.fromEntries(indicators.map((one) => [one, null])) as Banded
  const model = {
    judging: { bands: defaultBands, grades: { abWeakOthers: 5 } },
    words: { businessNature: {}, residence: {}, goodsFlow: {} },
  } as unknown as SheetModel
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      <GradeChanges letters={letters} banded={banded} model={model} />
    </NextIntlClientProvider>,
  )
  const moves = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(moves.filter((move) => /→/.test(move) && !/等级不变/.test(move)).length).toBeGreaterThan(0)
  for (const move of moves) expect(move).toMatch(/→ [A-D]：|等级不变/)
})
