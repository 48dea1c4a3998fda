import { classNames } from '@/components/ui/class-names'
import { isCode } from '@/components/ui/whole-codes'
import type { Field } from '@/lib/core/forms/kinds'
import { showField } from '@/lib/core/forms/text-faces'
import { isEmpty, isMasked } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'

import type { Derived } from './sheet-context'

const NUMBERS: readonly string[] = ['money', 'integer', 'number', 'percent', 'calculated']

/** A value nobody types here: calculated, set elsewhere, masked or merely read. */
export function ShownValue({
  field,
  value,
  words,
  derived,
  plain,
}: {
  field: Field
  value: unknown
  words: Words
  derived?: Derived | undefined
  /** In a column whose head tells the unit. */
  plain?: boolean
}) {
  if (isMasked(value)) return <span className="masked">{value.shown}</span>
  const text = isEmpty(value) ? '' : showField(field, value, words.shared)
  const isMoney = field.kind === 'money' || (field.kind === 'calculated' && field.as === 'money')
  return (
    <span
      className={classNames(
        'ro',
        NUMBERS.includes(field.kind) && typeof value !== 'string' && 'fig',
        isCode(text) && 'code',
      )}
    >
      {isMoney && !plain && text !== '' ? `¥${text}` : text}
      {derived?.source &&
        (derived.href ? (
          <a className="src" href={derived.href}>
            {derived.source}
          </a>
        ) : (
          <span className="src">{derived.source}</span>
        ))}
    </span>
  )
}
