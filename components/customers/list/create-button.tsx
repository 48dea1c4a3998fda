'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { CreateDialog as Opened } from './create-dialog'

const CreateDialog = dynamic(() => import('./create-dialog').then((m) => m.CreateDialog), { ssr: false })

/** The button that opens a file; what it opens is fetched when it is pressed. */
export function CreateButton(props: Omit<ComponentProps<typeof Opened>, 'onClose'>) {
  const t = useTranslations('customers.create')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="pri" icon="plus" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('submit')}
      </Button>
      {open && <CreateDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
