'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToday } from '@/components/form/today'
import { type DossierFactKey, dossierFacts } from '@/lib/areas/customers/rules/dossier-facts'
import { editText, isTyped, parseField } from '@/lib/core/forms/text-faces'
import { isMasked } from '@/lib/core/forms/values'
import { optionWord, type SharedWords } from '@/lib/core/forms/words'

/** Can the value be written here, in one line? Tables and references are edited on their paper. */
export function mayEdit(fact: DossierFactKey, theirs: unknown): boolean {
  return isTyped(dossierFacts[fact].kind) && !isMasked(theirs)
}

/** The decider's own value, typed or chosen; what cannot be read is told as it is typed. */
export function ClaimEdit({
  fact,
  label,
  start,
  words,
  onValue,
}: {
  fact: DossierFactKey
  label: string
  start: unknown
  words: SharedWords
  onValue: (value: unknown, fault: boolean) => void
}) {
  const t = useTranslations('sheets')
  const checks = useTranslations('forms.checks')
  const today = useToday()
  const field = dossierFacts[fact]
  const [text, setText] = useState(() => editText(field, start, words))
  const [fault, setFault] = useState<string | null>(null)
  if (field.kind === 'choice')
    return (
      <select
        className="inp"
        aria-label={t('ownValue', { label })}
        defaultValue={typeof start === 'string' ? start : ''}
        onChange={(event) => onValue(event.target.value || null, false)}
      >
        <option value="">{t('blank')}</option>
        {field.options.codes.map((code) => (
          <option key={code} value={code}>
            {optionWord(words, field.options.set, code)}
          </option>
        ))}
      </select>
    )
  const has = checks.has as (key: string) => boolean
  return (
    <>
      <input
        className="inp"
        aria-label={t('ownValue', { label })}
        aria-invalid={fault !== null}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          const read = parseField(field, event.target.value, words, today)
          setFault(read.ok ? null : read.code)
          onValue(read.ok ? read.value : null, !read.ok)
        }}
      />
      {fault && <span className="em">{has(fault) ? checks(fault as 'required') : checks('unread')}</span>}
    </>
  )
}
