// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { fen, type Fen, ZERO } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { OrderForm } from './order-form'

vi.mock('next/navigation', () => ({ useRouter: () => ({}), unstable_rethrow: () => {} }))
afterEach(cleanup)

test.each<[string, Fen | null, string]>([
  ['no line', null, '现款现货'],
  ['a line of zero', ZERO, '现款现货'],
  ['a line', fen(100), '赊销'],
])('a customer with %s starts on the payment open to it', (_sentence, lineFen, chosen) => {
  const customer = { id: 'c', name: '国药', fileNumber: '1', address: '', salesRepName: '罗亦安' }
  render(
    <NextIntlClientProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={zhCN}>
      <OrderForm
        customer={{ ...customer, lineFen, exposureFen: ZERO }}
        products={{ search: () => Promise.resolve([]), named: () => Promise.resolve({}) }}
        action={() => Promise.resolve({ kind: 'not-found' })}
      />
    </NextIntlClientProvider>,
  )
  const radio = screen.getByRole<HTMLInputElement>('radio', { name: chosen })
  expect(radio.checked || radio.getAttribute('aria-checked') === 'true').toBe(true)
  expect(screen.getByText('罗亦安')).toBeTruthy()
})
