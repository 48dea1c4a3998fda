// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { fen } from '@/lib/core/money'
import { zhCN } from '@/lib/messages/zh-CN'
import { GateQueue, type QueueItem } from './gate-queue'

vi.mock('next-intl/server', async () => {
  const { createTranslator } = await import('next-intl')
  return {
    getTranslations: (namespace: 'gate') => createTranslator({ locale: 'zh-CN', messages: zhCN, namespace }),
  }
})

afterEach(cleanup)

test('the head counts what still waits, not what has left', async () => {
  const rows = (['go', 'stop', 'unsigned', 'gone'] as const).map((check): QueueItem => ({
    id: check,
    number: check,
    customerName: check,
    orderFen: fen(100),
    at: '08:00',
    check,
  }))
  const queue = await GateQueue({ rows, current: null })
  render(
    <NextIntlClientProvider locale="zh-CN" messages={zhCN} timeZone="Asia/Shanghai">
      {queue}
    </NextIntlClientProvider>,
  )
  expect(screen.getByRole('heading').textContent).toBe('等放行 3 单，2 单有结果')
  expect(screen.getAllByRole('link')).toHaveLength(5)
})
