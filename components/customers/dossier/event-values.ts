import { listed, markOf } from '@/components/ui/listed'
import { type Fen, formatYuan } from '@/lib/core/money'

/** Amounts of events that are not named as such. */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = { 'credit.line-cut': ['before', 'after'] }

/** Codes as a sentence chooses by them: `go-again` → `go_again`. */
const CODE = /^[a-z]+(-[a-z]+)+$/

function told(kind: string, name: string, value: unknown, locale: string): [string, string | number][] {
  if (typeof value === 'number') {
    const isAmount = name.endsWith('Fen') || AMOUNTS[kind]?.includes(name)
    return [
      [
        isAmount && !name.endsWith('Fen') ? `${name}Fen` : name,
        isAmount ? `¥${formatYuan(value as Fen)}` : value,
      ],
    ]
  }
  if (typeof value === 'boolean') return [[name, String(value)]]
  if (typeof value === 'string') {
    if (name === 'remark') return [[name, value && `${markOf('colon', locale)}${value}`]]
    if (name === 'plan') return [[name, value.replaceAll(/[.-]/g, '_')]]
    return [[name, CODE.test(value) ? value.replaceAll('-', '_') : value]]
  }
  if (!Array.isArray(value)) return []
  return [
    [
      name,
      listed(
        value.filter((one) => typeof one === 'string'),
        locale,
      ),
    ],
    ['count', value.length],
  ]
}

/**
 * Facts of an event as its sentence takes them: amounts (names in `Fen`) in yuan, a remark with its colon, lists joined,
 * objects left out. What `sentence` names and the event lacks reads as nothing.
 */
export function eventValues(
  kind: string,
  values: Readonly<Record<string, unknown>>,
  sentence: string,
  locale: string,
): Record<string, string | number> {
  const wanted = [...sentence.matchAll(/\{\s*(\w+)/g)].map((match): [string, string] => [match[1]!, ''])
  const known = Object.entries(values).flatMap(([name, value]) => told(kind, name, value, locale))
  const form = typeof values['formId'] === 'string' ? [['form', values['formId']] as const] : []
  return Object.fromEntries([...wanted, ...known, ...form])
}
