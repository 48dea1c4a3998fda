'use client'

import { useTranslations } from 'next-intl'

/** Says why a page is not all one might expect of it. */
export function ListNote({ note }: { note: 'stopped' | 'sorted-by-name' }) {
  const t = useTranslations('workList.note')
  return (
    <span className="warn" role="status">
      　{t(note === 'stopped' ? 'stopped' : 'sortedByName')}
    </span>
  )
}
