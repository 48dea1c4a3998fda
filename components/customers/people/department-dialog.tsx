'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { departmentFunctions } from '@/lib/areas/customers/people/rules/person-options'
import type { Option } from './person-form-model'

export type DepartmentView = {
  id: string
  name: string
  function: string | null
  parentId: string | null
  headPostId: string | null
  version: number
}
export type DepartmentActions = { save: Action<unknown>; end: Action<unknown> }

type Props = {
  customerId: string
  department: DepartmentView | null
  departments: readonly DepartmentView[]
  heads: readonly Option[]
  actions: DepartmentActions
}

/** A department: its name, what it does with our goods, where it stands, who heads it. */
export function DepartmentDialog({
  customerId,
  department,
  departments,
  heads,
  actions,
  onClose,
}: Props & { onClose: () => void }) {
  const t = useTranslations('contacts')
  const functions = useTranslations('contacts.function')
  const router = useRouter()
  const wordOf = (field: string, value: unknown) => {
    const text = String(value)
    if (field === 'function') return functions(text as 'using')
    if (field === 'parentId') return departments.find((one) => one.id === text)?.name
    return field === 'headPostId' ? heads.find((one) => one.value === text)?.label : undefined
  }
  function done() {
    onClose()
    router.refresh()
  }
  return (
    <Dialog
      open
      title={department ? t('editDepartment', { name: department.name }) : t('addDepartment')}
      onOpenChange={(open) => !open && onClose()}
      {...(department && {
        footer: (
          <ActionButton
            look="bad"
            action={actions.end}
            input={{ customerId, departmentId: department.id }}
            success={t('departmentClosed')}
            onDone={done}
          >
            {t('closeDepartment')}
          </ActionButton>
        ),
      })}
    >
      <ActionForm
        action={actions.save}
        fixed={{
          customerId,
          departmentId: department?.id ?? null,
          ...(department && { version: department.version }),
        }}
        success={t('departmentSaved')}
        shown={wordOf}
        onDone={done}
      >
        <div className="fields two">
          <TextInput
            name="name"
            label={t('departmentName')}
            required
            maxLength={60}
            defaultValue={department?.name}
          />
          <SelectInput
            name="function"
            label={t('departmentFunction')}
            empty="null"
            options={departmentFunctions.codes.map((value) => ({
              value,
              label: functions(value as 'using'),
            }))}
            defaultValue={department?.function ?? ''}
          />
          <SelectInput
            name="parentId"
            label={t('departmentParent')}
            empty="null"
            options={departments
              .filter(({ id }) => id !== department?.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={department?.parentId ?? ''}
          />
          <SelectInput
            name="headPostId"
            label={t('departmentHead')}
            empty="null"
            options={heads}
            defaultValue={department?.headPostId ?? ''}
          />
        </div>
        <footer>
          <SubmitButton>{t('save')}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}

/** Opens a department to change it. */
export function EditDepartment(props: Props & { department: DepartmentView }) {
  const t = useTranslations('contacts')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="s" look="ghost" icon="edit" onClick={() => setOpen(true)}>
        {t('edit')}
        <span className="vh">{props.department.name}</span>
      </Button>
      {open && <DepartmentDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
