import { today } from '@/lib/core/clock'
import { bookOf, markOf, sheetsFromBook } from '@/lib/core/forms/book'
import { type Answers, fieldNamed, type Form } from '@/lib/core/forms/definition'
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
import { type DossierPaperId, dossierPapers, isWanted, paperOf } from '../papers/rules/dossier-papers'
import { ownAnswers, paperForm, wholePaper } from '../papers/rules/paper-forms'
import { customerPlace } from '../queries'
import { type Difference, differencesOf, type PaperDifferences, quarrels } from './rules/differences'

type Filled = { id: DossierPaperId; form: Form; answers: Answers }

/** Papers of a customer as they stand, personal data masked. Null beyond reach. */
async function filledPapers(
  viewer: Viewer,
  customerId: string,
  ids: readonly DossierPaperId[],
): Promise<{ papers: Filled[]; name: string; tier: unknown } | null> {
  const view = await paperFactsOf(viewer, customerId)
  if (!view) return null
  const papers = await Promise.all(
    ids.map(async (id): Promise<Filled> => {
      const form = paperForm(id)!
      const newest = (await paperEntries(viewer, customerId, id))?.newest
      return {
        id,
        form,
        answers: wholePaper(form, view.facts, newest ? ownAnswers(form, newest.answers) : {}),
      }
    }),
  )
  return { papers, name: String(view.facts['name']), tier: view.facts['tier'] ?? null }
}

/**
 * Papers of a customer as the sheets of one workbook: the ones asked for, or all its dossier wants. Null beyond reach.
 * @param forms catalogue `forms` of the reader's language
 */
export async function paperBook(
  viewer: Viewer,
  customerId: string,
  asked: DossierPaperId | null,
  forms: object,
  heads: readonly [string, string, string],
): Promise<{ name: string; formIds: DossierPaperId[]; sheets: BookSheet[] } | null> {
  const all = await filledPapers(viewer, customerId, asked ? [asked] : dossierPapers)
  if (!all) return null
  const wanted = all.papers.filter(
    ({ id }) => asked !== null || isWanted(id, all.tier) || paperOf(id).wanted === 'none',
  )
  return {
    name: all.name,
    formIds: wanted.map(({ id }) => id),
    sheets: wanted.flatMap(({ id, form, answers }) => bookOf(form, answers, wordsOf(forms, id), heads)),
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
  const ids = dossierPapers.filter((id) => sheets.some((sheet) => markOf(sheet).formId === id))
  const filled = place && (await filledPapers(viewer, customerId, ids))
  if (!filled) return null
  const papers = filled.papers.map((paper) => {
    const words = wordsOf(forms, paper.id)
    const mine = sheets.filter((sheet) => markOf(sheet).formId === paper.id)
    const old = mine.some((sheet) => markOf(sheet).version !== paper.form.version)
    const refused = !mayFillPaper(viewer, paper.id, place) ? 'not-yours' : old ? 'old-version' : null
    return { paper, words, refused, changes: refused ? [] : readPaper(paper, mine, words) } as const
  })
  const disputed = quarrels(papers.map(({ changes }) => changes))
  return papers.map(({ paper, words, refused, changes }) => ({
    formId: paper.id,
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
