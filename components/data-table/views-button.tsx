'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import type { KeptView, ViewActions } from './views-dialog'

const ViewsDialog = dynamic(() => import('./views-dialog').then((m) => m.ViewsDialog), { ssr: false })

/** Leads to the keeping of views; only there while there are some. */
export function ViewsButton({ views, actions }: { views: readonly KeptView[]; actions: ViewActions }) {
  const t = useTranslations('workList.views')
  const [open, setOpen] = useState(false)
  if (views.length === 0) return null
  return (
    <>
      <button type="button" className="mut" onClick={() => setOpen(true)}>
        {t('manage')}
      </button>
      {open && <ViewsDialog views={views} actions={actions} onClose={() => setOpen(false)} />}
    </>
  )
}
