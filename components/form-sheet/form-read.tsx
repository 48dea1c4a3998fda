import { useTranslations } from 'next-intl'

import { classNames } from '@/components/ui/class-names'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { sameValue } from '@/lib/core/forms/diff'
import type { Field } from '@/lib/core/forms/kinds'
import { type Box, boxesOf, rowsOf } from '@/lib/core/forms/layout'
import { isGuarded } from '@/lib/core/forms/mask'
import { applicable } from '@/lib/core/forms/readable'
import { isMasked, type Row } from '@/lib/core/forms/values'
import { type Words, wordsOf } from '@/lib/core/forms/words'

import type { Derived } from './sheet-context'
import { ShownValue } from './shown-value'
import { SignatureLine, type SignatureView } from './signature-line'
import { TableRead } from './table-read'

type Reading = {
  form: Form
  words: Words
  answers: Answers
  signed: Answers | null
  derived: Readonly<Record<string, Derived>>
  signatures: Readonly<Record<string, SignatureView>>
  applies: ReadonlySet<string>
}

/** A form to read: the same paper, nothing to type. Corners mark what changed since `signed`. */
export function FormRead({
  form,
  messages,
  answers,
  signed = null,
  derived = {},
  signatures = {},
}: {
  form: Form
  /** `messagesOf(catalogue.forms, form.id)`. */
  messages: object
  answers: Answers
  signed?: Answers | null
  derived?: Readonly<Record<string, Derived>>
  signatures?: Readonly<Record<string, SignatureView>>
}) {
  const words = wordsOf(messages, form.id)
  const reading = { form, words, answers, signed, derived, signatures, applies: applicable(form, answers) }
  const steps = Object.entries(form.signOff).filter(([, step]) => !step.inBody)
  return (
    <article className="paper" aria-label={words.form.name}>
      <h2 className="tt">{words.form.name}</h2>
      <div className="pf">
        {Object.entries(form.sections).map(([name, section]) => (
          <SectionRead
            key={name}
            title={words.form.sections[name] ?? name}
            boxes={rowsOf(boxesOf(section.fields), 'span').flat()}
            reading={reading}
          />
        ))}
      </div>
      {steps.length > 0 && (
        <div className={`sg n${steps.length}`}>
          {steps.map(([name, step]) => (
            <div key={name}>
              <SignatureLine
                word={words.form.steps?.[name] ?? name}
                view={signatures[name]}
                final={step.final ?? false}
              />
            </div>
          ))}
        </div>
      )}
      {Object.values(words.form.notes ?? {}).map((note) => (
        <p key={note} className="meta pn">
          {note}
        </p>
      ))}
    </article>
  )
}

function SectionRead({ title, boxes, reading }: { title: string; boxes: Box[]; reading: Reading }) {
  return (
    <>
      <h3 className="h">{title}</h3>
      {boxes.map((box) => (
        <BoxRead key={box.name} box={box} reading={reading} />
      ))}
    </>
  )
}

function changed(name: string, { answers, signed }: Reading): boolean {
  return (
    signed !== null &&
    !isMasked(answers[name]) &&
    !isMasked(signed[name]) &&
    !sameValue(answers[name], signed[name])
  )
}

function BoxRead({ box, reading }: { box: Box; reading: Reading }) {
  const { words, applies } = reading
  const head = box.fields[0]!
  const label =
    (box.ownLabel ? words.form.boxes?.[head.name] : undefined) ?? words.form.fields[head.name] ?? head.name
  return (
    <div
      className={classNames(
        'c',
        `s${box.span}`,
        changed(head.name, reading) && 'was',
        isGuarded(head.field) && 'pd',
        !applies.has(head.name) && 'na',
        head.field.kind === 'table' && 'tb',
      )}
    >
      <span className="lb">{label}</span>
      <div className="v">
        {box.fields.map(({ name, field }, at) => (
          <div
            key={name}
            className={classNames('pt', 'shown', `p-${field.kind}`, (at > 0 || box.ownLabel) && 'own')}
          >
            {box.fields.length > 1 && (at > 0 || box.ownLabel) && (
              <span className="pl">{words.form.fields[name] ?? name}</span>
            )}
            <ValueRead name={name} field={field} reading={reading} />
            {words.form.hints?.[name] && <small className="hint">{words.form.hints[name]}</small>}
          </div>
        ))}
      </div>
    </div>
  )
}

function ValueRead({ name, field, reading }: { name: string; field: Field; reading: Reading }) {
  const t = useTranslations('forms.sheet')
  const { words, answers, derived, signatures, form, applies } = reading
  if (!applies.has(name)) return <span className="ro mut">{t('notApplicable')}</span>
  if (field.kind === 'signature') {
    return (
      <SignatureLine
        compact
        word=""
        view={signatures[field.step]}
        final={form.signOff[field.step]?.final ?? false}
      />
    )
  }
  const given = field.derive === undefined ? undefined : derived[field.derive]
  const value = given ? given.value : answers[name]
  if (field.kind === 'table')
    return (
      <TableRead
        name={name}
        table={field}
        rows={Array.isArray(value) ? (value as Row[]) : []}
        words={words}
      />
    )
  return <ShownValue field={field} value={value} words={words} derived={given} />
}
