'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
import { Button } from '@/components/ui/button'
import { later, useLater } from '@/components/ui/later'
import type { CreateDialog as Opened } from './create-dialog'
import type { UnitOption } from './filter-fields'
import { useAllColumns } from './use-all-columns'

const createDialog = later(() => import('./create-dialog').then((m) => m.CreateDialog))

const NOTHING = { specs: [], units: [] }

/** The button that opens a file; what it opens, and the units a file may belong to, are fetched when it is pressed. */
export function CreateButton({
  mine,
  ...props
}: Omit<ComponentProps<typeof Opened>, 'onClose' | 'units' | 'mine'> & {
  /** Id of the unit the person works in. */
  mine: string | null
}) {
  const t = useTranslations('customers.create')
  // Those it was opened with: a change of language meanwhile takes none away.
  const [units, setUnits] = useState<readonly UnitOption[] | null>(null)
  const { Part: CreateDialog, ask } = useLater(createDialog)
  const { withAll } = useAllColumns(NOTHING)
  const show = () => ask(() => withAll((all) => setUnits(all.units)))
  return (
    <>
      <Button look="pri" icon="plus" aria-haspopup="dialog" onClick={show}>
        {t('submit')}
      </Button>
      {units && CreateDialog && (
        <CreateDialog
          {...props}
          units={units}
          mine={units.find((unit) => unit.id === mine) ?? null}
          onClose={() => setUnits(null)}
        />
      )}
    </>
  )
}
