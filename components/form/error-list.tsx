'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

/** What has to be corrected, each entry leading to its field. Takes the focus when it comes. */
export function ErrorList({ entries }: { entries: { id: string | null; label: string; message: string }[] }) {
  const t = useTranslations('form')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [entries])
  function go(event: React.MouseEvent, id: string) {
    event.preventDefault()
    const place = document.getElementById(id)
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }
  return (
    <section className="errlist">
      <h2 ref={head} tabIndex={-1}>
        {t('toFix', { count: entries.length })} <span className="meta">{t('toFixRemark')}</span>
      </h2>
      <ol>
        {entries.map((entry, at) => (
          <li key={`${entry.label} ${entry.message}`} className="e1">
            <span className="down">{at + 1}</span>
            <span>
              {entry.id ? (
                <a href={`#${entry.id}`} onClick={(event) => go(event, entry.id ?? '')}>
                  {entry.label}
                </a>
              ) : (
                entry.label
              )}{' '}
              {entry.message}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
