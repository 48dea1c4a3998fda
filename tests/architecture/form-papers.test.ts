import { NextIntlClientProvider } from 'next-intl'
import { type ComponentProps, createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { FormFill } from '@/components/form-sheet/form-fill'
import { FormPaper } from '@/components/form-sheet/form-paper'
import { FormRead } from '@/components/form-sheet/form-read'
import { formIds, formOf } from '@/lib/composition/form-registry'
import { businessDate } from '@/lib/core/dates'
import type { Answers } from '@/lib/core/forms/definition'
import { fieldsOf } from '@/lib/core/forms/definition'
import { isGuarded, maskAnswers } from '@/lib/core/forms/mask'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { messagesOf, wordsOf } from '@/lib/core/forms/words'
import enForms from '@/lib/messages/en/forms.json'
import enUi from '@/lib/messages/en/ui.json'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import zhUi from '@/lib/messages/zh-CN/ui.json'

const languages = { 'zh-CN': { forms: zhForms, ui: zhUi }, en: { forms: enForms, ui: enUi } }

/** Draws as the server does; a message that is missing or cannot be filled fails the test. */
function drawn(locale: keyof typeof languages, children: ReactNode): string {
  const onError = (error: unknown) => {
    throw error
  }
  const around: ComponentProps<typeof NextIntlClientProvider> = {
    locale,
    timeZone: 'Asia/Shanghai',
    messages: languages[locale],
    onError,
    children,
  }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, around))
}

describe.each(formIds)('form %s', (id) => {
  const form = formOf(id)!
  const answers = sampleAnswers(form, 7) as Answers

  describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
    const messages = messagesOf(languages[locale].forms, id)

    test('can be filled, read, printed filled and printed blank', () => {
      const fill = createElement(FormFill, {
        form,
        messages,
        answers,
        version: 1,
        today: businessDate('2026-11-23'),
        storageKey: 'test',
        signed: {},
        onSaveDraft: () => Promise.reject(new Error('not sent while drawing')),
        onSubmit: () => Promise.reject(new Error('not sent while drawing')),
      })
      const papers = [
        drawn(locale, fill),
        drawn(locale, createElement(FormRead, { form, messages, answers })),
        drawn(locale, createElement(FormPaper, { form, messages, answers })),
        drawn(locale, createElement(FormPaper, { form, messages, answers: null })),
      ]
      for (const paper of papers)
        expect(paper).toContain(languages[locale].forms[id].name.replaceAll("'", '&#x27;'))
    })
  })

  test('is ruled alike filled and blank: the same labels and heads in the same order', () => {
    const [filled, blank] = [answers, null].map((given) =>
      drawn('zh-CN', createElement(FormPaper, { form, messages: messagesOf(zhForms, id), answers: given })),
    )
    const labels = (paper: string) =>
      [...paper.matchAll(/<th[^>]*>(.*?)<\/th>|<span class="pfl">(.*?)<\/span>/g)]
        .map(([, head, label]) => head ?? label)
        .filter((text) => !/^\d*$/.test(text ?? ''))
    expect(labels(filled!)).toEqual(labels(blank!))
  })

  test('leaves room by hand for every field that shares a box, and says a label once', () => {
    const words = wordsOf(zhForms, id).form
    const blank = drawn(
      'zh-CN',
      createElement(FormPaper, { form, messages: messagesOf(zhForms, id), answers: null }),
    )
    // A label is followed by something to tick, a unit, a day or a line; never by nothing.
    expect(blank).not.toMatch(/<span class="pfv"><span class="pfl">[^<]*<\/span><span class="pfx"><\/span>/)
    for (const label of Object.values(words.boxes ?? {}))
      expect(blank).not.toMatch(new RegExp(`>${label}</th><td[^>]*>(<[^>]*>)*${label}<`))
  })

  test('prints every value it holds, long ones whole', () => {
    const longWords = '岭江药业华东大区苏州分支机构吴江地区市场部二〇二六年度一九五号'.repeat(2)
    const long = Object.fromEntries(
      fieldsOf(form).map(({ name, field }) => [
        name,
        field.kind === 'text' && !field.derive ? longWords : answers[name],
      ]),
    )
    const paper = drawn(
      'zh-CN',
      createElement(FormPaper, { form, messages: messagesOf(zhForms, id), answers: long }),
    )
    const expected = fieldsOf(form).filter(
      ({ name, field }) => field.kind === 'text' && long[name] === longWords,
    ).length
    expect(paper.split(longWords).length - 1).toBe(expected)
  })

  test('never prints a value that arrives masked', () => {
    const guarded = fieldsOf(form).filter(
      ({ name, field }) => isGuarded(field) && typeof answers[name] === 'string',
    )
    const masked = maskAnswers(form, answers, () => false)
    const paper = drawn(
      'zh-CN',
      createElement(FormPaper, { form, messages: messagesOf(zhForms, id), answers: masked }),
    )
    const open = new Set(Object.values(masked).filter((value) => typeof value === 'string'))
    const shown = guarded.filter(
      ({ name, field }) =>
        field.kind !== 'choice' &&
        !open.has(answers[name] as string) &&
        paper.includes(`>${answers[name] as string}<`),
    )
    expect(shown).toEqual([])
    expect(paper).not.toMatch(/\*{6}|\*-\*/)
    if (guarded.length > 0) expect(paper).toContain(zhForms.sheet.maskNote)
  })

  test.each([0, 1, 37, 500])('prints a table of %i lines, each with its number', (count) => {
    const table = fieldsOf(form).find(({ field }) => field.kind === 'table')
    if (!table) return
    const lines = (answers[table.name] ?? [{}]) as unknown[]
    const rows = Array.from({ length: count }, (_, i) => lines[i % lines.length] ?? {})
    const paper = drawn(
      'zh-CN',
      createElement(FormPaper, {
        form,
        messages: messagesOf(zhForms, id),
        answers: { ...answers, [table.name]: rows },
      }),
    )
    if (count > 0) expect(paper).toContain(`<th scope="row">${count}</th>`)
    // Other tables of the form may come with more lines than this one.
    const given = fieldsOf(form).flatMap(({ field }) =>
      field.kind === 'table' ? [field.minRows ?? 0, field.blankRows ?? 0] : [],
    )
    expect(paper).not.toContain(`<th scope="row">${Math.max(count, 8, ...given) + 1}</th>`)
  })
})
