'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import type { Row } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'
import type { Conflict } from '@/lib/core/outcome'

import { controlId, useSheet } from './sheet-context'
import { goTo } from './side-panel'

/** The cell of a table a path names: `people.2.title`. */
function cellNamed(form: Form, path: string) {
  const [name = '', line, key] = path.split('.')
  const field = fieldNamed(form, name)
  const column = field?.kind === 'table' && key !== undefined ? field.columns[key] : undefined
  return column && key !== undefined ? { name, line: Number(line), key, column } : null
}

function cellLabel(form: Form, path: string, words: Words): string {
  const cell = cellNamed(form, path)
  if (!cell) return labelOf(form, path, words)
  const column = words.form.columns?.[cell.name]?.[cell.key] ?? cell.key
  return `${labelOf(form, cell.name, words)} ${cell.line + 1} ${column}`
}

/** The answers with what the other one wrote. */
function taken(form: Form, answers: Answers, { field, theirs }: Conflict): Answers {
  const cell = cellNamed(form, field)
  if (!cell) return { [field]: theirs }
  const rows = answers[cell.name] as readonly Row[]
  return { [cell.name]: rows.map((row, at) => (at === cell.line ? { ...row, [cell.key]: theirs } : row)) }
}

/** Fields two people changed at once: both values, one to choose. `onSettled` when each has been decided. */
export function ConflictChoice({
  conflicts,
  onSettled,
}: {
  conflicts: readonly Conflict[]
  onSettled: () => void
}) {
  const t = useTranslations('forms.sheet')
  const sheet = useSheet()
  const { form, words, store } = sheet
  const [open, setOpen] = useState<readonly Conflict[]>(conflicts)
  const show = (name: string, value: unknown) => {
    const field = cellNamed(form, name)?.column ?? fieldNamed(form, name)
    return (field && showField(field, value, words.shared)) || t('blank')
  }
  function decide(conflict: Conflict, theirs: boolean) {
    if (theirs) store.merge(taken(form, store.get().answers, conflict))
    const rest = open.filter((c) => c !== conflict)
    setOpen(rest)
    // After the new value is drawn.
    requestAnimationFrame(() => goTo(controlId(sheet, (rest[0] ?? conflict).field.split('.')[0]!)))
    if (rest.length === 0) onSettled()
  }
  return (
    <section className="sheet sec cnf" role="alert">
      <header>
        <h2 className="down">{t('conflictTitle')}</h2>
        <span className="n">{open.length}</span>
      </header>
      <p className="e1 meta">{t('conflictLead')}</p>
      {open.map((conflict) => (
        <div key={conflict.field} className="e2">
          <b>{cellLabel(form, conflict.field, words)}</b>
          <p>
            <span className="mut">{t('mine')}</span> {show(conflict.field, conflict.mine)}
          </p>
          <p>
            <span className="mut">{t('theirs')}</span> {show(conflict.field, conflict.theirs)}
          </p>
          <div className="row">
            <button type="button" className="btn s" onClick={() => decide(conflict, false)}>
              {t('keepMine')}
            </button>
            <button type="button" className="btn s" onClick={() => decide(conflict, true)}>
              {t('takeTheirs')}
            </button>
          </div>
        </div>
      ))}
    </section>
  )
}
