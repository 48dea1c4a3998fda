import { useLayoutEffect, useRef } from 'react'

/**
 * Where focus goes when something opened without a trigger of its own closes: to what had it before. Base UI looks only
 * once the opened part is drawn, when a field that takes the focus already has it. True leaves the choice to Base UI.
 */
export function useReturnFocus(open: boolean | undefined): () => HTMLElement | true {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement
  }, [open])
  return () => {
    const opener = before.current
    return opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : true
  }
}
