// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import type { ColumnSpec } from './column-spec'
import { ValueCell } from './value-cell'

afterEach(cleanup)

const due = { id: 'due', label: '下次拜访', kind: 'date' } as ColumnSpec
const words = { hidden: '', yes: '', no: '', locale: 'zh-CN', year: '2026' }

test.each([
  ['a day of this year without its year, which the pointer tells', '2026-12-14', '12-14', '2026-12-14'],
  ['a day of another year whole', '2027-01-10', '2027-01-10', undefined],
])('%s', (_, value, shown, title) => {
  const { container } = render(<ValueCell spec={due} value={value} unit="wan" words={words} />)
  expect(container.textContent).toBe(shown)
  expect(container.querySelector('[title]')?.getAttribute('title')).toBe(title)
})
