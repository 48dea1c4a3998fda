'use client'

import { Link } from '@/components/ui/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { LikelyCustomer } from './likely-customer'
import { ScoreMark } from './score-mark'

/** Which customers on file the typed firm may be: name, number, score and why. Announced as they change. */
export function LikelyList({
  found,
  busy,
  children,
}: {
  found: readonly LikelyCustomer[] | null
  busy: boolean
  children?: ReactNode
}) {
  const t = useTranslations('duplicates')
  return (
    <div aria-live="polite">
      {busy && <p className="meta mt-3">{t('warn.checking')}</p>}
      {found !== null && found.length > 0 && (
        <div className="note warn mt-3">
          <p>{t('warn.title', { count: found.length })}</p>
          <ul className="twins">
            {found.map((twin) => (
              <li key={twin.id}>
                <ScoreMark score={twin.score} word={t(`warn.${twin.verdict}`)} />
                <span>
                  <Link
                    href={`/customers/${twin.id}`}
                    target="_blank"
                    aria-label={t('warn.open', { name: twin.name })}
                  >
                    {twin.name}
                  </Link>{' '}
                  <span className="code">{twin.fileNumber}</span>
                  <span className="meta block">
                    {[twin.unitName, twin.ownerName, ...twin.because.map((reason) => t(`because.${reason}`))]
                      .filter(Boolean)
                      .join('　')}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {children}
        </div>
      )}
    </div>
  )
}
