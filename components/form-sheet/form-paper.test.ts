import { NextIntlClientProvider } from 'next-intl'
import { type ComponentProps, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { formC3 } from '@/lib/areas/trade/forms/c3'
import { fen } from '@/lib/core/money'
import { messagesOf } from '@/lib/core/forms/words'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import zhUi from '@/lib/messages/zh-CN/ui.json'

import { FormPaper } from './form-paper'
import type { SignatureView } from './signature-line'

const line = { product: '清凉油', pieces: 3, quantity: 1800, price: fen(166), amount: fen(298800) }
const signed: Record<string, SignatureView> = {
  mayShip: { state: 'signed', name: '沈若溪', post: '', at: '2026-11-28 16:00' },
}

function paperOf(goods: object[], signatures: Record<string, SignatureView> = {}): string {
  const paper = createElement(FormPaper, {
    form: formC3,
    messages: messagesOf(zhForms, 'C3'),
    answers: { goods },
    signatures,
    about: '苇汀"大药房"　FH-2026-11-0001',
  })
  const around: ComponentProps<typeof NextIntlClientProvider> = {
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    messages: { forms: zhForms, ui: zhUi },
    children: paper,
  }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, around))
}

const linesOf = (paper: string) => paper.match(/<th scope="row">\d+<\/th>/g)?.length

test.each([
  ['one line of eight, not signed', 1, {}, 8, 0],
  ['one line of eight, signed', 1, signed, 8, 1],
  ['as many lines as are ruled, signed', 8, signed, 8, 0],
  ['more lines than are ruled, signed', 12, signed, 12, 0],
])(
  'a paper with %s is ruled to the end, and closed below the last line',
  (_name, count, by, ruled, closed) => {
    const paper = paperOf(Array<object>(count).fill(line), by)
    expect(linesOf(paper)).toBe(ruled)
    expect(paper.split('以下空白').length - 1).toBe(closed)
  },
)

test('money says its unit once over its columns, sums stand only under lines', () => {
  expect(paperOf([line]).split('单位：元').length - 1).toBe(1)
  expect(paperOf([line])).toContain('2,988.00')
  expect(paperOf([])).not.toContain('0.00')
})

test('the foot of every page says whose paper it is, and a name cannot break out of it', () => {
  const [, style = ''] = /<style>(.*?)<\/style>/.exec(paperOf([line])) ?? []
  expect(style).toContain('苇汀 大药房 　FH-2026-11-0001')
  expect(style).toContain('content:"第 " counter(page) " 页　共 " counter(pages) " 页"')
  expect(style).toMatch(/^\.(\w+)\{page:\1\}@page \1\{/)
})
