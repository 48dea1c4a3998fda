import { useTranslations } from 'next-intl'
import { factText } from '@/lib/areas/customers/rules/fact-text'
import { Tag } from '@/components/ui/tag'
import { hidesSigns } from '@/lib/core/forms/plain-text'
import type { SharedWords } from '@/lib/core/forms/words'

/** A value somebody outside typed: inert, of its own direction, and marked where it hides signs. */
export function ClaimValue({ fact, value, words }: { fact: string; value: unknown; words: SharedWords }) {
  const t = useTranslations('sheets')
  const text = factText(fact, value, words)
  if (text === '') return <span className="mut">{t('blank')}</span>
  return (
    <>
      <bdi className="claim-value">{text}</bdi>
      {hidesSigns(text) && (
        <>
          {' '}
          <Tag>{t('hidden')}</Tag>
        </>
      )}
    </>
  )
}
