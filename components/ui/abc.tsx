import { useTranslations } from 'next-intl'

/** The ABC class: a disc, solid, grey or ring; a dash while there is none. */
export function Abc({ letter }: { letter: 'A' | 'B' | 'C' | null }) {
  const t = useTranslations('ui.abc')
  const className = letter === null ? 'n' : ({ A: 'a', B: 'b', C: 'c' } as const)[letter]
  return (
    <span className={`abc ${className}`} role="img" aria-label={t(letter ?? 'none')}>
      {letter ?? '–'}
    </span>
  )
}
