import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'

/**
 * Previous and next of a list that keeps its page in an address of its own: `at` makes it of a cursor. Nothing for a list
 * that is whole.
 */
export function PageLinks({
  next,
  previous,
  label,
  at,
}: {
  next: string | null
  previous: string | null
  /** Whose pages these are, where a screen has several lists. */
  label: string
  at: (way: 'after' | 'before', cursor: string) => string
}) {
  const ui = useTranslations('ui')
  if (next === null && previous === null) return null
  return (
    <div className="foot">
      <span />
      <nav className="row" aria-label={`${ui('pages')} ${label}`}>
        <ButtonLink
          size="s"
          square
          icon="l"
          disabled={previous === null}
          href={previous === null ? '' : at('before', previous)}
          aria-label={ui('previous')}
        />
        <ButtonLink
          size="s"
          square
          icon="r"
          disabled={next === null}
          href={next === null ? '' : at('after', next)}
          aria-label={ui('next')}
        />
      </nav>
    </div>
  )
}
