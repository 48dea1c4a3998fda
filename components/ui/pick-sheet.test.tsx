// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { en } from '@/lib/messages/en'
import { type Pick, PickSheet } from './pick-sheet'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }), usePathname: () => '/' }))

afterEach(cleanup)

function sheet(search: (typed: string) => Promise<Pick[]>, startsFull: boolean) {
  return render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="Asia/Shanghai">
      <PickSheet
        face="face"
        title="title"
        hint="hint"
        none="nobody"
        startsFull={startsFull}
        search={search}
        open
        onOpenChange={() => {}}
      />
    </NextIntlClientProvider>,
  )
}
const fails = () => Promise.reject(new Error('Failed to fetch'))
const said = (view: ReturnType<typeof sheet>) => view.getByRole('status').textContent

test('that nothing is there is said when the search found nothing', async () => {
  const view = sheet(() => Promise.resolve([]), true)
  await waitFor(() => expect(said(view)).toBe('nobody'))
})

test('a search that failed is not taken for one that found nothing', async () => {
  const view = sheet(fails, true)
  await waitFor(() => expect(said(view)).toBe(en.ui.failedTitle))
  cleanup()
  const typed = sheet(fails, false)
  fireEvent.change(typed.getByRole('searchbox'), { target: { value: 'zhao' } })
  await waitFor(() => expect(said(typed)).toBe(en.ui.failedTitle))
})
