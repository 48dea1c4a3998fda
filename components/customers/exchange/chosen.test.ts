import { describe, expect, it } from 'vitest'
import type { DifferenceView, PaperDifferences } from '@/lib/areas/customers/exchange/rules/differences'
import { sentFacts, sentOwn } from './chosen'

const change = (field: string, to: unknown, more: Partial<DifferenceView> = {}): DifferenceView => ({
  field, fact: 'phone', from: null, to, stale: false, problem: null, problemText: null, label: field, fromText: '', toText: '', quarrel: false, ...more,
}) // prettier-ignore
const paper = (formId: 'A1' | 'A6' | 'A11', changes: DifferenceView[]): PaperDifferences => ({
  formId,
  period: null,
  name: formId,
  refused: null,
  changes,
})

describe('what is saved of a workbook', () => {
  it('a fact two papers change alike, once', () =>
    expect(
      sentFacts([paper('A1', [change('phone', '1')]), paper('A6', [change('phone', '1')])], new Set()),
    ).toEqual([{ fact: 'phone', from: null, to: '1' }]))
  it('a fact two papers quarrel over only when one is unticked', () => {
    const papers = [paper('A1', [change('phone', '1')]), paper('A6', [change('phone', '2')])]
    expect(sentFacts(papers, new Set())).toEqual([])
    expect(sentFacts(papers, new Set(['A1.phone']))).toEqual([{ fact: 'phone', from: null, to: '2' }])
  })
  it('nothing that could not be read, nothing unticked', () => {
    const papers = [
      paper('A1', [change('phone', { typed: 'x' }, { problem: { field: 'phone', code: 'unread' } })]),
    ]
    expect(sentFacts(papers, new Set())).toEqual([])
  })
  it('what only the paper holds, apart', () =>
    expect(sentOwn([paper('A11', [change('profile', '概况', { fact: null })])], new Set())).toEqual([
      { formId: 'A11', period: null, own: { profile: '概况' } },
    ]))
})
