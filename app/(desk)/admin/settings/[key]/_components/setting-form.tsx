'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { DateInput } from '@/components/form/date-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { UnitChoice } from '@/lib/areas/admin/organisation/queries'
import { set } from '../../actions'
import type { WordedField } from '../../_components/words'
import { ValueEditor } from './value-editor'

/** Sets a value for the company or one unit from a day on; a unit may give its own value up again. */
export function SettingForm({
  settingKey,
  field,
  value: company,
  units,
  own,
  hasOwn,
  today,
}: {
  settingKey: string
  field: WordedField
  value: unknown
  units: UnitChoice[]
  /** Values of units that have their own. */
  own: Record<string, unknown>
  /** Has the company a value of its own, not the default? */
  hasOwn: boolean
  today: string
}) {
  const t = useTranslations('settings')
  const [unitId, setUnitId] = useState('')
  const [value, setValue] = useState(company)
  const [inherit, setInherit] = useState(false)
  const mayInherit = unitId === '' ? hasOwn : unitId in own
  function choose(next: string) {
    setUnitId(next)
    setInherit(false)
    setValue(next in own ? own[next] : company)
  }
  return (
    <ActionForm
      action={set}
      fixed={{ key: settingKey, unitId: unitId || null, inherit, ...(inherit ? {} : { value }) }}
      success={t('saved')}
    >
      <div className="fields">
        {units.length > 0 && (
          <label className="field">
            <span className="lb">{t('place')}</span>
            <select className="inp" value={unitId} onChange={(event) => choose(event.target.value)}>
              <option value="">{t('company')}</option>
              {units.map(({ id, name, depth }) => (
                <option key={id} value={id}>
                  {`${'　'.repeat(depth)}${name}${id in own ? t('hasOwn') : ''}`}
                </option>
              ))}
            </select>
          </label>
        )}
        {mayInherit && (
          <label className="row">
            <input
              type="checkbox"
              className="chk"
              checked={inherit}
              onChange={(event) => setInherit(event.target.checked)}
            />
            {unitId === '' ? t('useDefault') : t('useInherited')}
          </label>
        )}
        {!inherit && (
          <ValueEditor
            key={unitId}
            field={field}
            label={t('value')}
            path="value"
            value={value}
            onChange={setValue}
          />
        )}
        <DateInput
          name="effectiveFrom"
          label={t('from')}
          required
          defaultValue={today}
          min={today}
          hint={t('fromHint')}
        />
        <TextInput name="reason" label={t('reason')} maxLength={500} hint={t('reasonHint')} />
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
