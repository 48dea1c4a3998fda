'use client'

import { Select as BaseSelect } from '@base-ui/react/select'
import { useTranslations } from 'next-intl'

import { Icon } from './icon'

export type Option<T extends string = string> = { value: T; label: string; disabled?: boolean }

/** One of a short list. For more than about thirty use `Combobox`. */
export function Select<T extends string>({
  options,
  value,
  onChange,
  name,
  label,
  placeholder,
  id,
  disabled,
}: {
  options: readonly Option<T>[]
  value: T | null
  onChange: (value: T | null) => void
  name?: string
  /** Said to screen readers when no visible label stands beside it. */
  label?: string
  placeholder?: string
  id?: string
  disabled?: boolean
}) {
  const t = useTranslations('ui')
  return (
    <BaseSelect.Root
      items={options}
      value={value}
      onValueChange={onChange}
      name={name}
      id={id}
      disabled={disabled}
    >
      <BaseSelect.Trigger className="inp row" aria-label={label}>
        <BaseSelect.Value className="cut grow text-left">
          {(chosen: T | null) =>
            options.find((option) => option.value === chosen)?.label ?? placeholder ?? t('choose')
          }
        </BaseSelect.Value>
        <Icon name="d" />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className="float" align="start" sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className="pop menu min-w-(--anchor-width)">
            {options.map((option) => (
              <BaseSelect.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="it"
              >
                <span className="tick">
                  <BaseSelect.ItemIndicator>
                    <Icon name="check" />
                  </BaseSelect.ItemIndicator>
                </span>
                <BaseSelect.ItemText>{option.label}</BaseSelect.ItemText>
              </BaseSelect.Item>
            ))}
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}
