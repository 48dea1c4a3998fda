'use client'

import { Combobox as BaseCombobox } from '@base-ui/react/combobox'
import { useTranslations } from 'next-intl'
import { type CompositionEvent, useRef, useState } from 'react'

import { Icon } from './icon'
import { useFound } from './use-found'

export type Choice = { value: string; label: string; detail?: string }

/**
 * One of very many, searched on the server as one types. `search` answers with at most a screenful, and the first ones as
 * soon as the list is opened, by mouse or arrow; `browse` false where there are too many to look through.
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
  browse = true,
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
  browse?: boolean
}) {
  const t = useTranslations('ui')
  const [text, setText] = useState(value?.label ?? '')
  const [query, setQuery] = useState<string | null>(null)
  /** What is asked for a text: nothing typed asks for the first ones, where they may be looked through. */
  const asking = (typed: string) => (typed === '' && !browse ? null : typed)
  const composing = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const chosenWhileComposing = useRef<Choice | null>(null)
  const { found, busy, failed } = useFound(query, search)
  const items = value && !found.some((choice) => choice.value === value.value) ? [...found, value] : found

  function type(next: string, reason: string) {
    if (chosenWhileComposing.current && reason === 'input-change') return
    setText(next)
    if (!composing.current && reason === 'input-change') setQuery(asking(next.trim()))
  }
  function choose(next: Choice | null, reason: string) {
    chosenWhileComposing.current = composing.current ? next : null
    if (composing.current) setTimeout(() => endByFocus(input.current))
    onChange(next)
    setText(next?.label ?? '')
    // Emptied by typing it goes on looking, with what `type` asked.
    if (reason !== 'input-clear') setQuery(null)
  }
  function endComposition(event: CompositionEvent<HTMLInputElement>) {
    composing.current = false
    const chosen = chosenWhileComposing.current
    const box = event.currentTarget
    if (!chosen) return setQuery(asking(box.value.trim()))
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
      onValueChange={(next, details) => choose(next, details.reason)}
      inputValue={text}
      onInputValueChange={(next, details) => type(next, details.reason)}
      onOpenChange={(open) => setQuery((asked) => (open ? (asked ?? asking('')) : null))}
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
                  {failed ? t('failedTitle') : query === null ? t('typeToSearch') : t('noMatch')}
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
