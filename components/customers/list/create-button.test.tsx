// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test, vi } from 'vitest'
import { takeToasts } from '@/components/ui/toast-store'
import { en } from '@/lib/messages/en'
import { zhCN } from '@/lib/messages/zh-CN'
import { CreateButton } from './create-button'

const router = { push: vi.fn() }
vi.mock('next/navigation', () => ({ useRouter: () => router, usePathname: () => '/customers' }))

const said: string[] = []
takeToasts(({ text }) => void said.push(text))

afterEach(() => {
  cleanup()
  router.push.mockClear()
  said.length = 0
  vi.unstubAllGlobals()
})

const units = [
  { id: 'a', name: '杭州分公司', kind: 'branch' },
  { id: 'b', name: '宁波分公司', kind: 'branch' },
]
const answers = () => Promise.resolve(Response.json({ specs: [], units }))
const fails = () => Promise.reject(new TypeError('Failed to fetch'))

function draw(...answered: (() => Promise<Response>)[]) {
  const fetch = vi.fn(() => answered.shift()!())
  vi.stubGlobal('fetch', fetch)
  const page = (locale: 'zh-CN' | 'en') => (
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zhCN} timeZone="Asia/Shanghai">
      <CreateButton action={vi.fn()} mine="b" />
    </NextIntlClientProvider>
  )
  const { rerender, unmount } = render(page('zh-CN'))
  const press = () => fireEvent.click(screen.getByRole('button', { name: zhCN.customers.create.submit }))
  return { fetch, press, unmount, speakEnglish: () => rerender(page('en')) }
}

test('units are fetched when the button is pressed, not before; the person’s own is chosen', async () => {
  const { fetch, press } = draw(answers)
  expect(fetch).not.toHaveBeenCalled()
  press()
  expect(await screen.findByRole('dialog', { name: zhCN.customers.create.title })).toBeDefined()
  const unit = screen.getByRole<HTMLInputElement>('combobox', {
    name: new RegExp(zhCN.customers.create.unit),
  })
  expect(unit.value).toBe('宁波分公司')
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('pressed twice it asks once', async () => {
  const { fetch, press } = draw(answers)
  press()
  press()
  await screen.findByRole('dialog')
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('when they cannot be had nothing opens, it is said, and the next press tries again', async () => {
  const { press } = draw(fails, answers)
  press()
  await vi.waitFor(() => expect(said).toEqual([zhCN.ui.notFetched]))
  expect(screen.queryByRole('dialog')).toBeNull()
  press()
  expect(await screen.findByRole('dialog')).toBeDefined()
})

test('when the session has ended it goes to the sign-in page', async () => {
  const { press } = draw(() => Promise.resolve(new Response(null, { status: 401 })))
  press()
  await vi.waitFor(() => expect(router.push).toHaveBeenCalledWith(expect.stringContaining('/sign-in')))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('another language, before or after it opens, takes no unit away', async () => {
  const { press, speakEnglish } = draw(answers)
  press()
  speakEnglish()
  await screen.findByRole('dialog', { name: en.customers.create.title })
  const unit = screen.getByRole<HTMLInputElement>('combobox', { name: new RegExp(en.customers.create.unit) })
  expect(unit.value).toBe('宁波分公司')
})

test('on a page that was left it does nothing', async () => {
  let answer = (_: Response) => {}
  const { press, unmount, fetch } = draw(() => new Promise((resolve) => (answer = resolve)))
  press()
  await vi.waitFor(() => expect(fetch).toHaveBeenCalled())
  unmount()
  answer(new Response(null, { status: 401 }))
  await new Promise((next) => setImmediate(next))
  expect(router.push).not.toHaveBeenCalled()
})
