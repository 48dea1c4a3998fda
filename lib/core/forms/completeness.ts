import { missingRequired } from './check'
import type { Answers, Form } from './definition'
import { fieldsOf, isWritable } from './definition'
import { applicable } from './readable'
import { isEmpty, isUnread } from './values'

export type Completeness = {
  filled: number
  total: number
  /** Names of required fields still empty. */
  missingRequired: string[]
  /** Required fields still empty that somebody else has to fill. */
  othersToFill: string[]
  sections: Record<string, { filled: number; total: number }>
}

/**
 * How far a form is filled: fields a person can fill and that apply. A masked value is filled, an unread one is not.
 * `shut`: fields that are not this writer's to fill.
 */
export function completeness(form: Form, answers: Answers, shut: readonly string[] = []): Completeness {
  const applies = applicable(form, answers)
  const sections: Completeness['sections'] = {}
  for (const { name, section, field } of fieldsOf(form)) {
    if (!isWritable(field) || !applies.has(name)) continue
    const count = (sections[section] ??= { filled: 0, total: 0 })
    count.total += 1
    if (!isEmpty(answers[name]) && !isUnread(answers[name])) count.filled += 1
  }
  const counts = Object.values(sections)
  const missing = missingRequired(form, answers)
  return {
    filled: counts.reduce((sum, c) => sum + c.filled, 0),
    total: counts.reduce((sum, c) => sum + c.total, 0),
    missingRequired: missing.filter((name) => !shut.includes(name)),
    othersToFill: missing.filter((name) => shut.includes(name)),
    sections,
  }
}
