'use client'

import { filled, useBareWords } from '@/components/ui/bare-words'

import { useListUrl } from './list-area'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** No pinyin syllable begins with these. */
const NEVER = new Set(['I', 'U', 'V'])

/** Jumps to the names that begin with a letter of the pinyin. */
export function LetterJump() {
  const words = useBareWords('table')
  const { values, set } = useListUrl()
  return (
    <span className="jump row desk-only">
      <span className="meta">{words.jump}</span>
      <span className="az">
        {LETTERS.map((letter) =>
          NEVER.has(letter) ? (
            <span key={letter} className="off" aria-hidden="true">
              {letter}
            </span>
          ) : (
            <button
              key={letter}
              type="button"
              aria-label={filled(words.jumpTo, { letter })}
              aria-current={values.from === letter.toLowerCase() ? 'true' : undefined}
              onClick={() => set({ from: letter.toLowerCase() })}
            >
              {letter}
            </button>
          ),
        )}
      </span>
    </span>
  )
}
