import { useTranslations } from 'next-intl'
import { Fragment, useId } from 'react'

import { classNames } from '@/components/ui/class-names'
import { Seal } from '@/components/ui/seal'
import { Secrecy } from '@/components/ui/secrecy'
import type { Answers, Form } from '@/lib/core/forms/definition'
import { isMasked, type Row } from '@/lib/core/forms/values'
import { wordsOf } from '@/lib/core/forms/words'

import { PaperSection } from './paper-section'
import type { Derived } from './sheet-context'
import type { SignatureView } from './signature-line'

export type PaperFoot = { printedAt: string; printedBy: string }

const FOOT = "font:8.5pt 'Songti SC','SimSun','Noto Serif CJK SC',serif;color:#444;white-space:pre"

/** A string for `content:` in a style sheet. */
function quoted(text: string): string {
  return `"${text.replace(/["\\<]/g, ' ').replace(/\n/g, ' ')}"`
}

const COUNTERS: Readonly<Record<string, string>> = { '[page]': 'counter(page)', '[pages]': 'counter(pages)' }

/** A sentence with `[page]` and `[pages]` in it for `content:`, the two counted by the printer. */
function counted(sentence: string): string {
  return sentence
    .split(/(\[pages?\])/)
    .map((part) => COUNTERS[part] ?? quoted(part))
    .join(' ')
}

/**
 * A form on A4, to be laid beside the original: boxes, upright group titles, wrapped text, repeated table heads, page
 * x of y, signature cells. With `answers` null the blank form. Values that arrive masked print as ＊.
 */
export function FormPaper({
  form,
  messages,
  answers,
  derived = {},
  signatures = {},
  heads = [],
  about,
  secrecyHours,
  foot,
  nonce,
}: {
  form: Form
  /** `messagesOf(catalogue.forms, form.id)`. */
  messages: object
  answers: Answers | null
  derived?: Readonly<Record<string, Derived>>
  signatures?: Readonly<Record<string, SignatureView>>
  /** Over the boxes: unit, day, number. A unit or number left empty is ruled to be written by hand. */
  heads?: readonly string[]
  /** Whose paper it is; stands at the foot of every page. */
  about?: string
  secrecyHours?: number
  /** Who prints it and when; goes to the foot of every page. */
  foot?: PaperFoot
  /** Of the request, for the one style element that carries the foot. */
  nonce?: string
}) {
  const t = useTranslations('forms.sheet')
  const words = wordsOf(messages, form.id)
  const steps = Object.entries(form.signOff).filter(([, step]) => !step.inBody)
  const masked = answers !== null && Object.values(answers).some(holdsMask)
  const footText = foot
    ? t('printedBy', { id: form.id, version: form.version, at: foot.printedAt, name: foot.printedBy })
    : t('formNumber', { id: form.id, version: form.version })
  const pageText = counted(t('pageOf', { page: '[page]', pages: '[pages]' }))
  const notes = Object.values(words.form.notes ?? {}).join(' ')
  const landscape = form.page === 'landscape'
  // Every paper has pages of its own name, so that many printed at once each keep their own foot.
  const page = `fp${useId().replace(/\W/g, '')}`
  const [unit, day, number] = heads
  return (
    <article className={classNames('a4 fp', landscape && 'land', page)} aria-label={words.form.name}>
      <style
        nonce={nonce}
      >{`.${page}{page:${page}}@page ${page}{${landscape ? 'size:A4 landscape;' : ''}@bottom-left{content:${quoted(about ?? '')} '\\A' ${quoted(footText)};${FOOT}}@bottom-right{content:${pageText};${FOOT}}}`}</style>
      {form.secrecy > 0 && (
        <div className="wm">
          <Secrecy level={form.secrecy} {...(secrecyHours !== undefined && { hours: secrecyHours })} />
        </div>
      )}
      <h1>{words.form.name}</h1>
      <div className="sub1">
        <span>
          {t('headUnit')}
          {unit || <i className="ruled" />}
        </span>
        <span>{day}</span>
        <span>
          {t('headNumber')}
          {number || <i className="ruled" />}
        </span>
      </div>
      {Object.entries(form.sections).map(([name, section]) => (
        <Fragment key={name}>
          {section.newPage && (
            <h2 className="np">
              {words.form.name} {words.form.sections[name] ?? name}
            </h2>
          )}
          <PaperSection
            form={form}
            title={words.form.sections[name] ?? name}
            section={section}
            words={words}
            answers={answers}
            derived={derived}
            signatures={signatures}
          />
        </Fragment>
      ))}
      {steps.length > 0 && (
        <table className="sn-row">
          <tbody>
            <tr>
              {steps.map(([step, { final }]) => (
                <PaperSignature
                  key={step}
                  word={words.form.steps?.[step] ?? step}
                  view={answers === null ? undefined : signatures[step]}
                  final={final ?? false}
                />
              ))}
            </tr>
          </tbody>
        </table>
      )}
      {(notes || masked) && (
        <div className="sub1 after">
          <span>{notes}</span>
          {masked && <span>{t('maskNote')}</span>}
        </div>
      )}
      <div className="pgf">
        <span>{footText}</span>
        <span>{about}</span>
      </div>
    </article>
  )
}

function PaperSignature({
  word,
  view,
  final,
}: {
  word: string
  view: SignatureView | undefined
  final: boolean
}) {
  const t = useTranslations('forms.sheet')
  const signed = view?.state === 'signed'
  return (
    <td className="sn">
      <span className="w">{word}</span>
      {signed && <Seal name={view.name} look={final ? 'bai' : 'zhu'} />}
      {signed ? (
        <small>
          {view.name} {view.post}
          <br />
          {view.at}
        </small>
      ) : (
        <small className="open">
          <span>{t('signHere')}</span>
          <span className="nb">{t('dayBlank')}</span>
        </small>
      )}
    </td>
  )
}

/** Is it masked, or a line of it? */
function holdsMask(value: unknown): boolean {
  return (
    isMasked(value) ||
    (Array.isArray(value) && value.some((row: Row) => Object.values(row ?? {}).some(isMasked)))
  )
}
