// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { guardComposition } from './composition-guard'

let end = () => {}
const heard = vi.fn()
const sent = vi.fn((event: Event) => event.preventDefault())

beforeEach(() => {
  document.body.innerHTML = '<form><input></form>'
  document.addEventListener('keydown', heard)
  document.addEventListener('submit', sent)
  end = guardComposition(window)
})
afterEach(() => {
  end()
  document.removeEventListener('keydown', heard)
  document.removeEventListener('submit', sent)
  vi.clearAllMocks()
})

const input = () => document.querySelector('input')!
const press = (type: string, how: KeyboardEventInit) =>
  input().dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, ...how }))
const send = () =>
  document.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))

test.each([
  ['Enter while composing', { key: 'Enter', code: 'Enter', isComposing: true }, 0],
  ['the Enter some browsers send after the text was taken', { key: 'Enter', code: 'Enter', keyCode: 229 }, 0],
  ['Escape while composing', { key: 'Escape', isComposing: true }, 0],
  ['an arrow while composing', { key: 'ArrowDown', isComposing: true }, 0],
  ['Enter', { key: 'Enter', code: 'Enter' }, 1],
  ['a letter', { key: 'a' }, 1],
])('%s', (_name, how, times) => {
  press('keydown', how)
  expect(heard).toHaveBeenCalledTimes(times)
})

test('the Enter that takes the text sends no form, the next one does', () => {
  press('keydown', { key: 'Enter', code: 'Enter', isComposing: true })
  send()
  expect(sent).not.toHaveBeenCalled()
  press('keyup', { key: 'Enter' })
  press('keydown', { key: 'Enter', code: 'Enter' })
  send()
  expect(sent).toHaveBeenCalledTimes(1)
})
