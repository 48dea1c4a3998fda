import { useTranslations } from 'next-intl'

import { ButtonLink } from './button'

/** Next and previous by address. A missing address means there is no such page. */
export function Pager({ previous, next }: { previous: string | null; next: string | null }) {
  const t = useTranslations('ui')
  return (
    <nav className="row" aria-label={t('pages')}>
      <ButtonLink
        size="s"
        square
        icon="l"
        href={previous ?? '#'}
        disabled={previous === null}
        aria-label={t('previous')}
        rel="prev"
      />
      <ButtonLink
        size="s"
        square
        icon="r"
        href={next ?? '#'}
        disabled={next === null}
        aria-label={t('next')}
        rel="next"
      />
    </nav>
  )
}
