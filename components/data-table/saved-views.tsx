'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { Icon } from '@/components/ui/icon'

import { useListUrl } from './list-area'

/** A saved view: its place in the address, and how many rows it shows where that is known. */
export type SavedView = {
  id: string
  name: string
  shared?: boolean
  count?: string
  values: Record<string, string>
}

/** The views over a list as tabs; the first shows everything. `children` stands at the end: the way to save one. */
export function SavedViews({ views, children }: { views: readonly SavedView[]; children?: ReactNode }) {
  const t = useTranslations('table')
  const { values, set, filtered, filterKeys } = useListUrl()
  function open(view: SavedView | null) {
    const none = Object.fromEntries(['q', 'sort', 'where', 'cols', ...filterKeys].map((key) => [key, null]))
    // “All” is asked for by name: an empty address would open the default view.
    set({ ...none, ...view?.values, view: view?.id ?? 'all' })
  }
  const current = typeof values.view === 'string' && values.view !== 'all' ? values.view : null
  return (
    <nav className="views" aria-label={t('views')}>
      <button
        type="button"
        aria-current={current === null && !filtered ? 'page' : undefined}
        onClick={() => open(null)}
      >
        {t('viewsAll')}
      </button>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-current={current === view.id ? 'page' : undefined}
          onClick={() => open(view)}
        >
          {view.shared && <Icon name="people" />}
          {view.shared ? t('viewShared', { name: view.name }) : view.name}
          {view.count && <small>{view.count}</small>}
        </button>
      ))}
      {children}
    </nav>
  )
}
