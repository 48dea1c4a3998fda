import type { BusinessDate } from '../dates'
import { chanceFrom } from './chance'
import type { Answers, AnswersOf, Form } from './definition'
import { fieldsOf, isWritable } from './definition'
import { isRequired, readable, settled } from './readable'
import { SAMPLE_DAY, sampleField } from './sample-faces'

/** How often an optional field is filled. */
const SHARE_FILLED = 0.85

/**
 * Answers that could be submitted, invented and repeatable: the same seed gives the same answers.
 * Derived and signed fields stay null; calculated ones are worked out.
 */
export function sampleAnswers<D extends Form>(
  form: D,
  seed: number,
  today: BusinessDate = SAMPLE_DAY,
): AnswersOf<D> {
  const chance = chanceFrom(seed)
  const values: Record<string, unknown> = {}
  for (const { name, field } of fieldsOf(form)) {
    const fill = field.required || chance.happens(SHARE_FILLED)
    // Drawn even where it stays empty: a field's value must not depend on its neighbours being filled.
    const value = isWritable(field) ? sampleField(field, chance, today) : null
    values[name] = fill ? value : null
  }
  const read = readable(form, values)
  for (const { name, field } of fieldsOf(form)) {
    if (values[name] === null && isRequired(form, name, read))
      values[name] = sampleField(field, chance, today)
  }
  const fitted: Answers = { ...values, ...form.rules.fitSample?.(readable(form, values)) }
  return settled(form, fitted, { today }) as AnswersOf<D>
}
