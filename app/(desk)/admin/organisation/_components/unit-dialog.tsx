'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/form/action-form'
import { NumberInput } from '@/components/form/number-input'
import { SelectInput } from '@/components/form/select-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import { Dialog } from '@/components/ui/dialog'
import type { UnitRow } from '@/lib/areas/admin/organisation/queries'
import { kindsUnder, mayStandUnder } from '@/lib/areas/admin/organisation/rules/tree'
import { add, area, edit, end, move, reopen } from '../actions'

export type Deed = 'add' | 'edit' | 'area' | 'move' | 'end' | 'reopen'

const ACTIONS = { add, edit, area, move, end, reopen } as const
const DOMINANCE = ['state', 'private', 'half'] as const

/** The form of one deed on one unit. */
export function UnitDialog({
  deed,
  unit,
  units,
  onClose,
}: {
  deed: Deed
  unit: UnitRow
  units: UnitRow[]
  onClose: () => void
}) {
  const t = useTranslations('organisation')
  const router = useRouter()
  const done = () => {
    router.refresh()
    onClose()
  }
  const fixed = deed === 'add' ? { parentId: unit.id } : { unitId: unit.id, version: unit.version }
  return (
    <Dialog
      open
      title={t(`${deed}.title`, { name: unit.name })}
      description={t(`${deed}.lead`)}
      onOpenChange={(open) => !open && onClose()}
    >
      <ActionForm<unknown> action={ACTIONS[deed]} fixed={fixed} success={t(`${deed}.done`)} onDone={done}>
        <div className="fields">
          <DeedFields deed={deed} unit={unit} units={units} />
        </div>
        <footer>
          <SubmitButton>{t(`deed.${deed}`)}</SubmitButton>
        </footer>
      </ActionForm>
    </Dialog>
  )
}

function DeedFields({ deed, unit, units }: { deed: Deed; unit: UnitRow; units: UnitRow[] }) {
  const t = useTranslations('organisation')
  if (deed === 'add')
    return (
      <>
        <SelectInput
          name="kind"
          label={t('kind')}
          required
          defaultValue={kindsUnder(unit.kind)[0]}
          options={kindsUnder(unit.kind).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <TextInput name="name" label={t('name')} required maxLength={60} />
        <TextInput name="code" label={t('code')} required maxLength={20} hint={t('codeHint')} />
      </>
    )
  if (deed === 'edit')
    return (
      <>
        <TextInput name="name" label={t('name')} required maxLength={60} defaultValue={unit.name} />
        <TextInput
          name="code"
          label={t('code')}
          required
          maxLength={20}
          defaultValue={unit.code}
          hint={t('codeHint')}
        />
      </>
    )
  if (deed === 'area')
    return (
      <>
        <NumberInput
          name="customerQuota"
          label={t('quota')}
          hint={t('quotaHint')}
          unit={t('quotaUnit')}
          empty="null"
          defaultValue={unit.customerQuota}
        />
        <SelectInput
          name="channelDominance"
          label={t('channels')}
          empty="null"
          defaultValue={unit.channelDominance ?? ''}
          options={DOMINANCE.map((value) => ({ value, label: t(`dominance.${value}`) }))}
        />
      </>
    )
  if (deed === 'move') {
    const places = units.filter(
      (place) =>
        place.endedOn === null &&
        place.id !== unit.id &&
        place.id !== unit.parentId &&
        mayStandUnder(unit.kind, place.kind),
    )
    return (
      <SelectInput
        name="parentId"
        label={t('parent')}
        required
        options={places.map((place) => ({
          value: place.id,
          label: `${'　'.repeat(place.depth)}${place.name}`,
        }))}
      />
    )
  }
  return null
}
