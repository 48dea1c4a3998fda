'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import type { KnownPerson } from '@/lib/areas/customers/known-people/rules/known-person'
import { type DepartmentActions, DepartmentDialog, type DepartmentView } from './department-dialog'
import { AddPersonDialog } from './person-dialog'
import type { Option, PersonOptions } from './person-form-model'

/** Adds a person or a department. `start` opens the first at once, for somebody who comes from another customer. */
export function PeopleDeeds({
  customerId,
  options,
  heads,
  departments,
  start,
  search,
  add,
  department,
}: {
  customerId: string
  options: PersonOptions
  heads: readonly Option[]
  departments: readonly DepartmentView[]
  start: KnownPerson | null
  search: (typed: string) => Promise<KnownPerson[]>
  add: Action<{ postId: string }>
  department: DepartmentActions
}) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const here = usePathname()
  const [asked, setAsked] = useState<'person' | 'department' | null>(start ? 'person' : null)
  const close = () => {
    setAsked(null)
    if (start) router.replace(here)
  }
  return (
    <>
      <Button size="s" look="pri" icon="plus" onClick={() => setAsked('person')}>
        {t('addTitle')}
      </Button>
      <Button size="s" onClick={() => setAsked('department')}>
        {t('addDepartment')}
      </Button>
      {asked === 'person' && (
        <AddPersonDialog
          customerId={customerId}
          options={options}
          known={start}
          search={search}
          add={add}
          onClose={close}
        />
      )}
      {asked === 'department' && (
        <DepartmentDialog
          customerId={customerId}
          department={null}
          departments={departments}
          heads={heads}
          actions={department}
          onClose={close}
        />
      )}
    </>
  )
}
