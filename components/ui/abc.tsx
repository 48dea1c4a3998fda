import { useBareWords } from './bare-words'

/** The ABC class: a disc, solid, grey or ring; a dash while there is none. */
export function Abc({ letter }: { letter: 'A' | 'B' | 'C' | null }) {
  const words = useBareWords('ui').abc
  const className = letter === null ? 'n' : ({ A: 'a', B: 'b', C: 'c' } as const)[letter]
  return (
    <span className={`abc ${className}`} role="img" aria-label={words[letter ?? 'none']}>
      {letter ?? '–'}
    </span>
  )
}
