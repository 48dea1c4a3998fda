'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { type Fen, formatWan, formatYuan } from '@/lib/core/money'

import { Field, type FieldProps } from './field'
import { useField } from './form-context'
import { readMoney, sentMoney } from './money-text'
import type { EmptyAs } from './read-form'

const ONE_WAN_IN_FEN = 1_000_000

/** An amount. Accepts 12万, 1.2亿, full-width digits; shows 1,234.50 when left. Sends yuan text, or fen with `as="fen"`. */
export function MoneyInput({
  name,
  label,
  required,
  hint,
  className,
  defaultValue,
  empty = 'omit',
  as = 'yuan',
  disabled,
  onAmount,
}: FieldProps & {
  /** In fen. */
  defaultValue?: Fen | null
  empty?: EmptyAs
  as?: 'yuan' | 'fen'
  disabled?: boolean
  /** Told each time a readable amount, or none, stands in the field. */
  onAmount?: (amount: Fen | null) => void
}) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState(
    defaultValue === null || defaultValue === undefined ? '' : formatYuan(defaultValue),
  )
  const [left, setLeft] = useState(false)
  const { amount, shown, wrong } = readMoney(typed)
  const wiring = useField(name, label, Boolean(hint), left && wrong ? t('notMoney') : null)
  return (
    <Field {...{ label, required, hint, className, wiring }}>
      <span className="inp affix money">
        <span aria-hidden="true">¥</span>
        <input
          id={wiring.id}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          disabled={disabled}
          aria-required={required}
          onChange={(event) => {
            setTyped(event.target.value)
            const next = readMoney(event.target.value)
            if (!next.wrong) onAmount?.(next.amount)
          }}
          onFocus={() => setLeft(false)}
          onBlur={() => {
            setTyped(shown)
            setLeft(true)
          }}
          {...wiring.aria}
        />
        {amount !== null && Math.abs(amount) >= ONE_WAN_IN_FEN && (
          <span className="nowrap text-meta">{t('moneyWan', { wan: formatWan(amount) })}</span>
        )}
      </span>
      <input
        type="hidden"
        name={name}
        value={sentMoney(typed, as)}
        data-type={as === 'fen' ? 'number' : 'text'}
        data-empty={empty}
        disabled={disabled}
      />
    </Field>
  )
}
