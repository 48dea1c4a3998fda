'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { add } from '../actions'
import { PersonFields } from './person-fields'

/** Adds a person and goes to him: posts and the link for a password come next. */
export function AddPerson() {
  const t = useTranslations('people')
  const router = useRouter()
  return (
    <Dialog
      title={t('add')}
      description={t('addLead')}
      trigger={
        <Button look="pri" icon="plus">
          {t('add')}
        </Button>
      }
    >
      <ActionForm
        action={add}
        success={t('added')}
        onDone={({ personId }) => router.push(`/admin/people/${personId}`)}
      >
        <PersonFields />
        <footer>
          <SubmitButton>{t('add')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
