import { listed, markOf } from '@/components/ui/listed'
import { Money, type MoneyUnit } from '@/components/ui/money'
import type { Fen } from '@/lib/core/money'
import type { ColumnSpec } from './column-spec'

export type Words = { hidden: string; yes: string; no: string; locale: string }

function has<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value
}

/** A value of a column as plain words; amounts in yuan. */
export function valueWords(spec: ColumnSpec, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return ''
  if (has(value, 'masked')) return has(value, 'shown') && value.shown ? String(value.shown) : words.hidden
  if (has(value, 'label')) return String(value.label)
  if (has(value, 'other')) return String(value.other)
  if (has(value, 'name'))
    return [value.name, has(value, 'title') && value.title, has(value, 'phone') && value.phone]
      .filter(Boolean)
      .join(markOf('comma', words.locale))
  if (Array.isArray(value) && spec.kind === 'count') return String(value.length)
  if (Array.isArray(value))
    return listed(
      value.map((code) => optionLabel(spec, String(code))),
      words.locale,
    )
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (spec.options) return optionLabel(spec, String(value))
  if (typeof value === 'number' && spec.kind === 'money') return (value / 100).toFixed(2)
  if (typeof value === 'number') {
    const text = value.toLocaleString('en-US')
    return spec.kind === 'percent' ? `${text}%` : spec.unit ? `${text} ${spec.unit}` : text
  }
  return String(value)
}

function optionLabel(spec: ColumnSpec, code: string): string {
  return spec.options?.find((option) => option.value === code)?.label ?? code
}

/** A value of any column of the list. */
export function ValueCell({
  spec,
  value,
  unit,
  words,
}: {
  spec: ColumnSpec
  value: unknown
  unit: MoneyUnit
  /** With the year that need not be said of a day. */
  words: Words & { year: string }
}) {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="mut">—</span>
  if (has(value, 'masked')) return <span className="mut">{valueWords(spec, value, words)}</span>
  if (spec.kind === 'money' && typeof value === 'number') return <Money as={unit} amount={value as Fen} />
  if (spec.kind === 'count' && value === 0) return <span className="mut">0</span>
  const text = valueWords(spec, value, words)
  if (spec.kind === 'date' && text.startsWith(`${words.year}-`))
    return <span title={text}>{text.slice(5)}</span>
  if (spec.kind !== 'text' && spec.kind !== 'contact') return text
  return (
    <span className="one-line" title={text.length > 16 ? text : undefined}>
      {text}
    </span>
  )
}
