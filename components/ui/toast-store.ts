/** A message that leaves by itself; `undo` keeps it ten seconds with a way back. */
export type ToastMessage = {
  text: string
  detail?: string
  tone?: 'ok' | 'warn' | 'bad'
  undo?: { label?: string; onUndo: () => void }
}

type Listener = (message: ToastMessage) => void

let listener: Listener | null = null
const waiting: ToastMessage[] = []
let wake: (() => void) | null = null

/** Shows a message, from anywhere in the browser. */
export function toast(message: ToastMessage): void {
  if (listener) listener(message)
  else {
    waiting.push(message)
    wake?.()
  }
}

/** The part that draws toasts takes them over, first those that came before it was there. */
export function takeToasts(next: Listener): () => void {
  listener = next
  for (const message of waiting.splice(0)) next(message)
  return () => {
    if (listener === next) listener = null
  }
}

/** Calls `onFirst` when a message comes while nothing draws toasts yet. */
export function whenFirstToast(onFirst: () => void): () => void {
  wake = onFirst
  if (waiting.length > 0) onFirst()
  return () => {
    wake = null
  }
}
