'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { PersonView } from '@/lib/areas/admin/people/queries'
import { PersonFields } from '../../_components/person-fields'
import { edit } from '../../actions'

/** Changes the facts of a person. */
export function EditPerson({ person }: { person: PersonView }) {
  const t = useTranslations('people')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={t('edit')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="s" icon="edit">
          {t('edit')}
        </Button>
      }
    >
      <ActionForm
        action={edit}
        fixed={{ personId: person.id, version: person.version }}
        success={t('edited')}
        onDone={() => {
          setOpen(false)
          router.refresh()
        }}
      >
        <PersonFields person={person} />
        <footer>
          <SubmitButton>{t('save')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
