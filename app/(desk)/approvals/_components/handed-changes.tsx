import { getMessages, getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import type { HandedPaper } from '@/lib/areas/customers/papers/queries'
import type { LineChange } from '@/lib/areas/customers/papers/rules/handed-changes'
import { stampTime } from '@/lib/core/clock'
import { fieldNamed, type Form } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import type { Field } from '@/lib/core/forms/kinds'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import { isMasked, type Row } from '@/lib/core/forms/values'
import { type Words, wordsOf } from '@/lib/core/forms/words'

type Changed = HandedPaper['changes'][number]

/** What a line of a table is called by: its first columns that say something. */
function nameOfLine(table: Field<'table'>, row: Row, words: Words): string {
  const said = Object.entries(table.columns).map(([name, column]) =>
    showField(column, row[name], words.shared),
  )
  return said.filter((text) => text !== '').slice(0, 2).join(' ') // prettier-ignore
}

function Pair({ before, after, blank, then }: Record<'before' | 'after' | 'blank' | 'then', string>) {
  return (
    <>
      {before === '' ? <span className="mut">{blank}</span> : <s>{before}</s>}
      <span className="mut" aria-hidden="true">
        {' → '}
      </span>
      <span className="vh">{then}</span>
      {after === '' ? <span className="mut">{blank}</span> : <b>{after}</b>}
    </>
  )
}

/** A line that is new, gone, or differs in some of its columns. */
async function LineMoved({
  field,
  table,
  line,
  words,
}: {
  field: string
  table: Field<'table'>
  line: LineChange
  words: Words
}) {
  const [t, sheet] = await Promise.all([getTranslations('signing'), getTranslations('forms.sheet')])
  const { before, after } = line
  if (!before || !after) {
    const row = before ?? after ?? {}
    return (
      <>
        <span className={after ? 'vd ok' : 'vd cut'}>{t(after ? 'lineNew' : 'lineGone')}</span>{' '}
        {after ? <b>{nameOfLine(table, row, words)}</b> : <s>{nameOfLine(table, row, words)}</s>}
      </>
    )
  }
  const moved = Object.entries(table.columns).filter(
    ([name]) => isMasked(before[name]) || isMasked(after[name]) || !sameValue(before[name], after[name]),
  )
  const shown = moved
    .map(([name, column]) => ({
      label: words.form.columns?.[field]?.[name] ?? name,
      before: showField(column, before[name], words.shared),
      after: showField(column, after[name], words.shared),
    }))
    .filter((one) => one.before !== one.after)
  return (
    <>
      <b>{nameOfLine(table, after, words)}</b>
      {shown.map((one) => (
        <span key={one.label} className="cell">
          {one.label} <Pair before={one.before} after={one.after} blank={sheet('blank')} then={t('then')} />
        </span>
      ))}
      {shown.length === 0 && <span className="cell mut">{t('guardedMoved')}</span>}
    </>
  )
}

async function FieldMoved({ form, change, words }: { form: Form; change: Changed; words: Words }) {
  const [t, sheet] = await Promise.all([getTranslations('signing'), getTranslations('forms.sheet')])
  const field = fieldNamed(form, change.field)
  if (!field) return null
  if (change.lines && field.kind === 'table')
    return (
      <ul>
        {change.lines.map((line, at) => (
          <li key={at}>
            <LineMoved field={change.field} table={field} line={line} words={words} />
          </li>
        ))}
      </ul>
    )
  const [before, after] = [change.before, change.after].map((value) => showField(field, value, words.shared))
  return (
    <>
      <Pair before={before!} after={after!} blank={sheet('blank')} then={t('then')} />
      {before === after && <span className="cell mut">{t('guardedMoved')}</span>}
    </>
  )
}

/** What a paper changes, before and after, in the groups of the paper. */
export async function HandedChanges({ form, paper }: { form: Form; paper: HandedPaper }) {
  const [t, messages] = await Promise.all([getTranslations('signing'), getMessages()])
  const words = wordsOf(messages.forms, form.id)
  const { changes, signed, filledFirst } = paper
  const groups = Object.keys(form.sections)
    .map((section) => ({ section, rows: changes.filter((change) => change.section === section) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <section aria-labelledby="handed-changes">
      <h3 className="t" id="handed-changes">
        {t('changes', { count: changes.length })}
        <span className="meta">
          {signed ? t('sinceSigned', { date: stampTime(signed.signedAt).slice(0, 10) }) : t('first')}
        </span>
      </h3>
      {changes.length === 0 && <p className="meta">{t(signed ? 'nothingSince' : 'nothingBefore')}</p>}
      {groups.length > 0 && (
        <dl className="moved">
          {groups.map(({ section, rows }) => (
            <Fragment key={section}>
              <div className="grp">{words.form.sections[section] ?? section}</div>
              {rows.map((change) => (
                <div key={change.field}>
                  <dt>{labelOf(form, change.field, words)}</dt>
                  <dd>
                    <FieldMoved form={form} change={change} words={words} />
                  </dd>
                  <dd className="meta">{[change.on, change.by, change.reason].filter(Boolean).join(' ')}</dd>
                </div>
              ))}
            </Fragment>
          ))}
        </dl>
      )}
      {filledFirst > 0 && <p className="meta">{t('filledFirst', { count: filledFirst })}</p>}
    </section>
  )
}
