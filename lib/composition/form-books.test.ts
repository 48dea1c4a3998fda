import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookOf, sheetsFromBook } from '@/lib/core/forms/book'
import { type Answers, fieldsOf, type Form, isWritable } from '@/lib/core/forms/definition'
import { diffAnswers } from '@/lib/core/forms/diff'
import { sampleAnswers } from '@/lib/core/forms/sample'
import { SAMPLE_DAY } from '@/lib/core/forms/sample-faces'
import { answersFromSheet } from '@/lib/core/forms/sheet-read'
import { wordsOf } from '@/lib/core/forms/words'
import { readWorkbookSheets } from '@/lib/core/sheets/read-workbook'
import { writeWorkbook } from '@/lib/core/sheets/write-workbook'
import enForms from '@/lib/messages/en/forms.json'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { formIds, formOf } from './form-registry'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dakehu-form-books-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function backFrom(form: Form, answers: Answers, catalogue: object, now: Answers = answers) {
  const words = wordsOf(catalogue, form.id)
  const path = join(folder, `${form.id}.xlsx`)
  await writeFile(path, await writeWorkbook(bookOf(form, answers, words, ['段', '项目', '内容'])))
  const { sheets, stale } = sheetsFromBook(form, await readWorkbookSheets(path), now, words)
  return { ...answersFromSheet(form, sheets, now, { words, today: SAMPLE_DAY }), stale }
}

/** What a spreadsheet program would run, or trim until it does, in every text of the form. */
function risky(form: Form, answers: Answers): Answers {
  const texts = fieldsOf(form).filter(({ field }) => field.kind === 'text' || field.kind === 'long-text')
  return {
    ...answers,
    ...Object.fromEntries(texts.map(({ name }, i) => [name, ['=1+1', '+86', '-3', '@sum'][i % 4]])),
  }
}

describe.each(formIds)('form %s as a workbook', (id) => {
  const form = formOf(id)!
  test.each([
    ['zh-CN', zhForms, 1],
    ['zh-CN', zhForms, 7],
    ['en', enForms, 20],
  ] as const)(
    'taken out and brought back untouched changes nothing (%s, sample %#)',
    async (_, catalogue, seed) => {
      const answers = risky(form, sampleAnswers(form, seed))
      const back = await backFrom(form, answers, catalogue)
      expect(diffAnswers(answers, back.answers)).toEqual([])
      expect(back.problems).toEqual([])
      expect(back.stale).toEqual([])
    },
  )

  test('brought back untouched, it does not undo what others changed meanwhile', async () => {
    const then = sampleAnswers(form, 3) as Answers
    const now = sampleAnswers(form, 4) as Answers
    const back = await backFrom(form, then, zhForms, now)
    const open = fieldsOf(form).filter(({ field }) => isWritable(field))
    for (const { name } of open)
      expect({ [name]: back.answers[name] ?? null }).toEqual({ [name]: now[name] ?? null })
  })
})
