import { useTranslations } from 'next-intl'

import type { Answers, Form, Section } from '@/lib/core/forms/definition'
import type { Field } from '@/lib/core/forms/kinds'
import { isMasked, type Row } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'

import { PaperValue } from './paper-faces'
import { PaperLines } from './paper-lines'
import { blocksOf, COLUMNS, type PaperBox, TITLE } from './paper-rows'
import type { Derived } from './sheet-context'
import type { SignatureView } from './signature-line'

type Content = {
  form: Form
  words: Words
  /** null: the blank form. */
  answers: Answers | null
  derived: Readonly<Record<string, Derived>>
  signatures: Readonly<Record<string, SignatureView>>
}

/** One section: ruled rows with the title upright at the left, and its tables. */
export function PaperSection({ title, section, ...content }: Content & { title: string; section: Section }) {
  const { blocks, place } = blocksOf(section, title, content.words)
  return blocks.map((block, order) => {
    if (block.kind === 'lines') {
      const table = block.box.fields[0]!.field as Field<'table'>
      const value = content.answers?.[block.box.name]
      return (
        <PaperLines
          key={block.box.name}
          name={block.box.name}
          label={block.label}
          table={table}
          rows={Array.isArray(value) ? (value as Row[]) : []}
          blank={content.answers === null}
          words={content.words}
        />
      )
    }
    return (
      <table key={block.rows[0]![0]!.box.name} className="rl">
        <colgroup>
          {Array.from({ length: COLUMNS }, (_, at) => (
            <col key={at} />
          ))}
        </colgroup>
        <tbody>
          {place === 'above' && order === 0 && (
            <tr>
              <th className="ttl" colSpan={COLUMNS} scope="colgroup">
                {title}
              </th>
            </tr>
          )}
          {block.rows.map((row, at) => (
            <tr key={row[0]!.box.name}>
              {at === 0 && place === 'upright' && (
                <th
                  className={title.length >= block.rows.length * 2 ? 'v tight' : 'v'}
                  rowSpan={block.rows.length}
                  colSpan={TITLE}
                >
                  {title}
                </th>
              )}
              {row.map((printed) => (
                <PaperCells key={printed.box.name} printed={printed} {...content} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  })
}

function PaperCells({
  printed: { box, label, labelColumns, valueColumns },
  ...content
}: Content & { printed: PaperBox }) {
  const long = box.fields.find(({ field }) => field.kind === 'long-text')?.field
  const lines = long?.kind === 'long-text' ? (long.lines ?? 1) : 1
  return (
    <>
      <th scope="row" colSpan={labelColumns}>
        {label}
      </th>
      <td colSpan={valueColumns} className={lines > 1 ? `ln${Math.min(lines, 4)}` : undefined}>
        {box.fields.map(({ name, field }, at) => (
          <PaperField
            key={name}
            name={name}
            field={field}
            ownLabel={box.fields.length > 1 && (at > 0 || box.ownLabel)}
            {...content}
          />
        ))}
      </td>
    </>
  )
}

function PaperField({
  name,
  field,
  ownLabel,
  ...content
}: Content & { name: string; field: Field; ownLabel: boolean }) {
  const t = useTranslations('forms.sheet')
  const { answers, derived, signatures, words } = content
  const given = field.derive === undefined ? undefined : derived[field.derive]
  const value = answers === null ? null : given ? given.value : answers[name]
  const view = field.kind === 'signature' && answers !== null ? signatures[field.step] : undefined
  return (
    <span className="pfv">
      {ownLabel && <span className="pfl">{words.form.fields[name] ?? name}</span>}
      {field.kind === 'signature' ? (
        view?.state === 'signed' ? (
          `${view.name} ${view.post} ${view.at}`
        ) : (
          <span className="mut-p">
            {t('sign')} {t('dayBlank')}
          </span>
        )
      ) : (
        <PaperValue field={field} value={value} words={words.shared} />
      )}
      {isMasked(value) && !/\d/.test(value.shown) && field.kind === 'text' && t('maskInline')}
    </span>
  )
}
