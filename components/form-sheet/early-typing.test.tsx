// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { formA1 } from '@/lib/areas/customers/forms/a1'
import { businessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { messagesOf } from '@/lib/core/forms/words'
import { zhCN } from '@/lib/messages/zh-CN'

import { FormFill } from './form-fill'

const noNetwork = () => vi.fn((_answers: Answers) => Promise.reject(new Error('the network is gone')))

const sheetThatKeeps = (kept: ReturnType<typeof noNetwork>) => (
  <NextIntlClientProvider locale="zh-CN" timeZone="Asia/Shanghai" messages={zhCN}>
    <FormFill
      form={formA1}
      messages={messagesOf(zhCN.forms, 'A1')}
      answers={{ brands: '岭江', premises: 'rented', floorArea: 12, location: 'roadside' }}
      version={0}
      today={businessDate('2026-11-23')}
      storageKey="test"
      onSaveDraft={kept}
      onSubmit={() => Promise.reject(new Error('not sent'))}
    />
  </NextIntlClientProvider>
)

// A sheet that is closed goes on trying: each test has its own.
let kept = noNetwork()
let sheet = sheetThatKeeps(kept)
let page: HTMLElement

beforeEach(() => {
  vi.useFakeTimers()
  kept = noNetwork()
  sheet = sheetThatKeeps(kept)
  vi.stubGlobal('IntersectionObserver', class { observe() {} disconnect() {} }) // prettier-ignore
  page = document.body.appendChild(document.createElement('div'))
  page.innerHTML = renderToString(sheet)
})
afterEach(() => {
  cleanup()
  page.remove()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const box = (field: string) => page.querySelector<HTMLInputElement>(`:is(input, textarea)[id$="-${field}"]`)!
const ticked = () =>
  [...page.querySelectorAll<HTMLInputElement>('[name$="-premises"]')].map(({ checked }) => checked)

test('what was written into the HTML of a form before it came alive is told to it, kept and goes on', async () => {
  box('brands').value = '岭江、禾本堂'
  box('appraisal').value = '新写的'
  box('floorArea').value = '321.5'
  page.querySelectorAll<HTMLInputElement>('[name$="-premises"]')[0]!.checked = true
  box('brands').focus()

  render(sheet, { container: page, hydrate: true })
  expect(box('brands').value).toBe('岭江、禾本堂')
  expect(document.activeElement).toBe(box('brands'))
  expect(box('appraisal').value).toBe('新写的')
  expect(ticked()).toEqual([true, false])

  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(kept).toHaveBeenCalledOnce()
  expect(kept.mock.calls[0]![0]).toMatchObject({
    brands: '岭江、禾本堂',
    appraisal: '新写的',
    floorArea: 321.5,
    premises: 'owned',
    location: 'roadside',
  })
})

test('what is being written when the form comes alive is not written over for a moment: an input method would lose its place', async () => {
  const kind = HTMLTextAreaElement.prototype
  const value = Object.getOwnPropertyDescriptor(kind, 'value')!
  const brands = box('brands')
  brands.value = 'he'
  brands.focus()
  const written: string[] = []
  Object.defineProperty(kind, 'value', {
    ...value,
    set(this: HTMLTextAreaElement, text: string) {
      if ((this as HTMLElement) === brands) written.push(text)
      value.set!.call(this, text)
    },
  })
  render(sheet, { container: page, hydrate: true })
  await act(() => vi.advanceTimersByTimeAsync(1000))
  Object.defineProperty(kind, 'value', value)
  expect(written).toEqual([])
  expect(brands.value).toBe('he')
  expect(kept.mock.calls[0]![0]).toMatchObject({ brands: 'he' })
})

test('what is chosen in a box when the form comes alive stays chosen: the next key replaces it', async () => {
  const brands = box('brands')
  const kind = HTMLTextAreaElement.prototype
  const sent = Object.getOwnPropertyDescriptor(kind, 'defaultValue')!
  brands.focus()
  brands.select()
  const written: string[] = []
  Object.defineProperty(kind, 'defaultValue', {
    ...sent,
    set(this: HTMLTextAreaElement, text: string) {
      if ((this as HTMLElement) === brands) written.push(text)
      sent.set!.call(this, text)
    },
  })
  render(sheet, { container: page, hydrate: true })
  await act(() => vi.advanceTimersByTimeAsync(1000))
  Object.defineProperty(kind, 'defaultValue', sent)
  expect(written).toEqual([])
  expect([brands.selectionStart, brands.selectionEnd]).toEqual([0, '岭江'.length])
  expect(kept).not.toHaveBeenCalled()
})

test('a form nobody wrote into yet is left alone', async () => {
  render(sheet, { container: page, hydrate: true })
  await act(() => vi.advanceTimersByTimeAsync(5000))
  expect(kept).not.toHaveBeenCalled()
  expect(box('brands').value).toBe('岭江')
})

test('a focus told only after what is being composed does not put the old text back', async () => {
  render(sheet, { container: page, hydrate: true })
  const brands = box('brands')
  act(() => {
    brands.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(brands, '禾')
    brands.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }))
    brands.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
  })
  expect(brands.value).toBe('禾')
  act(() => void brands.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })))
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(kept.mock.calls[0]![0]).toMatchObject({ brands: '禾' })
})

test('what the browser fills in by itself stands tidy at once, and is what a later focus finds', async () => {
  render(sheet, { container: page, hydrate: true })
  const fillIn = (text: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box('floorArea'), text)
    act(() => void box('floorArea').dispatchEvent(new Event('input', { bubbles: true })))
  }
  fillIn('1234.50')
  expect(box('floorArea').value).toBe('1,234.5')
  act(() => box('floorArea').focus())
  expect(box('floorArea').value).toBe('1234.5')
  act(() => box('floorArea').blur())
  fillIn('一百')
  expect(box('floorArea').value).toBe('一百')
  await act(() => vi.advanceTimersByTimeAsync(1000))
  expect(kept.mock.lastCall![0]).toMatchObject({ floorArea: { typed: '一百' } })
})
