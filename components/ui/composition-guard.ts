import { isComposing } from './composing'

const isEnter = (event: KeyboardEvent) => /^(Numpad)?Enter$/.test(event.code) || event.key === 'Enter'

/**
 * Keys of an input method are its own: while it composes, no key reaches anything on the page, and the Enter that takes
 * its text sends no form. The one place where that is seen to: what listens for keys need not think of it.
 * @returns what ends the guard
 */
export function guardComposition(page: Window): () => void {
  const end = new AbortController()
  const early = { capture: true, signal: end.signal }
  let takesText = false
  page.addEventListener(
    'keydown',
    (event) => {
      takesText = isComposing(event) && isEnter(event)
      if (isComposing(event)) event.stopImmediatePropagation()
    },
    early,
  )
  page.addEventListener(
    'submit',
    (event) => {
      if (!takesText) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    early,
  )
  for (const over of ['keyup', 'pointerdown'] as const)
    page.addEventListener(over, () => (takesText = false), early)
  return () => end.abort()
}
