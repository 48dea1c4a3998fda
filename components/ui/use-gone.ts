import { type RefObject, useEffect, useRef } from 'react'

/** Has the part of the page that asks been left? For answers that come late: `gone.current`. */
export function useGone(): RefObject<boolean> {
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  return gone
}
