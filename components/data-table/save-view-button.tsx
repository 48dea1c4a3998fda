'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

import type { Action } from '@/components/form/use-action'

const SaveViewDialog = dynamic(() => import('./save-view-dialog').then((m) => m.SaveViewDialog), {
  ssr: false,
})

/** Saves what the list shows now under a name. The action gets `{ list, name, shared, isDefault, state }`. */
export function SaveViewButton({
  list,
  action,
  mayShare,
  columns,
}: {
  list: string
  action: Action<unknown>
  mayShare?: boolean
  columns?: readonly string[]
}) {
  const t = useTranslations('table')
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="mut" onClick={() => setOpen(true)}>
        {t('viewSave')}
      </button>
      {open && (
        <SaveViewDialog
          list={list}
          action={action}
          mayShare={mayShare}
          columns={columns}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
