'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import type { Action } from '@/components/form/use-action'
import { later, useLater } from '@/components/ui/later'

const saveViewDialog = later(() => import('./save-view-dialog').then((m) => m.SaveViewDialog))

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
  const { Part: SaveViewDialog, ask } = useLater(saveViewDialog)
  return (
    <>
      <button type="button" className="mut" onClick={() => ask(() => setOpen(true))}>
        {t('viewSave')}
      </button>
      {open && SaveViewDialog && (
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
