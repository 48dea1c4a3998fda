'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { later, useLater } from '@/components/ui/later'

import type { KeptView, ViewActions } from './views-dialog'

const viewsDialog = later(() => import('./views-dialog').then((m) => m.ViewsDialog))

/** Leads to the keeping of views; only there while there are some. */
export function ViewsButton({ views, actions }: { views: readonly KeptView[]; actions: ViewActions }) {
  const t = useTranslations('workList.views')
  const [open, setOpen] = useState(false)
  const { Part: ViewsDialog, ask } = useLater(viewsDialog)
  if (views.length === 0) return null
  return (
    <>
      <button type="button" className="mut" onClick={() => ask(() => setOpen(true))}>
        {t('manage')}
      </button>
      {open && ViewsDialog && <ViewsDialog views={views} actions={actions} onClose={() => setOpen(false)} />}
    </>
  )
}
