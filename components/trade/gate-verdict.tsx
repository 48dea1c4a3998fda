import type { ReactNode } from 'react'

/** The one word at the gate, with its shape. */
export function GateVerdict({ go, word, line }: { go: boolean; word: string; line: ReactNode }) {
  return (
    <div className="verdict">
      <div className="glyph" aria-hidden="true">
        <svg viewBox="0 0 24 24">
          <path d={go ? 'm4 12.500 5.500 5.500L20 6.500' : 'm6 6 12 12M18 6 6 18'} />
        </svg>
      </div>
      <div>
        <p className="w">{word}</p>
        <p className="r">{line}</p>
      </div>
    </div>
  )
}
