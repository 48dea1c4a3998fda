import { describe, expect, it } from 'vitest'
import { mentionBeingTyped, mentionsIn, piecesOf, withMention } from './mention-text'

const li = { id: '1', name: '李明' }
const limingde = { id: '2', name: '李明德' }

describe('a mention', () => {
  it.each([
    ['begins at the at sign', '请@', 2, { from: 1, typed: '' }],
    ['is what stands behind it', '请@李', 3, { from: 1, typed: '李' }],
    ['may begin with the wide at sign', '＠li', 3, { from: 0, typed: 'li' }],
    ['ends at a blank', '@李明 看', 5, null],
    ['is no e-mail address', 'a@b', 3, null],
    ['is none without the sign', '李明', 2, null],
  ])('%s', (_, text, caret, typing) => {
    expect(mentionBeingTyped(text, caret)).toEqual(typing)
  })

  it('is written where it was being typed', () => {
    expect(withMention('请@li看', 4, '李明')).toEqual({ text: '请@李明 看', caret: 5 })
  })

  it('counts only while its own name stands in the text', () => {
    expect(mentionsIn('@李明德 请看', [li, limingde])).toEqual(['2'])
    expect(mentionsIn('请看', [li])).toEqual([])
  })

  it('is cut out whole, the longer name first', () => {
    expect(piecesOf('请@李明德看 @李明', [li, limingde])).toEqual([
      { text: '请', mention: false },
      { text: '@李明德', mention: true },
      { text: '看 ', mention: false },
      { text: '@李明', mention: true },
    ])
  })
})
