// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { zhCN } from '@/lib/messages/zh-CN'
import { WayLink } from './way-link'

afterEach(cleanup)

function linksAt(path: string) {
  render(
    <PathnameContext value={path}>
      <NextIntlClientProvider locale="zh-CN" messages={zhCN}>
        <WayLink code="credit.no-contract" customerId="c1" />
      </NextIntlClientProvider>
    </PathnameContext>,
  )
  return screen.queryAllByRole('link').map((link) => link.getAttribute('href'))
}

test('a refusal leads to where it is mended, and nowhere for one who stands there', () => {
  expect(linksAt('/credit/apply')).toEqual(['/customers/c1/credit'])
  cleanup()
  expect(linksAt('/customers/c1/credit')).toEqual([])
})
