'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { createContext, type KeyboardEvent, type ReactNode, useContext, useState, useTransition } from 'react'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { Outcome } from '@/lib/core/outcome'
import type { ColumnSpec } from './column-spec'
import type { CustomerRowView } from './customer-row'
import { valueWords, type Words } from './value-cell'

/** What saving a cell answers: an outcome, or why the typed text is not taken; `wantsReason`: its reason is missing. */
export type CellAnswer = Outcome<unknown> | { kind: 'unreadable'; text: string; wantsReason?: true }
export type SaveCell = (submission: Parameters<Action<unknown>>[0]) => Promise<CellAnswer>

export const CellEditing = createContext<SaveCell | null>(null)

/** What stands in the field at first: no grouping, no unit. */
function typedText(spec: ColumnSpec, value: unknown, words: Words): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' && spec.options) return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return spec.kind === 'money' ? String(value / 100) : String(value)
  return valueWords(spec, value, words)
}

/** A cell of a fact while the list is edited: pressed it becomes the field. Enter saves, Escape leaves. */
export function EditableCell({
  row,
  spec,
  words,
  children,
}: {
  row: CustomerRowView
  spec: ColumnSpec
  words: Words
  children: ReactNode
}) {
  const t = useTranslations('workList.edit')
  const [open, setOpen] = useState(false)
  if (open) return <CellField row={row} spec={spec} words={words} onClose={() => setOpen(false)} />
  return (
    <button
      type="button"
      className="cell-edit"
      aria-label={t('cell', { name: row.name, column: spec.label })}
      onClick={() => setOpen(true)}
    >
      {children}
    </button>
  )
}

type Conflicted = { theirs: unknown; typed: string }

function CellField({
  row,
  spec,
  words,
  onClose,
}: {
  row: CustomerRowView
  spec: ColumnSpec
  words: Words
  onClose: () => void
}) {
  const t = useTranslations('workList.edit')
  const router = useRouter()
  const save = useContext(CellEditing)
  const stored = row.values[spec.id]
  const [typed, setTyped] = useState(() => typedText(spec, stored, words))
  const asked = spec.reasoned === true && row.state === 'selected' && typedText(spec, stored, words) !== ''
  const [wantsReason, setWantsReason] = useState(asked)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Conflicted | null>(null)
  const [pending, startTransition] = useTransition()

  function send(from: unknown) {
    if (!save) return
    startTransition(async () => {
      const why = wantsReason && reason.trim() !== '' ? { reason } : {}
      const input = { customerId: row.id, fact: spec.fact, from: from ?? null, typed, ...why }
      const answer = await save({ input, key: crypto.randomUUID() }).catch(() => null)
      if (answer?.kind === 'ok') {
        onClose()
        toast({ text: t('saved', { name: row.name, column: spec.label }), tone: 'ok' })
        router.refresh()
      } else if (answer?.kind === 'conflict') setConflict({ theirs: answer.conflicts[0]?.theirs, typed })
      else if (answer?.kind === 'unreadable') {
        setProblem(answer.text)
        if (answer.wantsReason) setWantsReason(true)
      } else setProblem(t(answer === null ? 'unreachable' : 'refused'))
    })
  }
  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send(stored)
    }
  }
  if (conflict)
    return (
      <span className="cell-both" role="alert">
        <span>{t('theirs', { value: valueWords(spec, conflict.theirs, words) || '—' })}</span>
        <span>{t('mine', { value: conflict.typed || '—' })}</span>
        <span className="row">
          <Button size="s" look="pri" onClick={() => send(conflict.theirs)}>
            {t('keepMine')}
          </Button>
          <Button
            size="s"
            onClick={() => {
              onClose()
              router.refresh()
            }}
          >
            {t('takeTheirs')}
          </Button>
        </span>
      </span>
    )
  const shared = {
    className: 'inp',
    autoFocus: true,
    disabled: pending,
    value: typed,
    'aria-label': t('cell', { name: row.name, column: spec.label }),
    'aria-invalid': problem !== null || undefined,
    onKeyDown: onKey,
  }
  const change = (text: string) => {
    setTyped(text)
    setProblem(null)
  }
  return (
    <span className="cell-both">
      <span className="cell-field">
        {spec.options && spec.kind !== 'many' ? (
          <select {...shared} onChange={(event) => change(event.target.value)}>
            <option value="">—</option>
            {spec.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : spec.long ? (
          <textarea {...shared} rows={3} onChange={(event) => change(event.target.value)} />
        ) : (
          <input {...shared} autoComplete="off" onChange={(event) => change(event.target.value)} />
        )}
        <Button size="s" look="pri" onClick={() => send(stored)}>
          {t('save')}
        </Button>
      </span>
      {problem && (
        <span className="down" role="alert">
          {problem}
        </span>
      )}
      {wantsReason && (
        <label className="cell-why">
          {t('reason')}
          <input
            className="inp"
            autoComplete="off"
            maxLength={500}
            disabled={pending}
            placeholder={t('reasonHint')}
            value={reason}
            onKeyDown={onKey}
            onChange={(event) => {
              setReason(event.target.value)
              setProblem(null)
            }}
          />
        </label>
      )}
    </span>
  )
}
