import type { Answers, Paper } from './definition'
import { fieldsOf } from './definition'
import { showField } from './text-faces'
import { isEmpty } from './values'
import type { Words } from './words'

export type TextLine = { field: string; section: string; label: string; text: string }

/** The label of a field; with its group in front where another field of the form is called the same. */
export function labelOf(form: Paper, name: string, words: Words): string {
  const label = words.form.fields[name] ?? name
  const placed = fieldsOf(form)
  const section = placed.find((f) => f.name === name)?.section
  const twins = placed.filter((f) => words.form.fields[f.name] === label)
  return twins.length > 1 && section && form.sections[section]?.upright
    ? `${words.form.sections[section] ?? section} ${label}`
    : label
}

/** The filled answers as plain text, line by line, in the order of the paper: for exports, history and search. */
export function textOf(form: Paper, answers: Answers, words: Words): TextLine[] {
  return fieldsOf(form)
    .filter(({ name }) => !isEmpty(answers[name]))
    .map(({ name, section, field }) => ({
      field: name,
      section,
      label: labelOf(form, name, words),
      text: showField(field, answers[name], words.shared),
    }))
}
