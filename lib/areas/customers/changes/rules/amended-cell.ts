import type { Field } from '@/lib/core/forms/kinds'
import { isGuarded, maskedText } from '@/lib/core/forms/mask'
import { formatPeriod } from '@/lib/core/forms/period'
import { maskPhone } from '@/lib/core/forms/phone'
import {
  type ContactRef,
  type FileRef,
  isEmpty,
  isOther,
  type Period,
  type Row,
} from '@/lib/core/forms/values'
import { type Fen, formatYuan } from '@/lib/core/money'
import { guardOf } from '../../dossier/rules/fact-changes'
import { isFactKey } from '../../dossier/schema'
import { dossierFacts } from '../../rules/dossier-facts'

const COMMA = '、'

/** The first words of every line of a table: what the lines are about. */
function linesOf({ columns }: Field<'table'>, rows: readonly Row[]): string {
  const [name, column] = Object.entries(columns).find(([, one]) => one.kind === 'text') ?? []
  if (!name || !column || isGuarded(column)) return String(rows.length)
  return rows
    .map((row) => (isEmpty(row[name]) ? '' : String(row[name])))
    .filter(Boolean)
    .join(COMMA)
}

function shown(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'money':
      return formatYuan(value as Fen)
    case 'percent':
      return `${String(value)}%`
    case 'period':
      return formatPeriod(value as Period)
    case 'contact': {
      const { name, title, phone } = value as ContactRef
      return [name, title, phone && maskPhone(phone)].filter(Boolean).join('，')
    }
    case 'file':
      return (value as readonly FileRef[]).map((file) => file.name).join(COMMA)
    case 'table':
      return linesOf(field, value as readonly Row[])
    default:
      if (isOther(value)) return value.other
      if (Array.isArray(value)) return value.join(COMMA)
      return typeof value === 'object' && value !== null && 'label' in value
        ? String(value.label)
        : String(value)
  }
}

/**
 * A value of a fact as a cell of C1 keeps it: codes of choices as codes, for the reader's words are put in when it is read.
 * Guarded facts and telephones of people are masked, whoever looks: the paper leaves the house. Null where nothing is.
 */
export function amendedCell(fact: string, value: unknown): string | null {
  if (isEmpty(value)) return null
  if (!isFactKey(fact)) return String(value)
  const field: Field = dossierFacts[fact]
  return guardOf(fact) ? maskedText(field, value) : shown(field, value)
}
