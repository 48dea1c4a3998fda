'use client'

import { Combobox as BaseCombobox } from '@base-ui/react/combobox'
import { useTranslations } from 'next-intl'
import { type CompositionEvent, useRef, useState } from 'react'

import { Icon } from './icon'
import { useFound } from './use-found'

export type Choice = { value: string; label: string; detail?: string }

/**
 * One of very many, searched on the server as one types. `search` answers with at most a screenful.
 * The chosen value goes into a hidden field `name`. While an input method composes nothing is searched and no key
 * acts; choosing with the mouse in mid-composition leaves the chosen label, not the half-typed text.
 */
export function Combobox({
  search,
  value,
  onChange,
  name,
  id,
  label,
  placeholder,
  invalid,
  describedBy,
  disabled,
}: {
  search: (query: string, signal: AbortSignal) => Promise<Choice[]>
  value: Choice | null
  onChange: (value: Choice | null) => void
  name?: string
  id?: string
  label?: string
  placeholder?: string
  invalid?: boolean
  describedBy?: string
  disabled?: boolean
}) {
  const t = useTranslations('ui')
  const [text, setText] = useState(value?.label ?? '')
  const [query, setQuery] = useState('')
  const composing = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const chosenWhileComposing = useRef<Choice | null>(null)
  const { found, busy, failed } = useFound(query, search)
  const items = value && !found.some((choice) => choice.value === value.value) ? [...found, value] : found

  function type(next: string, reason: string) {
    if (chosenWhileComposing.current && reason === 'input-change') return
    setText(next)
    if (!composing.current) setQuery(reason === 'input-change' ? next.trim() : '')
  }
  function choose(next: Choice | null) {
    chosenWhileComposing.current = composing.current ? next : null
    if (composing.current) setTimeout(() => endByFocus(input.current))
    onChange(next)
    setText(next?.label ?? '')
    setQuery('')
  }
  function endComposition(event: CompositionEvent<HTMLInputElement>) {
    composing.current = false
    const chosen = chosenWhileComposing.current
    const box = event.currentTarget
    if (!chosen) return setQuery(box.value.trim())
    // The browser writes the composed text after this event; the label is put back behind it.
    setTimeout(() => {
      chosenWhileComposing.current = null
      box.value = chosen.label
      setText(chosen.label)
    })
  }

  return (
    <BaseCombobox.Root
      items={items}
      filter={null}
      value={value}
      onValueChange={choose}
      inputValue={text}
      onInputValueChange={(next, details) => type(next, details.reason)}
      itemToStringLabel={(choice: Choice) => choice.label}
      itemToStringValue={(choice: Choice) => choice.value}
      isItemEqualToValue={(a: Choice, b: Choice) => a.value === b.value}
      name={name}
      disabled={disabled}
    >
      <BaseCombobox.InputGroup className="inp affix">
        <BaseCombobox.Input
          ref={input}
          id={id}
          aria-label={label}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          placeholder={placeholder ?? t('typeToSearch')}
          autoComplete="off"
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={endComposition}
        />
        <BaseCombobox.Clear className="grid h-6 w-6 place-items-center" aria-label={t('clear')}>
          <Icon name="x" />
        </BaseCombobox.Clear>
        <Icon name="search" />
      </BaseCombobox.InputGroup>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner className="float" sideOffset={4} align="start">
          <BaseCombobox.Popup className="pop menu w-(--anchor-width)">
            <BaseCombobox.Status className="vh">{busy ? t('searching') : ''}</BaseCombobox.Status>
            {busy && <p className="none">{t('searching')}</p>}
            <BaseCombobox.Empty>
              {!busy && (
                <p className="none">
                  {failed ? t('failedTitle') : query === '' ? t('typeToSearch') : t('noMatch')}
                </p>
              )}
            </BaseCombobox.Empty>
            <BaseCombobox.List>
              {(choice: Choice) => (
                <BaseCombobox.Item key={choice.value} value={choice} className="it">
                  <span className="cut">{choice.label}</span>
                  {choice.detail && <span className="meta right">{choice.detail}</span>}
                </BaseCombobox.Item>
              )}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  )
}

/** A composition ends when its field loses the focus; the field gets it back at once. */
function endByFocus(input: HTMLInputElement | null): void {
  input?.blur()
  input?.focus()
}
