import { describe, expect, it } from 'vitest'
import zhForms from '@/lib/messages/zh-CN/forms.json'
import { type Form, fieldsOf } from './definition'
import { formIds, formOf } from '@/lib/composition/form-registry'
import { isGuarded } from './mask'
import { outwardAnswers, outwardMessages, outwardPaper } from './outward'
import { hidesSigns, isPlainText } from './plain-text'
import { sampleAnswers } from './sample'

describe.each(formIds)('of %s', (id) => {
  const form: Form = formOf(id)!
  const outward = outwardPaper(form)

  it('nothing of our side alone, no look-up and no signature leaves the house', () => {
    const kinds = fieldsOf(outward).filter(
      ({ field }) =>
        field.ownSide ||
        field.derive ||
        ['person', 'unit', 'customer', 'signature', 'calculated', 'file'].includes(field.kind),
    )
    expect(kinds).toEqual([])
    expect(JSON.stringify(outward)).not.toMatch(/ownSide|signOff":\{"/)
  })

  it('no guarded value goes along, masked or not', () => {
    const sent = outwardAnswers(form, sampleAnswers(form, 7))
    const guarded = fieldsOf(form).filter(({ field }) => isGuarded(field))
    expect(guarded.filter(({ name }) => name in sent)).toEqual([])
  })
})

it('of A7 the three facts of our side go neither as fields nor as words', () => {
  const paper = outwardPaper(formOf('A7')!)
  const bytes = JSON.stringify([paper, outwardMessages(zhForms, paper)])
  for (const secret of ['staffQuality', 'rivalRelations', 'attitudeToUs', '竞争公司', '合作态度', '素质'])
    expect(bytes).not.toContain(secret)
  expect(fieldsOf(formOf('A7')!).filter(({ field }) => field.ownSide)).toHaveLength(3)
})

describe('texts from outside', () => {
  it.each([
    ['Chinese and a rare character', '澄麓 𠮷', true, false],
    ['lines and a tab', 'a\n\tb', true, false],
    ['NUL', 'a\u0000', false, false],
    ['half a pair', '\ud800', false, false],
    ['a reversal', '药\u202Egnp', true, true],
    ['a zero width', '澄\u200b麓', true, true],
  ])('%s', (_, text, storable, hides) => {
    expect([isPlainText(text), hidesSigns(text)]).toEqual([storable, hides])
  })
})
