import type { Answers, Form } from '@/lib/core/forms/definition'
import { fieldsOf, isOpenColumn, isWritable } from '@/lib/core/forms/definition'
import type { Field } from '@/lib/core/forms/kinds'
import { editText } from '@/lib/core/forms/text-faces'
import { isEmpty, isMasked, isUnread, type Row } from '@/lib/core/forms/values'
import type { SharedWords } from '@/lib/core/forms/words'

import type { Judge } from './sheet-store'

function kept(name: string, field: Field, value: unknown, judge: Judge, words: SharedWords): unknown {
  if (isEmpty(value)) return null
  if (isUnread(value) || isMasked(value) || judge(name, field, value).length === 0) return value
  return { typed: editText(field, value, words) }
}

/**
 * The answers as a draft takes them: only what a person fills, masked values left out, and what does not fit its field
 * (too long, below zero, not picked) as it was typed, so that a draft can always be saved.
 */
export function sendableDraft(form: Form, answers: Answers, judge: Judge, words: SharedWords): Answers {
  const entries = fieldsOf(form)
    .filter(({ name, field }) => isWritable(field) && !isMasked(answers[name]))
    .map(({ name, field }): [string, unknown] => {
      const value = answers[name]
      if (field.kind !== 'table' || !Array.isArray(value))
        return [name, kept(name, field, value, judge, words)]
      const open = Object.entries(field.columns).filter(([, column]) => isOpenColumn(column))
      const own = (row: Row) =>
        field.records === undefined ? {} : { id: row['id'] ?? null, ending: row['ending'] ?? null }
      const rows = value.map((row: Row) => ({
        ...own(row),
        ...Object.fromEntries(open.map(([key, f]) => [key, kept(name, f, row[key], judge, words)])),
      }))
      return [name, rows]
    })
  return Object.fromEntries<unknown>(entries)
}
