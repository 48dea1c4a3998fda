'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { isWritable } from '@/lib/core/forms/definition'
import type { Field } from '@/lib/core/forms/kinds'
import type { Box } from '@/lib/core/forms/layout'
import { isGuarded } from '@/lib/core/forms/mask'
import { isMasked, type Row } from '@/lib/core/forms/values'

import { isGroup } from './choice-input'
import { FieldInput } from './input-faces'
import { ProblemLine } from './problem-line'
import { controlId, useCell, useSheet } from './sheet-context'
import { ShownValue } from './shown-value'
import { SignatureCell } from './signature-cell'
import { TableRead } from './table-read'

/** One box of the paper: its label, and the field or fields in it. */
export function FieldBox({ box }: { box: Box }) {
  const t = useTranslations('forms.sheet')
  const sheet = useSheet()
  const { words } = sheet
  const head = box.fields[0]!
  const first = useCell(head.name)
  const label =
    (box.ownLabel ? words.form.boxes?.[head.name] : undefined) ?? words.form.fields[head.name] ?? head.name
  const id = controlId(sheet, head.name)
  const many = box.fields.length > 1
  const asGroup = many && box.ownLabel
  const isLocked = sheet.tools.locks?.fields[head.name] !== undefined
  const Label =
    isGroup(head.field) || asGroup || isLocked || !isWritable(head.field) || head.field.kind === 'table'
      ? 'span'
      : 'label'
  return (
    <div
      className={classNames(
        'c',
        `s${box.span}`,
        first.problems.length > 0 && !asGroup && 'err',
        first.changed && 'was',
        isGuarded(head.field) && 'pd',
        !first.applies && 'na',
        head.field.kind === 'table' && 'tb',
      )}
      role={asGroup ? 'group' : undefined}
      aria-labelledby={asGroup ? `${id}-l` : undefined}
    >
      <Label
        className={classNames('lb', first.required && !isLocked && 'r')}
        id={`${id}-l`}
        {...(Label === 'label' ? { htmlFor: id } : {})}
      >
        {label}
      </Label>
      {sheet.tools.beside?.(head.name, label)}
      <div className="v">
        {first.applies ? (
          box.fields.map(({ name, field }, at) => (
            <FieldPart key={name} name={name} field={field} ownLabel={many && (at > 0 || box.ownLabel)} />
          ))
        ) : (
          <span className="ro mut">{t('notApplicable')}</span>
        )}
      </div>
    </div>
  )
}

/** A field with its small label where the box has several, its value or input, and what is wrong with it. */
function FieldPart({ name, field, ownLabel }: { name: string; field: Field; ownLabel: boolean }) {
  const t = useTranslations('forms.sheet')
  const sheet = useSheet()
  const { words, store } = sheet
  const cell = useCell(name)
  const id = controlId(sheet, name)
  const label = words.form.fields[name] ?? name
  const errorId = `${id}-e`
  const onValue = useCallback((value: unknown) => store.set(name, value), [store, name])
  const onLeave = useCallback(() => store.leave(name), [store, name])
  const problem = cell.problems.find((p) => p.row === undefined)
  const lock = isWritable(field) ? sheet.tools.locks?.fields[name] : undefined
  const wrong = problem !== undefined
  const hint = cell.applies ? words.form.hints?.[name] : undefined
  const described = [wrong && errorId, hint && `${id}-h`].filter(Boolean).join(' ')
  return (
    <div
      className={classNames(
        'pt',
        `p-${field.kind}`,
        !isWritable(field) && 'shown',
        ownLabel && 'own',
        wrong && ownLabel && 'err',
        ownLabel && cell.changed && 'was',
      )}
    >
      {ownLabel && (
        <label
          className={classNames('pl', cell.required && 'r')}
          id={`${id}-p`}
          htmlFor={isGroup(field) ? undefined : id}
        >
          {label}
        </label>
      )}
      {!cell.applies ? (
        <span className="ro mut">{t('notApplicable')}</span>
      ) : field.kind === 'signature' ? (
        <SignatureCell step={field.step} compact />
      ) : lock ? (
        <LockedValue field={field} value={cell.value} label={label} lock={lock} />
      ) : isMasked(cell.value) ? (
        <MaskedValue name={name} label={label} shown={cell.value.shown} />
      ) : isWritable(field) ? (
        <FieldInput
          id={id}
          name={name}
          field={field}
          value={cell.value}
          label={label}
          labelledBy={isGroup(field) ? (ownLabel ? `${id}-p` : `${id}-l`) : undefined}
          describedBy={described || undefined}
          invalid={wrong}
          required={cell.required}
          onValue={onValue}
          onLeave={onLeave}
        />
      ) : field.kind === 'table' ? (
        <TableRead
          name={name}
          table={field}
          rows={Array.isArray(cell.value) ? (cell.value as Row[]) : []}
          words={words}
        />
      ) : (
        <ShownValue
          field={field}
          value={cell.value}
          words={words}
          derived={field.derive ? sheet.derived[field.derive] : undefined}
        />
      )}
      {sheet.tools.under?.(name)}
      {hint && (
        <small className="hint" id={`${id}-h`}>
          {hint}
        </small>
      )}
      {problem && <ProblemLine id={errorId} problem={problem} />}
    </div>
  )
}

/** What stands in a field that is not this writer's to fill, and why. */
function LockedValue({
  field,
  value,
  label,
  lock,
}: {
  field: Field
  value: unknown
  label: string
  lock: string
}) {
  const t = useTranslations('forms.sheet')
  const { words } = useSheet()
  return (
    <span className="lk">
      {isMasked(value) ? (
        <span className="masked">
          <span aria-hidden="true">{value.shown}</span>
          <span className="vh">{t('maskedField', { label })}</span>
        </span>
      ) : (
        <ShownValue field={field} value={value} words={words} />
      )}
      <span className="lock-why">
        <Icon name="lock" />
        {lock}
      </span>
    </span>
  )
}

/** What may be seen of a guarded value, and the way to the rest for those with the right. */
function MaskedValue({ name, label, shown }: { name: string; label: string; shown: string }) {
  const t = useTranslations('forms.sheet')
  const { store, tools } = useSheet()
  const [busy, setBusy] = useState(false)
  async function unmask() {
    setBusy(true)
    try {
      const value = await tools.onUnmask!(name)
      if (!isMasked(value)) store.merge({ [name]: value })
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className="masked">
      <span aria-hidden="true">{shown}</span>
      <span className="vh">{t('maskedField', { label })}</span>
      {tools.onUnmask && (
        <button
          type="button"
          className="un-mask"
          disabled={busy}
          aria-label={t('unmask', { label })}
          onClick={() => void unmask()}
        >
          <Icon name="eye" />
        </button>
      )}
    </span>
  )
}
