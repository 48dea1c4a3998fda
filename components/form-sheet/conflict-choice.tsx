'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'

import { fieldNamed } from '@/lib/core/forms/definition'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import type { Conflict } from '@/lib/core/outcome'

import { controlId, useSheet } from './sheet-context'
import { goTo } from './side-panel'

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
    const field = fieldNamed(form, name)
    return (field && showField(field, value, words.shared)) || t('blank')
  }
  function decide(conflict: Conflict, theirs: boolean) {
    if (theirs) store.merge({ [conflict.field]: conflict.theirs })
    const rest = open.filter((c) => c !== conflict)
    setOpen(rest)
    // After the new value is drawn.
    requestAnimationFrame(() => goTo(controlId(sheet, (rest[0] ?? conflict).field)))
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
          <b>{labelOf(form, conflict.field, words)}</b>
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
