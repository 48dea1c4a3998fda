import { type Answers, fieldsOf, type Form, isWritable, type Paper } from './definition'
import type { Column, Field, FieldMap, KindName } from './kinds'
import { isGuarded } from './mask'
import { isEmpty } from './values'

/** Kinds that are looked up among our own records or files: an outsider cannot fill them. */
const INWARD: ReadonlySet<KindName> = new Set<KindName>([
  'person',
  'unit',
  'customer',
  'reference',
  'contact',
  'file',
])

function isOutward(field: Field): boolean {
  return isWritable(field) && field.ownSide !== true && !INWARD.has(field.kind)
}

function outwardFields(fields: FieldMap): FieldMap {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => isOutward(field)))
}

/**
 * The paper as it may leave the house: without what is written by our side only, without look-ups into our records,
 * signatures and what the server works out. Pure data, so that nothing else travels with it.
 */
export function outwardPaper({ id, version, sections }: Paper): Paper {
  const kept = Object.entries(sections).map(
    ([name, { fields }]) => [name, { fields: outwardFields(fields) }] as const,
  )
  return {
    id,
    version,
    secrecy: 0,
    sections: Object.fromEntries(kept.filter(([, { fields }]) => Object.keys(fields).length > 0)),
    signOff: {},
  }
}

/** The same paper with the rules of its form, for checking what comes back. */
export function outwardForm(form: Form): Form {
  return { ...outwardPaper(form), rules: form.rules }
}

/** What a sheet may come filled with: guarded values (accounts, personal data) stay blank, whoever sends it. */
export function outwardAnswers(form: Form, answers: Answers): Answers {
  return Object.fromEntries(
    fieldsOf(outwardPaper(form)).flatMap(({ name, field }) =>
      isGuarded(field) || isEmpty(answers[name]) ? [] : [[name, answers[name]]],
    ),
  )
}

const pick = (from: unknown, names: ReadonlySet<string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries((from ?? {}) as Record<string, unknown>).filter(([name]) => names.has(name)),
  )

function optionSetsOf(field: Field | Column): string[] {
  if (field.kind === 'table') return Object.values(field.columns).flatMap(optionSetsOf)
  return 'options' in field && field.options ? [field.options.set] : []
}

/** The words of an outward paper out of the catalogue `forms`: its own fields and options, no word of anything else. */
export function outwardMessages(catalogue: object, paper: Paper): Record<string, unknown> {
  const all = catalogue as Record<string, Record<string, unknown>>
  const fields = fieldsOf(paper)
  const names = new Set(fields.map(({ name }) => name))
  const own = all[paper.id] ?? {}
  return {
    sheet: all['sheet'],
    checks: all['checks'],
    units: all['units'],
    words: all['words'],
    options: pick(all['options'], new Set(fields.flatMap(({ field }) => optionSetsOf(field)))),
    [paper.id]: {
      name: own['name'],
      sections: pick(own['sections'], new Set(Object.keys(paper.sections))),
      ...Object.fromEntries(
        ['fields', 'boxes', 'columns', 'hints'].map((group) => [group, pick(own[group], names)]),
      ),
      checks: own['checks'] ?? {},
    },
  }
}
