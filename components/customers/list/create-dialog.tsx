'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SearchInput } from '@/components/form/search-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { YesNoInput } from '@/components/form/yes-no-input'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { ownerSearch, type UnitOption, unitSearch } from './filter-fields'
import { useNamesakes } from './use-namesakes'

const BECAUSE = { 'tax-number': 'sameTaxNumber', name: 'sameName', 'similar-name': 'similarName' } as const

export type MadeCustomer = { id: string; fileNumber: string }

/** Opens a file: name, unit, owner; while one types it says which firm on file it might be. */
export function CreateDialog({
  action,
  units,
  mine,
}: {
  action: Action<MadeCustomer>
  units: readonly UnitOption[]
  /** Unit the person works in, chosen beforehand. */
  mine: UnitOption | null
}) {
  const t = useTranslations('customers.create')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState({ name: '', taxNumber: '' })
  const { found, busy } = useNamesakes(typed.name, typed.taxNumber)
  const type = (field: 'name' | 'taxNumber') => (event: { currentTarget: { value: string } }) =>
    setTyped((before) => ({ ...before, [field]: event.currentTarget.value }))
  const twins = found !== null && found.seen.length + found.hidden > 0
  return (
    <Dialog
      title={t('title')}
      description={t('lead')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="pri" icon="plus">
          {t('submit')}
        </Button>
      }
    >
      <ActionForm
        action={action}
        success={null}
        onDone={(made) => {
          toast({ text: t('done', { fileNumber: made.fileNumber }), tone: 'ok' })
          router.push(`/customers/${made.id}`)
        }}
        onSend={(input) => ({ ...input, ownerId: input['ownerId'] ?? null })}
      >
        <div className="fields">
          <TextInput
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            required
            maxLength={80}
            autoFocus
            onChange={type('name')}
          />
          <TextInput
            name="taxNumber"
            label={t('taxNumber')}
            hint={t('taxNumberHint')}
            empty="omit"
            maxLength={30}
            onChange={type('taxNumber')}
          />
          <SearchInput
            name="unitId"
            label={t('unit')}
            required
            search={unitSearch(units)}
            defaultValue={mine ? { value: mine.id, label: mine.name } : null}
          />
          <SearchInput name="ownerId" label={t('owner')} hint={t('ownerHint')} search={ownerSearch} />
        </div>
        <div aria-live="polite">
          {busy && <p className="meta mt-3">{t('checking')}</p>}
          {twins && (
            <div className="note warn mt-3">
              {found.seen.length > 0 && <p>{t('twins', { count: found.seen.length })}</p>}
              <ul>
                {found.seen.map((twin) => (
                  <li key={twin.id}>
                    <Link href={`/customers/${twin.id}`} target="_blank">
                      {twin.name}
                    </Link>{' '}
                    <span className="code">{twin.fileNumber}</span>{' '}
                    <span className="mut">{t(BECAUSE[twin.by])}</span>
                  </li>
                ))}
              </ul>
              {found.hidden > 0 && <p>{t('twinsHidden', { count: found.hidden })}</p>}
              <YesNoInput name="despiteDuplicates" label={t('despite')} />
            </div>
          )}
        </div>
        <footer>
          <SubmitButton>{t('submit')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}
