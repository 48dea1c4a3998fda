'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { later, useLater } from '@/components/ui/later'
import type { CreateDialog as Opened } from './create-dialog'

const createDialog = later(() => import('./create-dialog').then((m) => m.CreateDialog))

/** The button that opens a file; what it opens is fetched when it is pressed. */
export function CreateButton(props: Omit<ComponentProps<typeof Opened>, 'onClose'>) {
  const t = useTranslations('customers.create')
  const [open, setOpen] = useState(false)
  const { Part: CreateDialog, ask } = useLater(createDialog)
  return (
    <>
      <Button look="pri" icon="plus" aria-haspopup="dialog" onClick={() => ask(() => setOpen(true))}>
        {t('submit')}
      </Button>
      {open && CreateDialog && <CreateDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
