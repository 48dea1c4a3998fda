'use client'

import { type RefObject, useEffect, useRef } from 'react'

import { useSheet } from './sheet-context'

/** Takes over what was typed before the sheet was alive. Call it after what keeps the draft; put the ref on the paper. */
export function useEarlyTyping(): RefObject<HTMLDivElement | null> {
  const { early } = useSheet()
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (paper.current) early.replay(paper.current)
  }, [early])
  return paper
}
