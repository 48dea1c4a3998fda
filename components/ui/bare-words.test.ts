import { describe, expect, it } from 'vitest'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import { filled } from './bare-words'

const { ui, table } = zhCN

describe('words without a translator', () => {
  it('have their gaps filled, each as often as it stands', () => {
    expect(filled('{percent} used, {after} with this order', { percent: '80.0%', after: '95.5%' })).toBe(
      '80.0% used, 95.5% with this order',
    )
    expect(filled('¥{amount}', { amount: '$& {amount}' })).toBe('¥$& {amount}')
  })

  it.each([
    ui.yuanExact, ui.usedOf, ui.usedAdd, ui.usedWithoutLine, table.select,
    en.ui.yuanExact, en.ui.usedOf, en.ui.usedAdd, en.ui.usedWithoutLine, en.table.select,
  ])('“%s” has bare gaps only, as they need', (sentence) => {
    expect(sentence.replace(/\{\w+\}/g, '')).not.toMatch(/[{}'<#|]/)
  }) // prettier-ignore
})
