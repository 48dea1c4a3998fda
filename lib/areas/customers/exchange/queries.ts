import { today } from '@/lib/core/clock'
import { bookOf, markOf, sheetsFromBook } from '@/lib/core/forms/book'
import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
import { withCalculated } from '@/lib/core/forms/readable'
import { answersFromSheet } from '@/lib/core/forms/sheet-read'
import { showField } from '@/lib/core/forms/text-faces'
import { labelOf } from '@/lib/core/forms/text-of'
import { type Words, wordsOf } from '@/lib/core/forms/words'
import type { ReadSheet } from '@/lib/core/sheets/read-workbook'
import type { BookSheet } from '@/lib/core/sheets/write-workbook'
import type { Viewer } from '@/lib/core/scope'
import { paperFactsOf } from '../paper-people/queries'
import { mayFillPaper } from '../papers/policy'
import { paperEntries } from '../papers/queries'
import {
  type DossierPaperId,
  dossierPapers,
  isPerPeriod,
  isWanted,
  paperOf,
} from '../papers/rules/dossier-papers'
import { type FiscalKey, fiscalChoices, fiscalKey, fiscalMonths } from '../papers/rules/fiscal-period'
import { ownAnswers, paperForm, wholePaper } from '../papers/rules/paper-forms'
import { customerPlace } from '../queries'
import { type Difference, differencesOf, type PaperDifferences, quarrels } from './rules/differences'

type Wanted = { id: DossierPaperId; period: FiscalKey | null }
type Filled = Wanted & { form: Form; answers: Answers }

/** Papers of a customer as they stand, personal data masked. Null beyond reach. */
async function filledPapers(
  viewer: Viewer,
  customerId: string,
  wanted: readonly Wanted[],
): Promise<{ papers: Filled[]; name: string; tier: unknown } | null> {
  const view = await paperFactsOf(viewer, customerId)
  if (!view) return null
  const papers = await Promise.all(
    wanted.map(async ({ id, period: asked }): Promise<Filled> => {
      const form = paperForm(id)!
      const newest = (await paperEntries(viewer, customerId, id, asked))?.newest
      const own = newest ? ownAnswers(form, newest.answers) : {}
      // Without a sheet yet, the last year that is over is the one to be written.
      const period = isPerPeriod(id) ? (asked ?? newest?.period ?? fiscalChoices(today()).years[0]!) : null
      const stated = { ...wholePaper(form, view.facts, own), ...(period && { period: fiscalMonths(period) }) }
      return { id, period, form, answers: withCalculated(form, stated, { today: today() }) }
    }),
  )
  return { papers, name: String(view.facts['name']), tier: view.facts['tier'] ?? null }
}

/**
 * Papers of a customer as the sheets of one workbook: the ones asked for, or all its dossier wants; of a paper each fiscal
 * period has one of, the period asked for, else the newest. Null beyond reach.
 * @param forms catalogue `forms` of the reader's language
 */
export async function paperBook(
  viewer: Viewer,
  customerId: string,
  { form: asked, period }: { form: DossierPaperId | null; period: FiscalKey | null },
  forms: object,
  heads: readonly [string, string, string],
): Promise<{ name: string; formIds: DossierPaperId[]; sheets: BookSheet[] } | null> {
  const ids = asked ? [asked] : dossierPapers
  const all = await filledPapers(
    viewer,
    customerId,
    ids.map((id) => ({ id, period: isPerPeriod(id) ? period : null })),
  )
  if (!all) return null
  const wanted = all.papers.filter(
    ({ id }) => asked !== null || isWanted(id, all.tier) || paperOf(id).wanted === 'none',
  )
  return {
    name: all.name,
    formIds: wanted.map(({ id }) => id),
    sheets: wanted.flatMap(({ id, form, answers, period: of }) =>
      bookOf(form, answers, wordsOf(forms, id), heads, of ?? ''),
    ),
  }
}

function textOf(form: Form, name: string, value: unknown, words: Words): string {
  const field = fieldNamed(form, name)
  return field ? showField(field, value, words.shared) : ''
}

function readPaper(paper: Filled, sheets: readonly ReadSheet[], words: Words): Difference[] {
  const { form, answers: current } = paper
  const read = sheetsFromBook(form, sheets, current, words)
  const { answers, problems } = answersFromSheet(form, read.sheets, current, { words, today: today() })
  return differencesOf(form, current, answers, problems, read.stale)
}

/**
 * What a workbook that came back would change, paper by paper, field by field; nothing is saved. Null beyond reach.
 * @param say a sentence for what is wrong with a value (`forms.checks`)
 */
export async function bookDifferences(
  viewer: Viewer,
  customerId: string,
  sheets: readonly ReadSheet[],
  forms: object,
  say: (code: string, values: Record<string, string | number>) => string,
): Promise<PaperDifferences[] | null> {
  const place = await customerPlace(viewer, customerId)
  const ofPaper = (sheet: ReadSheet, { id, period }: Wanted) => {
    const mark = markOf(sheet)
    return mark.formId === id && fiscalKey(mark.about) === period
  }
  const wanted = dossierPapers.flatMap((id): Wanted[] => {
    const marks = sheets.map(markOf).filter(({ formId }) => formId === id)
    return [...new Set(marks.map(({ about }) => fiscalKey(about)))].flatMap((period) =>
      isPerPeriod(id) === (period !== null) ? [{ id, period }] : [],
    )
  })
  const filled = place && (await filledPapers(viewer, customerId, wanted))
  if (!filled) return null
  const papers = filled.papers.map((paper) => {
    const words = wordsOf(forms, paper.id)
    const mine = sheets.filter((sheet) => ofPaper(sheet, paper))
    const old = mine.some((sheet) => markOf(sheet).version !== paper.form.version)
    const refused = !mayFillPaper(viewer, paper.id, place) ? 'not-yours' : old ? 'old-version' : null
    return { paper, words, refused, changes: refused ? [] : readPaper(paper, mine, words) } as const
  })
  const disputed = quarrels(papers.map(({ changes }) => changes))
  return papers.map(({ paper, words, refused, changes }) => ({
    formId: paper.id,
    period: paper.period,
    name: words.form.name,
    refused,
    changes: changes.map((change) => ({
      ...change,
      label: labelOf(paper.form, change.field, words),
      fromText: textOf(paper.form, change.field, change.from, words),
      toText: textOf(paper.form, change.field, change.to, words),
      problemText: change.problem && say(change.problem.code, change.problem.values ?? {}),
      quarrel: change.fact !== null && disputed.includes(change.fact),
    })),
  }))
}
