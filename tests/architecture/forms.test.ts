import { describe, expect, test } from 'vitest'
import { formLoaders } from '@/lib/composition/form-loaders'
import { formIds, formOf, formRegistry } from '@/lib/composition/form-registry'
import { personFacts } from '@/lib/areas/customers/people/rules/person-facts'
import { dossierFacts } from '@/lib/areas/customers/rules/dossier-facts'
import { completeness } from '@/lib/core/forms/completeness'
import { fieldsOf, type Form } from '@/lib/core/forms/definition'
import { problemsOf } from '@/lib/core/forms/problems'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { SAMPLE_DAY } from '@/lib/core/forms/sample-faces'
import { schemaOf } from '@/lib/core/forms/schema'
import { wordsOf, type Words } from '@/lib/core/forms/words'
import enForms from '@/lib/messages/en/forms.json'
import enPower from '@/lib/messages/en/power.json'
import zhPower from '@/lib/messages/zh-CN/power.json'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import paperFields from './paper-fields.json'

const catalogues = { 'zh-CN': zhForms, en: enForms }

/** Every label the paper shows: fields, boxes, steps, and the lines that come with a fixed table. */
function labelsOf(paper: Form, { form, shared }: Words): string[] {
  const lines = fieldsOf(paper).flatMap(({ field }) =>
    field.kind === 'table' && field.fixed
      ? Object.values(field.columns).flatMap((column) =>
          column.kind === 'choice' ? Object.values(shared.options[column.options.set] ?? {}) : [],
        )
      : [],
  )
  return [
    ...[form.fields, form.boxes ?? {}, form.steps ?? {}].flatMap((words) => Object.values(words)),
    ...lines,
  ]
}

/** Words the form needs and the catalogue lacks. */
function missingWords(form: Form, { form: words, shared }: Words): string[] {
  const missing: string[] = []
  const need = (found: string | undefined, key: string) => found?.trim() || missing.push(key)
  for (const section of Object.keys(form.sections)) need(words.sections[section], `sections.${section}`)
  for (const step of Object.keys(form.signOff)) need(words.steps?.[step], `steps.${step}`)
  for (const { name, field } of fieldsOf(form)) {
    need(words.fields[name], `fields.${name}`)
    if (field.box) need(words.boxes?.[name], `boxes.${name}`)
    const all = field.kind === 'table' ? [field, ...Object.values(field.columns)] : [field]
    for (const f of all) {
      if ('options' in f)
        for (const code of f.options.codes)
          need(shared.options[f.options.set]?.[code], `options.${f.options.set}.${code}`)
      if ('unit' in f && f.unit) need(shared.units[f.unit], `units.${f.unit}`)
    }
    if (field.kind !== 'table') continue
    for (const column of Object.keys(field.columns))
      need(words.columns?.[name]?.[column], `columns.${name}.${column}`)
  }
  return missing
}

function keysOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null
      ? keysOf(inner as object, `${path}${key}.`)
      : [`${path}${key}`],
  )
}

describe.each(formIds)('form %s', (id) => {
  const form = formOf(id)!

  test('stands under its own id, its versions in rising order', () => {
    const versions: readonly Form[] = formRegistry[id]
    expect(versions.every((f) => f.id === id)).toBe(true)
    expect(versions.map((f) => f.version)).toEqual(
      [...new Set(versions.map((f) => f.version))].sort((a, b) => a - b),
    )
  })

  test('is the one that is loaded to be filled', async () => {
    expect(await formLoaders[id]()).toBe(form)
  })

  test('names every field once', () => {
    const names = fieldsOf(form).map((f) => f.name)
    expect(names).toEqual([...new Set(names)])
  })

  test('has every field of the paper it replaces, in the words of the source', () => {
    const labels = labelsOf(form, wordsOf(zhForms, id))
    const paper: string[] = paperFields[id]
    const lacking = paper.filter((label) => {
      const onPaper = paper.filter((l) => l === label).length
      return labels.filter((l) => l === label).length < onPaper
    })
    expect(lacking).toEqual([])
  })

  test.each(Object.entries(catalogues))('has all its words in %s', (_locale, catalogue) => {
    expect(missingWords(form, wordsOf(catalogue, id))).toEqual([])
  })

  test('has no word for a field it lost', () => {
    const names = new Set(fieldsOf(form).map((f) => f.name))
    expect(Object.keys(wordsOf(zhForms, id).form.fields).filter((name) => !names.has(name))).toEqual([])
  })

  test('names only fields it has in its rules and copies', () => {
    const names = new Set(fieldsOf(form).map((f) => f.name))
    const copies = Object.values(form.sections).flatMap((s) => Object.entries(s.copies ?? {}).flat())
    const { requiredWhen, appliesWhen, calculate, calculateRow } = form.rules
    const named = [requiredWhen, appliesWhen, calculate, calculateRow].flatMap((rules) =>
      Object.keys(rules ?? {}),
    )
    expect([...copies, ...named].filter((name) => !names.has(name))).toEqual([])
  })

  test('signs every step of its body where a field shows it', () => {
    const shown = fieldsOf(form).flatMap(({ field }) => (field.kind === 'signature' ? [field.step] : []))
    const inBody = Object.entries(form.signOff).flatMap(([step, { inBody }]) => (inBody ? [step] : []))
    expect(shown.sort()).toEqual(inBody.sort())
  })

  test('binds only facts its subject has, with the kind the fact has', () => {
    const facts = form.about === 'contact' ? personFacts : dossierFacts
    for (const { field } of fieldsOf(form)) {
      if (field.bind !== undefined) expect(facts).toHaveProperty([field.bind, 'kind'], field.kind)
    }
  })

  test.each([1, 2, 3, 20, 500])('sample %i can be submitted and is complete', (seed) => {
    const sample = sampleAnswers(form, seed)
    expect(problemsOf(form, sample, { today: SAMPLE_DAY })).toEqual([])
    expect(completeness(form, sample).missingRequired).toEqual([])
    expect(schemaOf(form, 'draft').safeParse(sample).success).toBe(true)
  })
})

test('both languages have the same keys', () => {
  expect(keysOf(enForms).sort()).toEqual(keysOf(zhForms).sort())
})

test('a behaviour is called the same on the map and on the profile', () => {
  expect(zhForms.options.behaviour).toEqual(zhPower.behaviour)
  expect(enForms.options.behaviour).toEqual(enPower.behaviour)
})

test('every fact of the dossier has its word', () => {
  expect(Object.keys(zhForms.facts).sort()).toEqual(Object.keys(dossierFacts).sort())
})
