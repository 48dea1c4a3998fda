import { describe, expect, it } from 'vitest'
import { fen } from '@/lib/core/money'
import { isPlainRating, ratingSentences, type RatingView } from './rating-sentences'

const books = { monthlySalesFen: fen(18_430_000), timesLate: 1, worstDaysLate: 12 }
const plain: RatingView = {
  computed: { grade: 3, clause: '3b', key: 'AB', others: 'ABC' },
  proposed: 3,
  inForce: 3,
  knockOuts: [],
  sheet: books,
  books,
}
const heeded = (change: Partial<RatingView>) =>
  ratingSentences({ ...plain, ...change })
    .filter(({ tone }) => tone !== 'passes')
    .map(({ tone, code }) => `${tone} ${code.replace('grading.sentences.', '')}`)

describe('what a signer of a rating is told', () => {
  it.each<[string, Partial<RatingView>, string[]]>([
    ['the same grade on figures of the books wants no heed', {}, []],
    ['a first rating wants none', { inForce: null }, []],
    ['a better grade wants none', { inForce: 4 }, []],
    ['a worse grade does: a line will be cut', { inForce: 2 }, ['heeds grade-falls']],
    ['a proposal better than computed does', { proposed: 2 }, ['heeds proposal-better']],
    [
      'a proposal worse than computed does, and it falls',
      { proposed: 4 },
      ['heeds proposal-worse', 'heeds grade-falls'],
    ],
    [
      'a delay of one day less than in the books',
      { sheet: { ...books, worstDaysLate: 11 } },
      ['heeds record-differs'],
    ],
    ['one delay less', { sheet: { ...books, timesLate: 0, worstDaysLate: 0 } }, ['heeds record-differs']],
    ['sales a fen higher', { sheet: { ...books, monthlySalesFen: fen(18_430_001) } }, ['heeds sales-differ']],
    [
      'no record where a knock-out makes it needless',
      { sheet: { ...books, timesLate: null, worstDaysLate: null }, knockOuts: ['sued'] },
      ['lowers knocked-out'],
    ],
  ])('%s', (_sentence, change, said) => {
    expect(heeded(change)).toEqual(said)
    expect(isPlainRating({ ...plain, ...change })).toBe(said.length === 0)
  })

  it('names the clause that gave the grade, or that none did', () => {
    const codeOf = (clause: RatingView['computed']['clause']) =>
      ratingSentences({ ...plain, computed: { ...plain.computed, clause } })[0]?.code
    expect(codeOf('3b')).toBe('grading.sentences.by-clause')
    expect(codeOf('filled')).toBe('grading.sentences.by-filled')
    expect(codeOf('residual')).toBe('grading.sentences.by-residual')
  })
})
