import type { CDPSession, Page } from '@playwright/test'

/** Composes as an input method does: pinyin stands underlined, Enter goes to the method, then the characters come. */
function methodOf(keyboard: CDPSession) {
  const key = (type: 'rawKeyDown' | 'keyUp', name: string, number: number) =>
    keyboard.send('Input.dispatchKeyEvent', {
      type,
      key: name,
      code: name,
      windowsVirtualKeyCode: type === 'keyUp' ? number : 229,
      nativeVirtualKeyCode: number,
    })
  return {
    async compose(pinyin: string) {
      for (let end = 1; end <= pinyin.length; end++)
        await keyboard.send('Input.imeSetComposition', {
          text: pinyin.slice(0, end),
          selectionStart: end,
          selectionEnd: end,
        })
    },
    async press(name: 'Enter' | 'Escape' | 'ArrowDown') {
      const number = { Enter: 13, Escape: 27, ArrowDown: 40 }[name]
      await key('rawKeyDown', name, number)
      await key('keyUp', name, number)
    },
    take: (text: string) => keyboard.send('Input.insertText', { text }),
  }
}

/** An input method at the keyboard of this page. */
export async function methodIn(page: Page) {
  return methodOf(await page.context().newCDPSession(page))
}
