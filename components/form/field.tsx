'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

import type { FieldWiring } from './form-context'

/** What every input takes. `name` is the path in the input object: `amount`, `goods.0.price`. */
export type FieldProps = {
  name: string
  label: string
  required?: boolean
  hint?: ReactNode
  className?: string
}

/** Label above, control, hint and errors below. `group` for several controls under one label. */
export function Field({
  label,
  required,
  hint,
  className,
  wiring,
  group,
  children,
}: Omit<FieldProps, 'name'> & { wiring: FieldWiring; group?: boolean; children: ReactNode }) {
  const t = useTranslations('form')
  const words = (
    <>
      {label}
      {required && (
        <span className="r" title={t('required')}>
          *<span className="vh">{t('required')}</span>
        </span>
      )}
    </>
  )
  const labelId = `${wiring.id}-label`
  return (
    <div
      className={classNames('field', className)}
      {...(group && { role: 'group', 'aria-labelledby': labelId, ...wiring.aria, 'aria-invalid': undefined })}
    >
      {group ? (
        <span className="lb" id={labelId}>
          {words}
        </span>
      ) : (
        <label className="lb" htmlFor={wiring.id}>
          {words}
        </label>
      )}
      {children}
      {hint && (
        <div className="hint" id={wiring.hintId}>
          {hint}
        </div>
      )}
      {wiring.messages.length > 0 && (
        <div className="em" id={wiring.messageId}>
          <Icon name="warn" />
          <span>{wiring.messages.join(' ')}</span>
        </div>
      )}
    </div>
  )
}
