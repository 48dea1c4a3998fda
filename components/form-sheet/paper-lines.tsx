import { useTranslations } from 'next-intl'

import type { Column, Field } from '@/lib/core/forms/kinds'
import type { Row } from '@/lib/core/forms/values'
import { optionWord, unitWord, type Words } from '@/lib/core/forms/words'
import { fen, formatYuan } from '@/lib/core/money'

import { PaperValue } from './paper-faces'
import { columnTotal } from './table-totals'

/** Lines ruled on the blank form; a list that is ranked is short. */
const BLANK_LINES = 8
const BLANK_RANKS = 5
/** Options a head has room to name. */
const NAMED_OPTIONS = 5
const NAMED_CHARACTERS = 18
/** Width of the running number against the columns together. */
const NUMBER_SHARE = 0.045

const FIGURES: readonly string[] = ['money', 'integer', 'number', 'percent']

/** Ruled lines; a fixed table has what each line is about printed in it. */
function blankLines(table: Field<'table'>): readonly Row[] {
  if (table.given) return table.given
  const given = Object.entries(table.columns).find(
    ([, column]) => column.kind === 'choice' && column.options.codes.length === table.minRows,
  )
  if (table.fixed && given?.[1].kind === 'choice')
    return given[1].options.codes.map((code) => ({ [given[0]]: code }))
  const ruled = table.ordered ? BLANK_RANKS : BLANK_LINES
  return Array.from({ length: table.blankRows ?? Math.max(table.minRows ?? 0, ruled) }, () => ({}))
}

function kindOf(column: Field): string {
  return column.kind === 'calculated' ? column.as : column.kind
}

/** What the blank lines of a column may be filled with, or what its figures count; null where the head says enough. */
function headNote(column: Column, head: string, { shared }: Words): string | null {
  if (column.kind === 'choice' && !column.derive) {
    const { set, codes } = column.options
    const options = codes.map((code) => optionWord(shared, set, code))
    const fits = codes.length <= NAMED_OPTIONS && options.join('/').length <= NAMED_CHARACTERS
    return fits && !options.every((option) => head.includes(option)) ? options.join('/') : null
  }
  const unit = 'unit' in column ? unitWord(shared, column.unit) : ''
  return unit && !head.includes(unit) ? unit : null
}

/** The lines to print: those there are, and below them the rest of what the blank form has ruled. */
function linesToPrint(table: Field<'table'>, rows: readonly Row[], blank: boolean): readonly Row[] {
  const ruled = blankLines(table)
  if (blank || rows.length === 0) return ruled
  return table.fixed ? rows : [...rows, ...ruled.slice(rows.length).map(() => ({}))]
}

/** A table field: its name and heads repeat on every page, a line is never cut, sums stand at the end. */
export function PaperLines({
  name,
  label,
  table,
  rows,
  blank,
  closed,
  words,
}: {
  name: string
  label: string
  table: Field<'table'>
  rows: readonly Row[]
  blank: boolean
  /** Signed: lines left empty are said to be so, that nothing be written into them afterwards. */
  closed: boolean
  words: Words
}) {
  const t = useTranslations('forms.sheet')
  const columns = Object.entries(table.columns)
  const heads = words.form.columns?.[name] ?? {}
  const total = columns.reduce((sum, [, column]) => sum + (column.width ?? 3), 0)
  const share = (width: number) => `${(width / total) * (1 - NUMBER_SHARE) * 100}%`
  const lines = linesToPrint(table, rows, blank)
  const totals = table.totals ?? []
  const before = columns.findIndex(([key]) => totals.includes(key))
  return (
    <table className={columns.length > 9 ? 'rl lines many' : 'rl lines'}>
      <colgroup>
        <col style={{ width: `${NUMBER_SHARE * 100}%` }} />
        {columns.map(([key, column]) => (
          <col key={key} style={{ width: share(column.width ?? 3) }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th className="cap" colSpan={columns.length + 1} scope="colgroup">
            {label}
            {columns.some(([, column]) => kindOf(column) === 'money') && (
              <span className="un">{t('inYuan')}</span>
            )}
          </th>
        </tr>
        <tr>
          <th aria-hidden="true" />
          {columns.map(([key, column]) => {
            const head = heads[key] ?? key
            const note = headNote(column, head, words)
            return (
              <th key={key} scope="col">
                {head}
                {note && <small>({note})</small>}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {lines.map((row, at) => (
          <tr key={at}>
            <th scope="row">{at + 1}</th>
            {columns.map(([key, column], nth) => (
              <td key={key} className={FIGURES.includes(kindOf(column)) ? 'num' : undefined}>
                <PaperValue inTable field={column} value={row[key] ?? null} words={words.shared} />
                {nth === 0 && closed && at === rows.length && at > 0 && t('blankBelow')}
              </td>
            ))}
          </tr>
        ))}
        {totals.length > 0 && (
          <tr className="tp">
            <th colSpan={before + 1} scope="row">
              {t('total')}
            </th>
            {columns.slice(before).map(([key, column]) => (
              <td key={key} className="num">
                {totals.includes(key) && rows.length > 0 && totalText(column, columnTotal(rows, key))}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  )
}

function totalText(column: Field, sum: number): string {
  return kindOf(column) === 'money' ? formatYuan(fen(sum)) : sum.toLocaleString('en-US')
}
