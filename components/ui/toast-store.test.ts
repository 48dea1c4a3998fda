import { expect, test } from 'vitest'

import { takeToasts, toast, type ToastMessage, whenFirstToast } from './toast-store'

test('messages that came before anything draws them are not lost, and wake what draws', () => {
  let woken = 0
  const forget = whenFirstToast(() => woken++)
  toast({ text: 'first' })
  expect(woken).toBe(1)
  forget()
  const shown: ToastMessage[] = []
  const leave = takeToasts((message) => shown.push(message))
  toast({ text: 'second' })
  expect(shown.map(({ text }) => text)).toEqual(['first', 'second'])
  leave()
  toast({ text: 'third' })
  expect(shown).toHaveLength(2)
})
