'use client'

import { type FieldProps } from './field'
import { useField } from './form-context'

/** A single box to tick. Sends true or false. */
export function YesNoInput({
  name,
  label,
  hint,
  className,
  defaultValue = false,
  disabled,
}: FieldProps & { defaultValue?: boolean; disabled?: boolean }) {
  const wiring = useField(name, label, Boolean(hint))
  return (
    <div className={className}>
      <label className="row">
        <input
          id={wiring.id}
          type="checkbox"
          className="chk"
          name={name}
          defaultChecked={defaultValue}
          data-type="yes-no"
          disabled={disabled}
          {...wiring.aria}
        />
        {label}
      </label>
      {hint && (
        <div className="meta" id={wiring.hintId}>
          {hint}
        </div>
      )}
      {wiring.messages.length > 0 && (
        <div className="text-meta text-bad" id={wiring.messageId}>
          {wiring.messages.join(' ')}
        </div>
      )}
    </div>
  )
}
