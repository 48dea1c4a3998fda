import { useTranslations } from 'next-intl'

import type { Answers, Form, Section } from '@/lib/core/forms/definition'
import type { Field } from '@/lib/core/forms/kinds'
import { classNames } from '@/components/ui/class-names'
import { isMasked, type Row } from '@/lib/core/forms/values'
import type { Words } from '@/lib/core/forms/words'

import { leavesRoom, PaperValue } from './paper-faces'
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

/** Rows of a group that stay on one page beside their title; more may go on to the next. */
const KEPT_ROWS = 6

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
          label={place === 'above' && order === 0 ? captionOf(title, block.label) : block.label}
          table={table}
          rows={Array.isArray(value) ? (value as Row[]) : []}
          blank={content.answers === null}
          closed={Object.values(content.signatures).some(({ state }) => state === 'signed')}
          words={content.words}
        />
      )
    }
    return (
      <table
        key={block.rows[0]![0]!.box.name}
        className={place === 'upright' && block.rows.length <= KEPT_ROWS ? 'rl keep' : 'rl'}
      >
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

/** A section that opens with its lines has no row for its own title. */
function captionOf(title: string, label: string): string {
  return title === label ? label : `${title}　${label}`
}

/** Lines of writing the box is meant for; a tall box is no taller than four. */
function linesOf(field: Field): number {
  return field.kind === 'long-text' ? Math.min(field.lines ?? 1, 4) : 1
}

function PaperCells({
  printed: { box, label, labelColumns, valueColumns },
  ...content
}: Content & { printed: PaperBox }) {
  const { form } = content.words
  const lines = Math.max(...box.fields.map(({ field }) => linesOf(field)))
  const many = box.fields.length > 1
  const signs = box.fields.some(({ field }) => field.kind === 'signature')
  const fields = box.fields.map(({ name, field }, at) => {
    const own = form.fields[name] ?? name
    // The label of the box need not be said twice.
    const ownLabel = many && (at > 0 || box.ownLabel) && own !== label ? own : null
    return <PaperField key={name} name={name} field={field} ownLabel={ownLabel} many={many} {...content} />
  })
  return (
    <>
      <th scope="row" colSpan={labelColumns}>
        {label}
      </th>
      <td
        colSpan={valueColumns}
        className={classNames(lines > 1 && `ln${lines}`, signs && 'sgn') || undefined}
      >
        {many ? <div className="pfs">{fields}</div> : fields}
      </td>
    </>
  )
}

function PaperField({
  name,
  field,
  ownLabel,
  many,
  ...content
}: Content & { name: string; field: Field; ownLabel: string | null; many: boolean }) {
  const t = useTranslations('forms.sheet')
  const { answers, derived, signatures, words } = content
  const given = field.derive === undefined ? undefined : derived[field.derive]
  const value = answers === null ? null : given ? given.value : answers[name]
  const long = field.kind === 'long-text'
  const lined = many && !long && leavesRoom(field, words.shared, t)
  return (
    <span className={classNames('pfv', lined && 'wr', many && long && `all ln${linesOf(field)}`)}>
      {ownLabel && <span className="pfl">{ownLabel}</span>}
      {field.kind === 'signature' ? (
        <SignedHere
          view={answers === null ? undefined : signatures[field.step]}
          word={ownLabel === null ? t('signHere') : ''}
        />
      ) : (
        <span className="pfx">
          <PaperValue field={field} value={value} words={words.shared} />
          {isMasked(value) && !/\d/.test(value.shown) && field.kind === 'text' && t('maskInline')}
        </span>
      )}
      {words.form.hints?.[name] && <small className="hint">{words.form.hints[name]}</small>}
    </span>
  )
}

/** A signature in the body of the paper, or the room for it and for its day. */
function SignedHere({ view, word }: { view: SignatureView | undefined; word: string }) {
  const t = useTranslations('forms.sheet')
  if (view?.state === 'signed') return <span className="pfx">{`${view.name} ${view.post} ${view.at}`}</span>
  return (
    <span className="sgb">
      <span>{word}</span>
      <span className="nb">{t('dayBlank')}</span>
    </span>
  )
}
